// How many servers, how many may fail: counted, and tried on the engine.
#include <algorithm>

#include "engine/findings/answer.h"
#include "engine/planning/fault_table.h"

namespace findings {
namespace {

using planning::SizeRow;
using planning::Verification;

Sheet tableSheet() {
  Sheet sheet;
  sheet.study = "table";
  sheet.columns = {{"servers", "servers"},
                   {"quorum", "quorum"},
                   {"tolerated", "may fail"},
                   {"no_gain_over", "no gain over"},
                   {"patterns_with_quorum", "patterns with a quorum"},
                   {"patterns", "of all"},
                   {"share_percent", "%"},
                   {"patterns_by_down", "patterns by servers down"},
                   {"patterns_run", "run"},
                   {"patterns_stood_for", "standing for"},
                   {"patterns_agreed", "as claimed"}};
  return sheet;
}

/// "1 3 | 3 1": the bar stands where the quorum is lost.
std::string byDown(const SizeRow& row) {
  std::string text;
  for (std::uint32_t down = 0; down <= row.servers; ++down) {
    if (down > 0) text += down == row.tolerated + 1 ? " | " : " ";
    text += std::to_string(row.by[down]);
  }
  return text;
}

std::vector<Cell> cellsOf(const SizeRow& row, const Verification& verified) {
  const double share =
      100 * static_cast<double>(row.withQuorum) / static_cast<double>(row.patterns);
  Cell noGain;
  if (row.noGainOver) noGain = std::uint64_t{*row.noGainOver};
  std::vector<Cell> cells{std::uint64_t{row.servers},
                          std::uint64_t{row.quorum},
                          std::uint64_t{row.tolerated},
                          noGain,
                          row.withQuorum,
                          row.patterns,
                          share,
                          byDown(row)};
  planning::CellVerdict sum;
  for (const auto& [cell, verdict] : verified.cells) {
    if (cell.servers != row.servers) continue;
    sum.run += verdict.run;
    sum.standsFor += verdict.standsFor;
    sum.agreed += verdict.agreed;
  }
  if (sum.run == 0) {
    cells.resize(cells.size() + 3);
  } else {
    cells.insert(cells.end(), {sum.run, sum.standsFor, sum.agreed});
  }
  return cells;
}

void addNotes(Sheet& sheet, const TableQuestion& question, const Verification& verified) {
  if (question.verify == Verify::No) return;
  sheet.notes.push_back(std::to_string(verified.run) + " of " + std::to_string(verified.wanted) +
                        " patterns were run, standing for " + std::to_string(verified.standsFor) +
                        ": each was staged on the engine under a leader, and a write and a "
                        "linearizable read were tried.");
  for (const std::string& sentence : verified.contradictions) {
    sheet.notes.push_back("Not as claimed: " + sentence + ".");
  }
  if (verified.agrees()) sheet.notes.push_back("The engine did what the table claims.");
}

class TableAnswer : public Answer {
 public:
  explicit TableAnswer(const TableQuestion& question) : question_(question) {}

  std::uint64_t wanted() const override { return question_.verify == Verify::No ? 0 : 1; }
  void grow(std::uint64_t, const planning::Work& work) override {
    planning::VerificationPlan plan;
    plan.most = std::min(question_.most, planning::kTriedMost);
    plan.seed = question_.seed;
    if (question_.verify == Verify::Each) plan.symmetry = planning::Symmetry::Each;
    verified_ = planning::verifyTable(plan, work);
  }
  Sheet sheet() const override {
    Sheet sheet = tableSheet();
    sheet.facts = {{"seed", question_.seed}};
    for (const SizeRow& row : planning::faultTable(question_.most)) {
      sheet.rows.push_back(cellsOf(row, verified_));
    }
    addNotes(sheet, question_, verified_);
    sheet.holds = verified_.agrees();
    return sheet;
  }

 private:
  TableQuestion question_;
  Verification verified_;
};

}  // namespace

std::unique_ptr<Answer> answerTable(const TableQuestion& question) {
  return std::make_unique<TableAnswer>(question);
}

}  // namespace findings
