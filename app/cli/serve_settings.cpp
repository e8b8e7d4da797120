#include "app/cli/serve_settings.h"

namespace cli {
namespace {

using std::chrono::milliseconds;

std::string urlOf(std::size_t port) { return "http://127.0.0.1:" + std::to_string(port); }

}  // namespace

// Real machines take the time: nothing is added to the network, and to the disk only what was
// asked for. Timeouts as etcd's defaults.
cluster::Settings clusterSettingsOf(const ServeRequest& request) {
  cluster::Settings settings;
  settings.servers = request.members;
  settings.spares = request.spares;
  settings.electionTimeoutMin = milliseconds(1'000);
  settings.electionTimeoutMax = milliseconds(2'000);
  settings.heartbeatInterval = milliseconds(100);
  settings.links = {};
  settings.disks = {};
  settings.disks.syncMin = settings.disks.syncMax = request.slowSync;
  settings.preVote = true;
  settings.checkQuorum = true;
  settings.reads = server::Reads::WithoutLog;
  settings.snapshotEvery = request.snapshotCount;
  settings.keptBehind = request.snapshotCount / 20;
  settings.historyKept = 0;
  // One append is made durable while the next is under way: what comes meanwhile goes together.
  settings.inflight = 2;
  settings.batch = 4'096;
  return settings;
}

net::LiveOptions liveOptionsOf(const ServeRequest& request) {
  net::LiveOptions options;
  options.badLog = net::LiveOptions::BadLog::LeavesOneOut;
  options.dataDir = request.dataDir;
  options.firstPort = request.peerPort;
  if (request.member == 0) return options;
  options.only = raft::ServerId{request.member};
  if (request.reachPort == 0) return options;
  for (std::uint32_t i = 0; i < request.members + request.spares; ++i) {
    options.reachedAt.push_back(static_cast<std::uint16_t>(request.reachPort + i));
  }
  return options;
}

etcd::HostSettings hostSettingsOf(const ServeRequest& request, const cluster::Settings& settings) {
  etcd::HostSettings host;
  host.desk = etcd::deskSettingsOf(settings);
  host.firstPort = request.clientPort;
  host.firstMetricsPort = request.metricsPort;
  host.desk.quotaBytes = request.quotaBytes;
  for (std::size_t i = 0; i < host.desk.places.size(); ++i) {
    etcd::MemberPlace& place = host.desk.places[i];
    if (request.peerPort != 0) place.peerUrl = urlOf(request.peerPort + i);
    if (request.member == 0 || request.member == i + 1) continue;
    place.clientUrl = urlOf(request.clientPort + i);
    place.runBy = etcd::RunBy::AnotherProcess;
  }
  return host;
}

}  // namespace cli
