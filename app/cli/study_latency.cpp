// `flotilla-cli study latency`.
#include <algorithm>
#include <map>
#include <ostream>

#include "app/cli/live_writes.h"
#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "app/cli/study_plans.h"

namespace cli {
namespace {

using planning::Price;
using planning::PriceRow;
using planning::WriteTime;
using LiveBySize = std::map<std::uint32_t, LiveWrites>;

constexpr std::uint32_t kLiveSizes[] = {1, 3, 5, 7};

Sheet latencySheet(Asked live) {
  Sheet sheet;
  sheet.study = "latency";
  sheet.columns = {{"servers", "servers"}, {"quorum", "quorum"}};
  sheet.addEstimate("p50_ms", "p50, ms");
  sheet.addEstimate("p99_ms", "p99, ms");
  sheet.addEstimate("p99_9_ms", "p99.9, ms");
  sheet.addEstimate("writes_a_second", "writes/s, many clients", 0);
  sheet.columns.insert(sheet.columns.end(), {{"many_clients_p50_ms", "their p50, ms"},
                                             {"many_clients_p99_ms", "p99, ms"},
                                             {"mean_ms", "mean, ms"},
                                             {"client_ms", "= client"},
                                             {"network_ms", "+ network"},
                                             {"leader_disk_ms", "+ leader's disk"},
                                             {"follower_disk_ms", "+ follower's disk"},
                                             {"disk_queue_ms", "+ disk queue"},
                                             {"queueing_ms", "+ busy servers"},
                                             {"quorum_wait_ms", "quorum wait"},
                                             {"many_clients_queueing_ms", "busy, many clients"},
                                             {"writes", "writes"},
                                             {"failed", "failed"}});
  if (live == Asked::Yes) {
    sheet.columns.insert(sheet.columns.end(), {{"live_p50_ms", "Live p50, ms"},
                                               {"live_p99_ms", "Live p99, ms"},
                                               {"live_writes_a_second", "Live writes/s", 0}});
  }
  return sheet;
}

double mean(planning::Duration sum, std::uint64_t writes) {
  return writes == 0 ? 0 : study::inMs(sum) / static_cast<double>(writes);
}

std::vector<Cell> cellsOf(const PriceRow& row) {
  std::vector<Cell> cells{std::uint64_t{row.servers}, std::uint64_t{row.quorum}};
  append(cells, row.p50);
  append(cells, row.p99);
  append(cells, row.p999);
  append(cells, row.writesASecond);
  cells.insert(cells.end(), {row.filledP50.value, row.filledP99.value});
  const WriteTime& time = row.time;
  for (const planning::Duration part :
       {time.path(), time.client, time.network, time.leaderDisk, time.followerDisk, time.diskQueue,
        time.queueing, time.quorumWait}) {
    cells.push_back(mean(part, time.writes));
  }
  cells.push_back(mean(row.filledTime.queueing, row.filledTime.writes));
  cells.insert(cells.end(), {row.writes, row.failed});
  return cells;
}

void appendLive(std::vector<Cell>& cells, const LiveBySize& live, std::uint32_t servers) {
  const auto found = live.find(servers);
  if (found == live.end()) {
    cells.resize(cells.size() + 3);
    return;
  }
  const study::Distribution alone(found->second.alone.latencies);
  cells.push_back(planning::quantileOf(alone, 0.5).value);
  cells.push_back(planning::quantileOf(alone, 0.99).value);
  cells.push_back(found->second.filled.writesASecond());
}

/// What the figures say where tutorials say something else.
void addFindings(Sheet& sheet, const std::vector<PriceRow>& rows) {
  const PriceRow* slowest = nullptr;
  const PriceRow* quickest = nullptr;
  for (const PriceRow& row : rows) {
    if (row.servers < 3 || row.writes == 0) continue;
    if (slowest == nullptr || row.p99.value > slowest->p99.value) slowest = &row;
    if (quickest == nullptr || row.p99.value < quickest->p99.value) quickest = &row;
  }
  if (quickest == nullptr || quickest->servers <= slowest->servers) return;
  if (quickest->p99.most >= slowest->p99.least) return;
  sheet.notes.push_back(
      "A write of one client is not slower with more servers here: p99 is lower with " +
      std::to_string(quickest->servers) + " than with " + std::to_string(slowest->servers) +
      ", since the slowest of a larger minority need not be waited for.");
}

void addNotes(Sheet& sheet, const LatencyRequest& request, const std::vector<PriceRow>& rows) {
  sheet.notes.push_back(
      "A write's mean time is split along its critical path, as the trace tells it. Quorum wait, "
      "beside it: how long the leader waited for others once its own disk was done.");
  addFindings(sheet, rows);
  if (request.live == Asked::No) return;
  sheet.notes.push_back(
      "Live: real members, loopback sockets and a real fdatasync, all on one machine and stepped "
      "by "
      "one thread, so that more members share one processor; in the Lab each has its own.");
}

std::variant<LiveBySize, std::string> liveFigures(const LatencyRequest& request) {
  LiveBySize figures;
  for (const std::uint32_t size : kLiveSizes) {
    const auto& sizes = request.plan.sizes;
    if (std::find(sizes.begin(), sizes.end(), size) == sizes.end()) continue;
    auto writes = measureLive(size, request.plan.valueBytes, request.plan.clients);
    if (auto* why = std::get_if<std::string>(&writes)) return std::move(*why);
    figures.emplace(size, std::get<LiveWrites>(std::move(writes)));
  }
  return figures;
}

/// Empty, or why this machine could not be measured.
std::string useThisMachine(planning::PricePlan& plan, Asked ownDisk, Sheet& sheet) {
  auto measured = calibrate();
  if (auto* why = std::get_if<std::string>(&measured)) return std::move(*why);
  const auto& calibration = std::get<Calibration>(measured);
  plan.server = calibration.server;
  if (calibration.restless()) {
    sheet.notes.push_back(
        "The disk was not at rest while it was measured: measure again, perhaps.");
  }
  if (ownDisk == Asked::Yes) plan.disk = calibration.disk;
  return {};
}

void addFactsOf(Sheet& sheet, const planning::PricePlan& plan, const LatencyRequest& request) {
  addFacts(sheet, plan.network, plan.disk, plan.seed);
  const bool measured = request.calibrate == Asked::Yes;
  sheet.facts.push_back({"sync_min_ms", study::inMs(plan.disk.state.syncMin)});
  sheet.facts.push_back({"sync_max_ms", study::inMs(plan.disk.state.syncMax)});
  sheet.facts.push_back({"processing_us", study::inMs(plan.server.processing) * 1e3});
  sheet.facts.push_back({"bandwidth_mb_s", static_cast<double>(plan.server.bandwidth) / 1e6});
  sheet.facts.push_back({"server", std::string(measured ? "measured on this machine" : "assumed")});
  sheet.facts.push_back({"value_bytes", std::uint64_t{plan.valueBytes}});
  sheet.facts.push_back({"many_clients", std::uint64_t{plan.clients}});
}

}  // namespace

int studyLatency(const LatencyRequest& request, std::ostream& out, std::ostream& err) {
  PlanWork work(request.common, "latency", err);
  Sheet sheet = latencySheet(request.live);
  planning::PricePlan plan = request.plan;
  std::string why;
  if (request.calibrate == Asked::Yes || request.live == Asked::Yes) {
    work.announce("Measuring Live members on this machine, a few seconds each ...");
  }
  if (request.calibrate == Asked::Yes) why = useThisMachine(plan, request.ownDisk, sheet);
  LiveBySize live;
  if (why.empty() && request.live == Asked::Yes) {
    auto figures = liveFigures(request);
    if (auto* sentence = std::get_if<std::string>(&figures)) {
      why = *sentence;
    } else {
      live = std::get<LiveBySize>(std::move(figures));
    }
  }
  if (!why.empty()) {
    err << "Live cannot be measured: " << why << '\n';
    return kBadInput;
  }
  Price price(plan);
  const std::uint64_t trials = (request.writes + Price::kWritesOfTrial - 1) / Price::kWritesOfTrial;
  work.sharpen(trials,
               [&](std::uint64_t units, const planning::Work& part) { price.grow(units, part); });
  addFactsOf(sheet, plan, request);
  const auto rows = price.report();
  for (const PriceRow& row : rows) {
    std::vector<Cell> cells = cellsOf(row);
    if (request.live == Asked::Yes) appendLive(cells, live, row.servers);
    sheet.rows.push_back(std::move(cells));
  }
  addNotes(sheet, request, rows);
  return work.finish(sheet, out, kAllHeld);
}

}  // namespace cli
