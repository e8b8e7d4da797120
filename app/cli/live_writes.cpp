#include "app/cli/live_writes.h"

#include <cmath>

#include "app/cli/worlds.h"
#include "engine/study/processor_time.h"

namespace cli {
namespace {

using planning::Load;
using planning::Loaded;
using planning::WriteLoad;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint32_t kAloneWrites = 400;
constexpr std::uint32_t kFilledWrites = 4'000;
constexpr std::uint32_t kWarmUp = 200;
/// The load that shows what a server can send.
constexpr std::uint32_t kLargeBytes = 65'536;
constexpr std::uint32_t kLargeWrites = 300;
constexpr std::uint32_t kLargeClients = 8;

NewWorld liveWorld(std::uint32_t servers) {
  cluster::Settings settings;
  settings.servers = servers;
  settings.links = {};
  settings.electionTimeoutMin = milliseconds(500);
  settings.electionTimeoutMax = milliseconds(1'000);
  settings.clientTimeout = seconds(20);
  return makeWorld(cluster::WorldKind::Live, settings);
}

/// What fsyncs took, as the writes' paths saw them, would be a mean; the range wants the times.
std::variant<study::Distribution, std::string> measureDisk() {
  NewWorld made = liveWorld(1);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  WriteLoad load(*std::get<std::unique_ptr<cluster::World>>(made), {});
  if (!load.ready()) return "No leader was elected in a minute.";
  // A lone member's write is its fsync: everything else takes microseconds.
  Loaded loaded = load.run({.clients = 1, .writes = kAloneWrites, .warmUp = kWarmUp});
  if (loaded.latencies.empty()) return "No write was answered.";
  return study::Distribution(std::move(loaded.latencies));
}

std::variant<double, std::string> measureBandwidth() {
  NewWorld made = liveWorld(3);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  WriteLoad load(*std::get<std::unique_ptr<cluster::World>>(made), {});
  if (!load.ready()) return "No leader was elected in a minute.";
  const Loaded loaded = load.run({.clients = kLargeClients,
                                  .writes = kLargeWrites,
                                  .warmUp = kLargeClients,
                                  .valueBytes = kLargeBytes});
  constexpr double kFollowers = 2;
  return loaded.writesASecond() * kLargeBytes * kFollowers;
}

}  // namespace

std::variant<LiveWrites, std::string> measureLive(std::uint32_t servers, std::uint32_t valueBytes,
                                                  std::uint32_t clients) {
  NewWorld made = liveWorld(servers);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  WriteLoad load(*std::get<std::unique_ptr<cluster::World>>(made), {});
  if (!load.ready()) return "No leader was elected in a minute.";
  LiveWrites writes;
  writes.alone =
      load.run({.clients = 1, .writes = kAloneWrites, .warmUp = kWarmUp, .valueBytes = valueBytes});
  const double before = study::processorSeconds();
  writes.filled = load.run(
      {.clients = clients, .writes = kFilledWrites, .warmUp = 0, .valueBytes = valueBytes});
  writes.cpuSeconds = study::processorSeconds() - before;
  return writes;
}

std::variant<Calibration, std::string> calibrate() {
  auto writes = measureLive(3, 256, 64);
  if (auto* why = std::get_if<std::string>(&writes)) return std::move(*why);
  auto disk = measureDisk();
  if (auto* why = std::get_if<std::string>(&disk)) return std::move(*why);
  auto bandwidth = measureBandwidth();
  if (auto* why = std::get_if<std::string>(&bandwidth)) return std::move(*why);
  const auto& filled = std::get<LiveWrites>(writes);
  const auto handled = static_cast<double>(filled.filled.handled);
  if (handled <= 0) return "No message was handled.";
  Calibration calibration;
  calibration.server.processing =
      planning::Duration(std::llround(filled.cpuSeconds * 1e9 / handled));
  calibration.server.bandwidth = static_cast<std::uint64_t>(std::get<double>(bandwidth));
  calibration.disk.name = "this machine";
  const auto& times = std::get<study::Distribution>(disk);
  calibration.disk.state.syncMin = times.at(0.1);
  calibration.disk.state.syncMax = times.at(0.9);
  return calibration;
}

}  // namespace cli
