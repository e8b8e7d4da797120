// Needless elections, time without a leader and split votes, against one setting.
#include "engine/planning/sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/findings/answer.h"
#include "engine/findings/spread.h"

namespace findings {
namespace {

using planning::SweepPoint;

constexpr double kPercent = 100;

Sheet sweepSheet(const SweepQuestion& question, const std::vector<SweepPoint>& points) {
  const planning::SweepAxisName& axis = planning::nameOf(question.axis);
  const bool whole = std::all_of(points.begin(), points.end(), [](const SweepPoint& point) {
    return point.value == std::floor(point.value);
  });
  Sheet sheet;
  sheet.study = "sweep";
  sheet.columns = {{axis.column, axis.title, whole ? 0 : 2}, {"own", "own setting"}};
  sheet.addEstimate("needless_an_hour", "needless an hour", 1);
  sheet.addEstimate("leaderless_p50_ms", "without a leader: p50, ms", 0);
  sheet.addEstimate("leaderless_p99_ms", "p99", 0);
  sheet.addEstimate("split_percent", "split, %", 1);
  sheet.columns.push_back({"split_closed_form_percent", "in closed form", 1});
  sheet.columns.push_back({"needless", "needless"});
  sheet.columns.push_back({"watched_hours", "in hours"});
  sheet.columns.push_back({"crashes", "crashes"});
  sheet.columns.push_back({"undecided", "undecided"});
  sheet.columns.push_back({"leads", "somebody leads"});
  return sheet;
}

void addFactsOf(Sheet& sheet, const SweepQuestion& question) {
  const planning::TimeoutPlan& plan = question.plan;
  sheet.facts.push_back({"sweep", std::string(planning::nameOf(question.axis).key)});
  addFacts(sheet, plan.network, plan.disk, plan.seed);
  sheet.facts.push_back({"servers", std::uint64_t{plan.servers}});
  sheet.facts.push_back({"loss_percent", plan.lossPpm / 1e4});
  for (const planning::SweepAxisName& axis : planning::sweepAxes()) {
    sheet.facts.push_back({"own_" + std::string(axis.column), planning::ownValue(plan, axis.axis)});
  }
  const bool process = plan.halts == planning::StallHalts::Process;
  sheet.facts.push_back({"stall_halts", std::string(process ? "process" : "disk")});
}

void appendIf(std::vector<Cell>& row, bool known, const planning::Estimate& estimate) {
  if (known) {
    append(row, estimate);
  } else {
    row.resize(row.size() + 3);
  }
}

std::vector<Cell> cellsOf(const SweepPoint& point) {
  std::vector<Cell> row{point.value, Flag{point.own}};
  const bool crashed = point.crashes > 0;
  const planning::Estimate& split = point.split;
  appendIf(row, point.watchedHours > 0, point.needlessAnHour);
  appendIf(row, crashed, point.p50);
  appendIf(row, crashed, point.p99);
  appendIf(row, crashed, {kPercent * split.value, kPercent * split.least, kPercent * split.most});
  row.push_back(point.splitClosed ? Cell(kPercent * *point.splitClosed) : Cell());
  row.insert(row.end(), {point.needless, point.watchedHours, point.crashes, point.undecided,
                         Flag{point.leads}});
  return row;
}

std::string shortly(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

void addNotes(Sheet& sheet, const std::vector<SweepPoint>& points) {
  double hours = 0;
  for (const SweepPoint& point : points) {
    const bool longer = point.needless == 0 && point.watchedHours > hours;
    if (longer) hours = point.watchedHours;
  }
  if (hours > 0) {
    sheet.notes.push_back("None seen is not never: none in " + shortly(hours) +
                          " hours means less than " + shortly(3 / hours) +
                          " an hour (95 %, the rule of three).");
  }
  for (const SweepPoint& point : points) {
    if (point.watchedHours <= 0 || point.crashes > 0) continue;
    sheet.notes.push_back("At " + shortly(point.value) +
                          (point.leads ? " no leader leads in peace for some heartbeats."
                                       : " nobody is elected at all."));
  }
  sheet.notes.push_back(
      "Needless: a server stood for election though nobody had crashed. Without a leader: after a "
      "crash at a random point of the heartbeat interval. Split: the first election after it "
      "elected nobody; in closed form by thesis 9.2, where all links are alike.");
}

class SweepAnswer : public Answer {
 public:
  explicit SweepAnswer(const SweepQuestion& question)
      : question_(question), sweep_(question.plan, question.axis) {}

  std::uint64_t wanted() const override {
    constexpr std::uint64_t kUnit = planning::Sweep::kCrashesOfUnit;
    return (question_.trials + kUnit - 1) / kUnit;
  }
  void grow(std::uint64_t units, const planning::Work& work) override { sweep_.grow(units, work); }
  Sheet sheet() const override {
    const std::vector<SweepPoint> points = sweep_.report();
    Sheet sheet = sweepSheet(question_, points);
    addFactsOf(sheet, question_);
    for (const SweepPoint& point : points) {
      sheet.rows.push_back(cellsOf(point));
      if (point.leaderless.size() == 0) continue;
      sheet.curves.push_back(
          spreadOf("leaderless_ms_at_" + shortly(point.value), point.leaderless));
    }
    addNotes(sheet, points);
    return sheet;
  }

 private:
  SweepQuestion question_;
  planning::Sweep sweep_;
};

}  // namespace

std::unique_ptr<Answer> answerSweep(const SweepQuestion& question) {
  return std::make_unique<SweepAnswer>(question);
}

}  // namespace findings
