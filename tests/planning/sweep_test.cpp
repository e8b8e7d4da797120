// One setting varied: against closed forms where there are some, and in the direction that the
// paper says.
#include "engine/planning/sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/cluster/chance.h"
#include "engine/study/split_votes.h"

namespace planning {
namespace {

using std::chrono::milliseconds;

/// Messages that all take the same time, and disks that take hardly any.
TimeoutPlan steadyPlan(Duration latency) {
  TimeoutPlan plan;
  plan.network = lan();
  plan.network.oneWay = {{{latency, latency}}};
  plan.disk = nvme();
  return plan;
}

std::vector<SweepPoint> swept(const TimeoutPlan& plan, SweepAxis axis, std::uint64_t units) {
  Sweep sweep(plan, axis);
  sweep.grow(units, {2, {}, {}});
  return sweep.report();
}

/// Every preset of network and disk.
std::vector<TimeoutPlan> presets() {
  std::vector<TimeoutPlan> plans;
  for (const Network& network : networks()) {
    for (const Disk& disk : {ssd(), stalling()}) {
      TimeoutPlan& plan = plans.emplace_back(steadyPlan(milliseconds(1)));
      plan.network = network;
      plan.disk = disk;
    }
  }
  return plans;
}

void expectValuesAround(const TimeoutPlan& plan, const SweepAxisName& name) {
  SCOPED_TRACE(std::string(name.key) + " " + plan.network.name);
  const auto values = sweepValues(plan, name.axis);
  EXPECT_TRUE(std::is_sorted(values.begin(), values.end()));
  EXPECT_GE(values.size(), 5u);
  EXPECT_LE(values.size(), 12u);
  EXPECT_GE(values.front(), 0);
  EXPECT_EQ(std::count(values.begin(), values.end(), ownValue(plan, name.axis)), 1);
  EXPECT_EQ(planAt(plan, name.axis, ownValue(plan, name.axis)), plan);
  for (const double value : values) {
    const TimeoutPlan at = planAt(plan, name.axis, value);
    EXPECT_NEAR(ownValue(at, name.axis), value, 1e-4 + 1e-6 * value);
    EXPECT_LE(at.timing.timeoutMin, at.timing.timeoutMax);
  }
}

TEST(SweepValues, HoldTheOwnSettingAndWhereItDisturbs) {
  for (const TimeoutPlan& plan : presets()) {
    for (const SweepAxisName& name : sweepAxes()) expectValuesAround(plan, name);
  }
}

TEST(SweepValues, OneSettingChangesAndTheOthersStay) {
  TimeoutPlan plan = steadyPlan(milliseconds(2));
  plan.disk = stalling();
  for (const SweepAxisName& varied : sweepAxes()) {
    const TimeoutPlan at = planAt(plan, varied.axis, 2 * ownValue(plan, varied.axis) + 1);
    for (const SweepAxisName& other : sweepAxes()) {
      // More stalls of the same length are a larger share; longer ones too.
      const bool together =
          varied.axis == SweepAxis::StallLength && other.axis == SweepAxis::StallShare;
      // Links that take twice as long vary twice as much, and jitter is part of the latency.
      const bool links = std::max(varied.axis, other.axis) == SweepAxis::Jitter &&
                         std::min(varied.axis, other.axis) == SweepAxis::Latency;
      if (varied.axis == other.axis || together || links) continue;
      EXPECT_EQ(ownValue(at, other.axis), ownValue(plan, other.axis))
          << varied.key << " moves " << other.key;
    }
  }
}

// Raft 5.6: broadcast time well below the timeouts, heartbeats as often as to spare one.
TEST(Sweep, NobodyStandsNeedlesslyWhileMessagesAndHeartbeatsAreFarBelowTheTimeout) {
  for (const SweepPoint& point : swept(steadyPlan(milliseconds(1)), SweepAxis::Latency, 3)) {
    if (point.value > 30) continue;
    EXPECT_EQ(point.needless, 0u) << point.value;
    EXPECT_EQ(point.undecided, 0u) << point.value;
    // The rule of three.
    EXPECT_EQ(point.needlessAnHour.least, 0);
    EXPECT_NEAR(point.needlessAnHour.most, 3 / point.watchedHours, 1e-9) << point.value;
  }
}

TEST(Sweep, TimeoutsBelowTheLatencyElectAllTheTime) {
  const auto points = swept(steadyPlan(milliseconds(1)), SweepAxis::Latency, 1);
  const SweepPoint& slowest = points.back();
  EXPECT_GE(slowest.value, 300);
  EXPECT_FALSE(slowest.leads);
  EXPECT_EQ(slowest.crashes, 0u) << "nobody led";
  // Five servers stand about every 225 ms.
  EXPECT_GT(slowest.needlessAnHour.least, 5 * 3600 / 0.3);
  EXPECT_LT(slowest.needlessAnHour.most, 5 * 3600 / 0.15);
}

TEST(Sweep, HeartbeatsSlowerThanTheTimeoutsDisturbTheMoreTheSlower) {
  const auto points = swept(steadyPlan(milliseconds(1)), SweepAxis::Heartbeat, 4);
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].value < 150) {
      EXPECT_EQ(points[i].needless, 0u) << points[i].value;
    }
    EXPECT_GE(points[i].needlessAnHour.value, points[i - 1].needlessAnHour.value)
        << points[i].value;
  }
  // With every timeout shorter than the heartbeat nobody keeps still.
  EXPECT_GT(points.back().needlessAnHour.least, 3'600);
}

