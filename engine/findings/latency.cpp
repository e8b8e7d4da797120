// What a write costs by the number of servers, and where its time goes.
#include "engine/findings/answer.h"

namespace findings {
namespace {

using planning::Price;
using planning::PriceRow;
using planning::WriteTime;

Sheet latencySheet() {
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

void addFactsOf(Sheet& sheet, const planning::PricePlan& plan) {
  addFacts(sheet, plan.network, plan.disk, plan.seed);
  sheet.facts.push_back({"sync_min_ms", study::inMs(plan.disk.state.syncMin)});
  sheet.facts.push_back({"sync_max_ms", study::inMs(plan.disk.state.syncMax)});
  sheet.facts.push_back({"processing_us", study::inMs(plan.server.processing) * 1e3});
  sheet.facts.push_back({"bandwidth_mb_s", static_cast<double>(plan.server.bandwidth) / 1e6});
  sheet.facts.push_back({"value_bytes", std::uint64_t{plan.valueBytes}});
  sheet.facts.push_back({"many_clients", std::uint64_t{plan.clients}});
}

class LatencyAnswer : public Answer {
 public:
  explicit LatencyAnswer(const LatencyQuestion& question)
      : question_(question), price_(question.plan) {}

  std::uint64_t wanted() const override {
    return (question_.writes + Price::kWritesOfTrial - 1) / Price::kWritesOfTrial;
  }
  void grow(std::uint64_t units, const planning::Work& work) override { price_.grow(units, work); }
  Sheet sheet() const override {
    Sheet sheet = latencySheet();
    addFactsOf(sheet, question_.plan);
    const auto rows = price_.report();
    for (const PriceRow& row : rows) sheet.rows.push_back(cellsOf(row));
    sheet.notes.push_back(
        "A write's mean time is split along its critical path, as the trace tells it. Quorum "
        "wait, beside it: how long the leader waited for others once its own disk was done.");
    addFindings(sheet, rows);
    return sheet;
  }

 private:
  LatencyQuestion question_;
  Price price_;
};

}  // namespace

std::unique_ptr<Answer> answerLatency(const LatencyQuestion& question) {
  return std::make_unique<LatencyAnswer>(question);
}

}  // namespace findings
