// Time without a leader, split votes, elections that nobody needs; and the advice.
#include "engine/findings/answer.h"
#include "engine/findings/spread.h"

namespace findings {
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
  sheet.columns.push_back({"against_key", ""});
  sheet.columns.push_back({"origin_key", ""});
  sheet.columns.push_back({"origin_times", ""});
  for (const Candidate& candidate : candidates) {
    std::vector<Cell> cells = cellsOf(candidate.timing, candidate.measured);
    const std::string against = candidate.against.empty() ? "advised" : candidate.against;
    const auto spare = static_cast<double>(candidate.heartbeatsToSpare);
    append(cells, candidate.roughAnHour);
    cells.insert(cells.end(),
                 {spare, candidate.origin, against, std::string(planning::keyOf(candidate.reason)),
                  std::string(planning::keyOf(candidate.from)), candidate.times});
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

void addSplitNote(Sheet& sheet) {
  sheet.notes.push_back(
      "Split: the first election after the crash elected nobody. Needless: a server stood for "
      "election though nobody had crashed.");
}

class TimeoutsAnswer : public Answer {
 public:
  explicit TimeoutsAnswer(const TimeoutsQuestion& question)
      : question_(question), study_(question.plan) {}

  std::uint64_t wanted() const override { return roundsFor(question_.trials); }
  void grow(std::uint64_t units, const planning::Work& work) override { study_.grow(units, work); }
  Sheet sheet() const override {
    Sheet sheet = timeoutsSheet();
    addFactsOf(sheet, question_.plan);
    for (std::size_t i = 0; i < std::size(kShares); ++i) {
      sheet.columns.push_back({kShareKeys[i], kShareTitles[i], 0});
    }
    const TimeoutReport report = study_.report();
    std::vector<Cell> cells = cellsOf(question_.plan.timing, report);
    for (const double share : kShares) {
      const bool some = report.leaderless.size() > 0;
      cells.push_back(some ? Cell(study::inMs(report.leaderless.at(share))) : Cell());
    }
    sheet.rows.push_back(std::move(cells));
    sheet.curves.push_back(spreadOf("leaderless_ms", report.leaderless));
    addSplitNote(sheet);
    return sheet;
  }

 private:
  TimeoutsQuestion question_;
  Leaderless study_;
};

class AdviceAnswer : public Answer {
 public:
  explicit AdviceAnswer(const TimeoutsQuestion& question)
      : question_(question), advisor_(question.plan, question.rough) {}

  std::uint64_t wanted() const override { return roundsFor(question_.trials); }
  void grow(std::uint64_t units, const planning::Work& work) override {
    advisor_.grow(units, work);
  }
  Sheet sheet() const override {
    Sheet sheet = timeoutsSheet();
    addFactsOf(sheet, question_.plan);
    const double pause = study::inMs(question_.rough.longestPause);
    sheet.facts.push_back({"rough_weather_pause_ms", pause});
    sheet.facts.push_back({"rough_weather_loss_percent", question_.rough.lossPpm / 1e4});
    addAdvice(sheet, advisor_.report());
    addSplitNote(sheet);
    return sheet;
  }

 private:
  TimeoutsQuestion question_;
  planning::Advisor advisor_;
};

}  // namespace

std::unique_ptr<Answer> answerTimeouts(const TimeoutsQuestion& question) {
  if (question.advise == Advise::Yes) return std::make_unique<AdviceAnswer>(question);
  return std::make_unique<TimeoutsAnswer>(question);
}

}  // namespace findings
