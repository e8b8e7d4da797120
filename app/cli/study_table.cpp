// `flotilla-cli study table`, and which study is which.
#include <algorithm>

#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "app/cli/study_plans.h"
#include "engine/planning/fault_table.h"

namespace cli {
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

Verification verify(const TableRequest& request, PlanWork& work) {
  if (request.verify == Verify::No) return {};
  planning::VerificationPlan plan;
  plan.most = std::min(request.most, planning::kTriedMost);
  plan.seed = request.common.seed;
  if (request.verify == Verify::Each) plan.symmetry = planning::Symmetry::Each;
  Verification verified;
  work.sharpen(1, [&](std::uint64_t, const planning::Work& part) {
    verified = planning::verifyTable(plan, part);
  });
  return verified;
}

void addNotes(Sheet& sheet, const TableRequest& request, const Verification& verified) {
  if (request.verify == Verify::No) return;
  sheet.notes.push_back(std::to_string(verified.run) + " of " + std::to_string(verified.wanted) +
                        " patterns were run, standing for " + std::to_string(verified.standsFor) +
                        ": each was staged on the engine under a leader, and a write and a "
                        "linearizable read were tried.");
  for (const std::string& sentence : verified.contradictions) {
    sheet.notes.push_back("Not as claimed: " + sentence + ".");
  }
  if (verified.agrees()) sheet.notes.push_back("The engine did what the table claims.");
}

}  // namespace

int studyTable(const TableRequest& request, std::ostream& out, std::ostream& err) {
  PlanWork work(request.common, "table", err);
  const Verification verified = verify(request, work);
  Sheet sheet = tableSheet();
  sheet.facts = {{"seed", request.common.seed}};
  for (const SizeRow& row : planning::faultTable(request.most)) {
    sheet.rows.push_back(cellsOf(row, verified));
  }
  addNotes(sheet, request, verified);
  return work.finish(sheet, out, verified.agrees() ? kAllHeld : kNotHeld);
}

namespace {

struct AskStudy {
  std::ostream& out;
  std::ostream& err;

  int operator()(const TableRequest& request) const { return studyTable(request, out, err); }
  int operator()(const AvailabilityRequest& request) const {
    return studyAvailability(request, out, err);
  }
  int operator()(const LatencyRequest& request) const { return studyLatency(request, out, err); }
  int operator()(const TimeoutsRequest& request) const { return studyTimeouts(request, out, err); }
  int operator()(const ReadsRequest& request) const { return studyReads(request, out, err); }
};

}  // namespace

int studyPlan(const PlanRequest& request, std::ostream& out, std::ostream& err) {
  return std::visit(AskStudy{out, err}, request);
}

}  // namespace cli
