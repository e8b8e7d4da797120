#include "engine/study/classic.h"

#include <cmath>

namespace study {

namespace {

using std::chrono::milliseconds;

constexpr std::uint32_t kServers = 5;

cluster::Settings settingsOf(std::uint32_t servers, Duration timeoutMin, Duration timeoutMax) {
  cluster::Settings settings;
  settings.servers = servers;
  settings.electionTimeoutMin = timeoutMin;
  settings.electionTimeoutMax = timeoutMax;
  settings.heartbeatInterval = timeoutMin / 2;
  settings.disks.writeLatency = settings.disks.syncMin = settings.disks.syncMax = Duration{0};
  settings.processing = Duration{0};
  return settings;
}

}  // namespace

ElectionPlan lanPlan(Duration timeoutMin, Duration timeoutMax) {
  cluster::Settings settings = settingsOf(kServers, timeoutMin, timeoutMax);
  settings.links.latencyMin = milliseconds(1);
  settings.links.latencyMax = milliseconds(2);
  settings.disks.syncMax = milliseconds(4);
  return {settings, LeaderCrash{.laggards = 2, .clockDriftPpm = 50}};
}

ElectionPlan wanPlan(std::uint32_t failed, Logs logs) {
  cluster::Settings settings = settingsOf(kServers, milliseconds(300), milliseconds(600));
  settings.links.latencyMin = milliseconds(30);
  settings.links.latencyMax = milliseconds(40);
  return {settings, ColdStart{failed, logs}};
}

ElectionPlan splitVotePlan(std::uint32_t servers, std::uint32_t failed, double latencyShare) {
  constexpr Duration kLeast = milliseconds(300);
  constexpr Duration kWidth = milliseconds(150);
  cluster::Settings settings = settingsOf(servers, kLeast, kLeast + kWidth);
  const double latency = latencyShare * static_cast<double>(kWidth.count());
  settings.links.latencyMin = settings.links.latencyMax =
      Duration(static_cast<Duration::rep>(std::llround(latency)));
  return {settings, ColdStart{failed, Logs::Same}};
}

}  // namespace study