TEST(Sweep, AfterACrashTheTimeoutsDecideHowLongNobodyLeads) {
  const auto points = swept(steadyPlan(milliseconds(1)), SweepAxis::TimeoutFrom, 4);
  for (std::size_t i = 1; i < points.size(); ++i) {
    EXPECT_GT(points[i].p50.value, points[i - 1].p50.value) << points[i].value;
    // A heartbeat's length at most had passed since the last one; an exchange follows.
    EXPECT_GE(points[i].p50.value, points[i].value - 50) << points[i].value;
  }
}

/// The share of so many crashes after which the first election elected nobody.
double splitShare(const TimeoutPlan& plan, std::uint64_t crashes) {
  std::uint64_t split = 0;
  for (std::uint64_t i = 0; i < crashes; ++i) {
    const CrashTrial trial = crashTrial(plan, cluster::mix(7 + i));
    EXPECT_TRUE(trial.crashed);
    if (!trial.leaderless || trial.terms > 1) ++split;
  }
  return static_cast<double>(split) / static_cast<double>(crashes);
}

/// What chance may make of it: four standard deviations, and one crash.
double chanceOf(double share, std::uint64_t crashes) {
  const auto n = static_cast<double>(crashes);
  return 4 * std::sqrt(share * (1 - share) / n) + 1 / n;
}

// Thesis 9.2: the share of first elections that split, by the latency's share of the range.
TEST(Sweep, SplitVotesAreThoseOfTheClosedFormAndFallAsTheRangeGrows) {
  constexpr std::uint64_t kCrashes = 400;
  const TimeoutPlan plan = steadyPlan(milliseconds(10));
  const auto points = swept(plan, SweepAxis::TimeoutWidth, 1);
  double before = 1;
  for (const SweepPoint& point : points) {
    ASSERT_TRUE(point.splitClosed.has_value()) << point.value;
    // Below the latency nearly all of them do, term after term.
    if (point.value < 5) continue;
    const double share = splitShare(planAt(plan, SweepAxis::TimeoutWidth, point.value), kCrashes);
    EXPECT_LE(share, before) << point.value;
    before = share;
    EXPECT_NEAR(share, *point.splitClosed, chanceOf(*point.splitClosed, kCrashes)) << point.value;
  }
  EXPECT_EQ(points.front().splitClosed, 1);
  EXPECT_LT(points.back().splitClosed, 0.01);
}

