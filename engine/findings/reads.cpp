// The ways to read: how long, how old, how true.
#include "engine/findings/answer.h"

namespace findings {
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
  sheet.columns.push_back({"first_lie_told", ""});
  sheet.columns.push_back({"first_lie_newest", ""});
  sheet.columns.push_back({"first_lie_since_ms", ""});
  return sheet;
}

std::vector<Cell> cellsOf(const planning::ReadWayName& name, const ReadRow& row) {
  std::vector<Cell> cells{std::string(name.key), std::string(name.words)};
  append(cells, row.p50);
  append(cells, row.p99);
  append(cells, {100 * row.answered.value, 100 * row.answered.least, 100 * row.answered.most});
  cells.insert(cells.end(),
               {row.stale, row.stalest, Flag{row.linearizable()}, row.lies, row.trials});
  if (row.liedBy) {
    const planning::OldRead& read = *row.liedBy;
    cells.insert(cells.end(), {read.told, read.newest, study::inMs(read.since)});
  } else {
    cells.resize(cells.size() + 3);
  }
  return cells;
}

class ReadsAnswer : public Answer {
 public:
  explicit ReadsAnswer(const ReadsQuestion& question)
      : question_(question), reads_(question.plan) {}

  std::uint64_t wanted() const override { return question_.trials; }
  void grow(std::uint64_t units, const planning::Work& work) override { reads_.grow(units, work); }
  Sheet sheet() const override {
    Sheet sheet = readsSheet();
    addFacts(sheet, question_.plan.network, question_.plan.disk, question_.plan.seed);
    sheet.facts.push_back({"servers", std::uint64_t{question_.plan.servers}});
    const auto rows = reads_.report();
    const auto& ways = planning::readWays();
    for (std::size_t i = 0; i < rows.size(); ++i) sheet.rows.push_back(cellsOf(ways[i], rows[i]));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].lie.empty()) continue;
      sheet.notes.push_back(std::string(ways[i].key) + ": " + rows[i].lie);
    }
    sheet.notes.push_back(
        "In each cluster S1 leads, is cut off with a minority for a while, and comes back, while "
        "one client writes to the others and one reads from S1. Latency: before the cut.");
    return sheet;
  }

 private:
  ReadsQuestion question_;
  planning::Reads reads_;
};

}  // namespace

std::unique_ptr<Answer> answerReads(const ReadsQuestion& question) {
  return std::make_unique<ReadsAnswer>(question);
}

}  // namespace findings
