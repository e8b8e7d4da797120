// `flotilla-cli study reads`.
#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "app/cli/study_plans.h"

namespace cli {
namespace {

using planning::ReadRow;

Sheet readsSheet() {
  Sheet sheet;
  sheet.study = "reads";
  sheet.columns = {{"way", "way to read"}, {"description", "answered by"}};
  sheet.addEstimate("p50_ms", "p50, ms");
  sheet.addEstimate("p99_ms", "p99, ms");
  sheet.addEstimate("answered_in_the_cut_percent", "answered while cut off, %", 0);
  sheet.columns.push_back({"stale_reads", "stale reads"});
  sheet.columns.push_back({"stalest_ms", "oldest, ms", 0});
  sheet.columns.push_back({"linearizable", "linearizable"});
  sheet.columns.push_back({"histories_not_linearizable", "histories that are not"});
  sheet.columns.push_back({"histories", "of"});
  return sheet;
}

std::vector<Cell> cellsOf(const planning::ReadWayName& name, const ReadRow& row) {
  std::vector<Cell> cells{std::string(name.key), std::string(name.words)};
  append(cells, row.p50);
  append(cells, row.p99);
  append(cells, {100 * row.answered.value, 100 * row.answered.least, 100 * row.answered.most});
  cells.insert(cells.end(),
               {row.stale, row.stalest, Flag{row.linearizable()}, row.lies, row.trials});
  return cells;
}

}  // namespace

int studyReads(const ReadsRequest& request, std::ostream& out, std::ostream& err) {
  PlanWork work(request.common, "reads", err);
  planning::Reads reads(request.plan);
  work.sharpen(request.trials,
               [&](std::uint64_t units, const planning::Work& part) { reads.grow(units, part); });
  Sheet sheet = readsSheet();
  addFacts(sheet, request.plan.network, request.plan.disk, request.plan.seed);
  sheet.facts.push_back({"servers", std::uint64_t{request.plan.servers}});
  const auto rows = reads.report();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sheet.rows.push_back(cellsOf(planning::readWays()[i], rows[i]));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].lie.empty()) continue;
    sheet.notes.push_back(std::string(planning::readWays()[i].key) + ": " + rows[i].lie);
  }
  sheet.notes.push_back(
      "In each cluster S1 leads, is cut off with a minority for a while, and comes back, while one "
      "client writes to the others and one reads from S1. Latency: before the cut.");
  return work.finish(sheet, out, kAllHeld);
}

}  // namespace cli
