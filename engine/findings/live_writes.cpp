#include "engine/findings/live_writes.h"

#include <cmath>

#include "engine/study/processor_time.h"

namespace findings {
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

NewWorld liveWorld(const LiveWorlds& worlds, std::uint32_t servers) {
  cluster::Settings settings;
  settings.servers = servers;
  settings.links = {};
  settings.electionTimeoutMin = milliseconds(500);
  settings.electionTimeoutMax = milliseconds(1'000);
  settings.clientTimeout = seconds(20);
  return worlds(settings);
}

/// What fsyncs took, as the writes' paths saw them, would be a mean; the range wants the times.
std::variant<study::Distribution, std::string> measureDisk(const LiveWorlds& worlds) {
  NewWorld made = liveWorld(worlds, 1);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  WriteLoad load(*std::get<std::unique_ptr<cluster::World>>(made), {});
  if (!load.ready()) return "No leader was elected in a minute.";
  // A lone member's write is its fsync: everything else takes microseconds.
  Loaded loaded = load.run({.clients = 1, .writes = kAloneWrites, .warmUp = kWarmUp});
  if (loaded.latencies.empty()) return "No write was answered.";
  return study::Distribution(std::move(loaded.latencies));
}

std::variant<double, std::string> measureBandwidth(const LiveWorlds& worlds) {
  NewWorld made = liveWorld(worlds, 3);
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

std::variant<LiveWrites, std::string> measureLive(const LiveWorlds& worlds, std::uint32_t servers,
                                                  std::uint32_t valueBytes, std::uint32_t clients) {
  NewWorld made = liveWorld(worlds, servers);
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

std::variant<Calibration, std::string> calibrate(const LiveWorlds& worlds) {
  auto writes = measureLive(worlds, 3, 256, 64);
  if (auto* why = std::get_if<std::string>(&writes)) return std::move(*why);
  auto disk = measureDisk(worlds);
  if (auto* why = std::get_if<std::string>(&disk)) return std::move(*why);
  auto bandwidth = measureBandwidth(worlds);
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

namespace {

double quantileMs(const planning::Loaded& loaded, double share) {
  return planning::quantileOf(study::Distribution(loaded.latencies), share).value;
}

}  // namespace

void addLive(Sheet& sheet, const LiveBySize& live) {
  sheet.columns.insert(sheet.columns.end(), {{"live_p50_ms", "Live p50, ms"},
                                             {"live_p99_ms", "Live p99, ms"},
                                             {"live_p99_9_ms", "Live p99.9, ms"},
                                             {"live_writes_a_second", "Live writes/s", 0}});
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    auto& cells = sheet.rows[row];
    const auto servers = static_cast<std::uint32_t>(sheet.number(row, "servers").value_or(0));
    const auto found = live.find(servers);
    if (found == live.end()) {
      cells.resize(sheet.columns.size());
      continue;
    }
    const LiveWrites& writes = found->second;
    cells.insert(cells.end(), {quantileMs(writes.alone, 0.5), quantileMs(writes.alone, 0.99),
                               quantileMs(writes.alone, 0.999), writes.filled.writesASecond()});
  }
  sheet.notes.push_back(
      "Live: real members, loopback sockets and a real fdatasync, all on one machine and stepped "
      "by one thread, so that more members share one processor; in the Lab each has its own.");
}

}  // namespace findings
