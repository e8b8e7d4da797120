// `flotilla-cli study timeouts`.
#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "app/cli/study_plans.h"

namespace cli {
namespace {

using planning::Candidate;
using planning::Leaderless;
using planning::TimeoutReport;

constexpr double kShares[] = {0, 0.1, 0.25, 0.75, 0.999, 1};
constexpr const char* kShareKeys[] = {"min_ms", "p10_ms", "p25_ms", "p75_ms", "p99_9_ms", "max_ms"};
constexpr const char* kShareTitles[] = {"least", "p10", "p25", "p75", "p99.9", "most, ms"};

Sheet timeoutsSheet() {
  Sheet sheet;
  sheet.study = "timeouts";
  sheet.columns = {{"heartbeat_ms", "heartbeat, ms", 0},
                   {"timeout_min_ms", "timeout, ms", 0},
                   {"timeout_max_ms", "to, ms", 0}};
  sheet.addEstimate("leaderless_mean_ms", "without a leader: mean, ms", 0);
  sheet.addEstimate("leaderless_p50_ms", "p50", 0);
  sheet.addEstimate("leaderless_p90_ms", "p90", 0);
  sheet.addEstimate("leaderless_p99_ms", "p99", 0);
  sheet.addEstimate("split_percent", "split, %", 1);
  sheet.addEstimate("needless_an_hour", "needless an hour", 1);
  sheet.columns.push_back({"crashes", "crashes"});
  sheet.columns.push_back({"undecided", "undecided"});
  sheet.columns.push_back({"watched_hours", "hours watched"});
  return sheet;
}

planning::Estimate percent(const planning::Estimate& share) {
  return {100 * share.value, 100 * share.least, 100 * share.most};
}

std::vector<Cell> cellsOf(const planning::Timing& timing, const TimeoutReport& report) {
  std::vector<Cell> cells{study::inMs(timing.heartbeat), study::inMs(timing.timeoutMin),
                          study::inMs(timing.timeoutMax)};
  append(cells, report.mean);
  append(cells, report.p50);
  append(cells, report.p90);
  append(cells, report.p99);
  append(cells, percent(report.split));
  if (report.watchedHours > 0) {
    append(cells, report.needlessAnHour);
  } else {
    cells.resize(cells.size() + 3);
  }
  cells.insert(cells.end(), {report.trials, report.undecided, report.watchedHours});
  return cells;
}

void addFactsOf(Sheet& sheet, const planning::TimeoutPlan& plan) {
  addFacts(sheet, plan.network, plan.disk, plan.seed);
  sheet.facts.push_back({"servers", std::uint64_t{plan.servers}});
  sheet.facts.push_back({"loss_percent", plan.lossPpm / 1e4});
  sheet.facts.push_back({"broadcast_ms", study::inMs(planning::broadcastTime(plan))});
}

std::uint64_t roundsFor(std::uint64_t trials) {
  return (trials + Leaderless::kCrashesOfRound - 1) / Leaderless::kCrashesOfRound;
}

/// The advice in words; the candidates and what speaks against each are the rows.
void addAdvice(Sheet& sheet, const std::vector<Candidate>& candidates) {
  sheet.addEstimate("rough_needless_an_hour", "in rough weather", 1);
  sheet.columns.push_back({"heartbeats_to_spare", "to spare", 0});
  sheet.columns.push_back({"origin", "what it is"});
  sheet.columns.push_back({"against", "what speaks against it"});
  for (const Candidate& candidate : candidates) {
    std::vector<Cell> cells = cellsOf(candidate.timing, candidate.measured);
    const std::string against = candidate.against.empty() ? "advised" : candidate.against;
    const auto spare = static_cast<double>(candidate.heartbeatsToSpare);
    append(cells, candidate.roughAnHour);
    cells.insert(cells.end(), {spare, candidate.origin, against});
    sheet.rows.push_back(std::move(cells));
  }
  const Candidate& best = candidates.front();
  if (!best.against.empty()) {
    sheet.notes.push_back("None of the candidates can be advised.");
    return;
  }
  const auto ms = [](planning::Duration d) {
    return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(d).count());
  };
  sheet.notes.push_back("Advice: a heartbeat every " + ms(best.timing.heartbeat) +
                        " ms, election timeouts of " + ms(best.timing.timeoutMin) + " to " +
                        ms(best.timing.timeoutMax) + " ms (" + best.origin + ").");
}

}  // namespace

int studyTimeouts(const TimeoutsRequest& request, std::ostream& out, std::ostream& err) {
  PlanWork work(request.common, "timeouts", err);
  Sheet sheet = timeoutsSheet();
  addFactsOf(sheet, request.plan);
  for (std::size_t i = 0; i < std::size(kShares); ++i) {
    if (request.advise == Asked::No) sheet.columns.push_back({kShareKeys[i], kShareTitles[i], 0});
  }
  if (request.advise == Asked::Yes) {
    const double pause = study::inMs(request.rough.longestPause);
    sheet.facts.push_back({"rough_weather_pause_ms", pause});
    sheet.facts.push_back({"rough_weather_loss_percent", request.rough.lossPpm / 1e4});
    planning::Advisor advisor(request.plan, request.rough);
    work.sharpen(roundsFor(request.trials), [&](std::uint64_t units, const planning::Work& part) {
      advisor.grow(units, part);
    });
    addAdvice(sheet, advisor.report());
  } else {
    Leaderless study(request.plan);
    work.sharpen(roundsFor(request.trials),
                 [&](std::uint64_t units, const planning::Work& part) { study.grow(units, part); });
    const TimeoutReport report = study.report();
    std::vector<Cell> cells = cellsOf(request.plan.timing, report);
    for (const double share : kShares) {
      const bool some = report.leaderless.size() > 0;
      cells.push_back(some ? Cell(study::inMs(report.leaderless.at(share))) : Cell());
    }
    sheet.rows.push_back(std::move(cells));
  }
  sheet.notes.push_back(
      "Split: the first election after the crash elected nobody. Needless: a server stood for "
      "election though nobody had crashed.");
  return work.finish(sheet, out, kAllHeld);
}

}  // namespace cli