// The published shares of split votes (thesis, figure 9.8 and its table).
TEST(Sweep, SplitVotesOfACrashedLeaderAreThePublishedOnes) {
  const char* const suites = std::getenv("FLOTILLA_SUITES");
  if (suites == nullptr) GTEST_SKIP() << "FLOTILLA_SUITES names no folder";
  std::ifstream file(std::string(suites) + "/elections/split-votes.tsv");
  ASSERT_TRUE(file);
  int compared = 0;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::uint32_t servers = 0;
    std::uint32_t failed = 0;
    double share = 0;
    double percent = 0;
    // The leader alone is what a sweep crashes.
    if (!(cells >> servers >> failed >> share >> percent) || failed != 1) continue;
    constexpr std::uint64_t kCrashes = 1'000;
    constexpr double kRounding = 0.0005;
    TimeoutPlan plan = steadyPlan(milliseconds(15));
    plan.servers = servers;
    const double width = study::inMs(milliseconds(15)) / share;
    plan = planAt(plan, SweepAxis::TimeoutWidth, width);
    EXPECT_NEAR(splitShare(plan, kCrashes), percent / 100,
                chanceOf(percent / 100, kCrashes) + kRounding)
        << line;
    ++compared;
  }
  EXPECT_GE(compared, 4);
}

// A stall that halts the heartbeats for longer than a timeout makes an election, whoever leads.
TEST(Sweep, StallsOfWholeProcessesDisturbTheMoreTheMoreThereAre) {
  TimeoutPlan plan = steadyPlan(milliseconds(1));
  plan.halts = StallHalts::Process;
  const auto points = swept(plan, SweepAxis::StallShare, 4);
  EXPECT_EQ(points.front().value, 0);
  EXPECT_TRUE(points.front().own);
  EXPECT_EQ(points.front().needless, 0u);
  for (std::size_t i = 1; i < points.size(); ++i) {
    EXPECT_GT(points[i].needlessAnHour.value, points[i - 1].needlessAnHour.value)
        << points[i].value;
  }
  for (const SweepPoint& point : swept(plan, SweepAxis::StallLength, 2)) {
    // One heartbeat may just have been sent.
    if (point.value < 100) {
      EXPECT_EQ(point.needless, 0u) << point.value;
    }
  }
}

TEST(Sweep, TheOwnValueSaysWhatTheStudyOfThatSettingSays) {
  TimeoutPlan plan = steadyPlan(milliseconds(2));
  plan.seed = 5;
  Leaderless alone(plan);
  alone.grow(1, {2, {}, {}});
  for (const SweepPoint& point : swept(plan, SweepAxis::Heartbeat, 5)) {
    if (!point.own) continue;
    EXPECT_EQ(point.p50, alone.report().p50);
    EXPECT_EQ(point.p99, alone.report().p99);
    EXPECT_EQ(point.split, alone.report().split);
    return;
  }
  FAIL() << "the own value is missing";
}

// McCullagh and Nelder 6.2.3: bunches say less than as many events one by one.
TEST(Sweep, EventsThatComeInBunchesLeaveMoreOpen) {
  const Estimate even = rateOf({{5, 1}, {5, 1}, {5, 1}, {5, 1}});
  const Estimate bunch = rateOf({{20, 1}, {0, 1}, {0, 1}, {0, 1}});
  EXPECT_EQ(even.value, 5);
  EXPECT_EQ(bunch.value, 5);
  EXPECT_NEAR(even.least, rateOf(20, 4).least, 1e-9);
  EXPECT_NEAR(even.most, rateOf(20, 4).most, 1e-9);
  EXPECT_LT(bunch.least, even.least);
  EXPECT_GT(bunch.most, 2 * even.most);
  EXPECT_EQ(rateOf({{0, 1}, {0, 2}}), (Estimate{0, 0, 1}));
}

}  // namespace
}  // namespace planning
