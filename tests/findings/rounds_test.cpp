// Questions answered in rounds: they sharpen, can be stopped, and do not depend on threads.
#include "engine/findings/rounds.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace findings {
namespace {

LatencyQuestion smallLatency() {
  LatencyQuestion question;
  question.plan.sizes = {1, 3};
  question.plan.network = planning::lan();
  question.plan.disk = planning::ssd();
  question.writes = 1'000;
  return question;
}

std::vector<Question> questions() {
  AvailabilityQuestion availability;
  availability.sites = {planning::evenSite(3, planning::upFor(0.9, 4), 1, planning::kNeverFails)};
  availability.years = 800;
  TimeoutsQuestion timeouts;
  timeouts.plan.network = planning::lan();
  timeouts.plan.disk = planning::ssd();
  timeouts.trials = 100;
  SweepQuestion sweep;
  sweep.plan = timeouts.plan;
  sweep.axis = planning::SweepAxis::TimeoutWidth;
  sweep.trials = 20;
  ReadsQuestion reads;
  reads.plan.network = planning::lan();
  reads.plan.disk = planning::ssd();
  reads.trials = 2;
  return {TableQuestion{.most = 4},
          availability,
          smallLatency(),
          timeouts,
          sweep,
          ClassicQuestion{.trials = 20},
          ElectionsQuestion{.trials = 2},
          reads};
}

TEST(Rounds, OneThreadAndTwoSayTheSame) {
  for (const Question& question : questions()) {
    Course one;
    one.threads = 1;
    Course two;
    two.threads = 2;
    const Outcome alone = runRounds(question, one);
    EXPECT_TRUE(alone.whole);
    EXPECT_FALSE(alone.sheet.rows.empty());
    EXPECT_EQ(alone.sheet, runRounds(question, two).sheet) << keyOf(question);
  }
}

TEST(Rounds, TheFirstAnswerComesAfterOneUnitAndLaterOnesSharpen) {
  Course course;
  course.threads = 1;
  std::vector<double> widths;
  std::vector<std::uint64_t> units;
  course.told = [&](const Sheet& sheet, std::uint64_t done, std::uint64_t wanted) {
    const auto p50 = sheet.estimate(1, "p50_ms");
    ASSERT_TRUE(p50);
    widths.push_back(p50->most - p50->least);
    units.push_back(done);
    EXPECT_EQ(wanted, 4u);
  };
  const Outcome outcome = runRounds(smallLatency(), course);
  const auto p50 = outcome.sheet.estimate(1, "p50_ms");
  ASSERT_TRUE(p50);
  EXPECT_EQ(units, (std::vector<std::uint64_t>{1, 2}));
  EXPECT_GT(widths.front(), p50->most - p50->least);
}

TEST(Rounds, ProgressGrowsToTheWhole) {
  Course course;
  course.threads = 2;
  std::vector<double> shares;
  course.note = [&](double share) { shares.push_back(share); };
  runRounds(smallLatency(), course);
  ASSERT_FALSE(shares.empty());
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_DOUBLE_EQ(shares.back(), 1);
}

TEST(Rounds, AStopEndsThemWithWhatThereIs) {
  std::stop_source stop;
  Course course;
  course.threads = 1;
  course.stop = stop.get_token();
  course.told = [&](const Sheet&, std::uint64_t, std::uint64_t) { stop.request_stop(); };
  const Outcome outcome = runRounds(smallLatency(), course);
  EXPECT_FALSE(outcome.whole);
  EXPECT_EQ(outcome.units, 1u);
  EXPECT_EQ(outcome.sheet.number(0, "writes"), 250);
}

TEST(Rounds, ASweepSharpensAndAStopLeavesWhatThereIs) {
  SweepQuestion question;
  question.plan.network = planning::lan();
  question.plan.disk = planning::ssd();
  question.axis = planning::SweepAxis::TimeoutWidth;
  question.trials = 100'000;
  std::stop_source stop;
  Course course;
  course.threads = 2;
  course.stop = stop.get_token();
  std::vector<double> bounds;
  course.told = [&](const Sheet& sheet, std::uint64_t units, std::uint64_t wanted) {
    bounds.push_back(sheet.number(0, "needless_an_hour_most").value_or(0));
    EXPECT_EQ(sheet.number(0, "crashes"), 10.0 * static_cast<double>(units));
    EXPECT_EQ(wanted, 10'000u);
    if (bounds.size() == 3) stop.request_stop();
  };
  const Outcome outcome = runRounds(question, course);
  EXPECT_FALSE(outcome.whole);
  EXPECT_EQ(outcome.units, 4u);
  ASSERT_EQ(bounds.size(), 3u);
  EXPECT_GT(bounds[0], bounds[1]);
  EXPECT_GT(bounds[1], bounds[2]);
}

TEST(Rounds, ATimeEndsThemToo) {
  Course course;
  course.threads = 1;
  course.seconds = 0.05;
  const Outcome outcome = runRounds(smallLatency(), course);
  EXPECT_TRUE(outcome.timeOver);
  EXPECT_FALSE(outcome.whole);
}

// Raft 9.3, Figure 16: the medians, within a quarter, with a fifth of the trials.
TEST(Classic, MediansAreNearThePublishedOnes) {
  Course course;
  course.threads = 2;
  const Outcome outcome = runRounds(ClassicQuestion{.trials = 200}, course);
  ASSERT_EQ(outcome.sheet.rows.size(), 10u);
  for (std::size_t row = 2; row < outcome.sheet.rows.size(); ++row) {
    const auto ours = outcome.sheet.number(row, "p50_ms");
    const auto published = outcome.sheet.number(row, "published_p50_ms");
    ASSERT_TRUE(ours && published);
    EXPECT_NEAR(*ours, *published, 0.25 * *published) << outcome.sheet.text(row, "timeout");
    EXPECT_NE(outcome.sheet.curve(outcome.sheet.text(row, "timeout")), nullptr);
  }
}

}  // namespace
}  // namespace findings
