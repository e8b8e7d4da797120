// Timeouts measured, and which ones are advised.
#include "engine/planning/advice.h"

#include <gtest/gtest.h>

namespace planning {
namespace {

using std::chrono::milliseconds;

TimeoutPlan planWith(const Timing& timing) {
  TimeoutPlan plan;
  plan.network = lan();
  plan.disk = nvme();
  plan.timing = timing;
  return plan;
}

// Raft 5.2: nobody stands before its timeout, which ran from the last heartbeat on.
TEST(Leaderless, ItIsNeverShorterThanTheLeastTimeoutLessAHeartbeat) {
  const TimeoutPlan plan = planWith({});
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const CrashTrial trial = crashTrial(plan, seed);
    ASSERT_TRUE(trial.leaderless.has_value());
    EXPECT_GE(*trial.leaderless, milliseconds(100));
    if (trial.terms == 1) {
      EXPECT_LE(*trial.leaderless, milliseconds(305));
    }
  }
}

// Raft 9.3: a range that a message's time fills splits votes.
TEST(Leaderless, ANarrowRangeSplitsVotes) {
  TimeoutPlan wide = planWith({});
  wide.network = lan();
  wide.network.oneWay = {{{milliseconds(2), milliseconds(4)}}};
  TimeoutPlan narrow = wide;
  narrow.timing.timeoutMax = milliseconds(153);
  Leaderless calm(wide);
  calm.grow(2, {2, {}, {}});
  Leaderless split(narrow);
  split.grow(2, {2, {}, {}});
  EXPECT_LT(calm.report().split.most, split.report().split.least);
  EXPECT_EQ(calm.report().trials, 100u);
}

// A follower keeps its timeout for a term, so some clusters are lucky and others are not.
TEST(Leaderless, AHeartbeatSlowerThanTheTimeoutDisturbs) {
  const TimeoutPlan slow = planWith({milliseconds(200), milliseconds(150), milliseconds(300)});
  std::uint64_t calm = 0;
  std::uint64_t disturbed = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    calm += calmTrial(planWith({}), seed).candidacies;
    disturbed += calmTrial(slow, seed).candidacies;
  }
  EXPECT_EQ(calm, 0u);
  EXPECT_GT(disturbed, 0u);
}

// A disk that stalls harms nobody while messages go on; a process that stalls with it does.
TEST(Leaderless, AStallDisturbsWhereItHaltsTheHeartbeats) {
  TimeoutPlan plan = planWith({});
  plan.disk = stalling();
  const CalmTrial disk = calmTrial(plan, 1);
  EXPECT_EQ(disk.candidacies, 0u);
  EXPECT_GE(disk.watched, std::chrono::seconds(60));
  plan.halts = StallHalts::Process;
  EXPECT_GT(calmTrial(plan, 1).candidacies, 0u);
}

TEST(Leaderless, RoundsAndThreadsChangeNothing) {
  Leaderless once(planWith({}));
  once.grow(2, {2, {}, {}});
  Leaderless twice(planWith({}));
  twice.grow(1, {1, {}, {}});
  twice.grow(1, {2, {}, {}});
  EXPECT_EQ(once.report().p99, twice.report().p99);
  EXPECT_EQ(once.report().mean, twice.report().mean);
}

TEST(Advice, NamesASettingThatIsCalmAndSaysWhatSpeaksAgainstTheOthers) {
  TimeoutPlan plan = planWith({});
  plan.network.oneWay = {{{milliseconds(2), milliseconds(8)}}};
  Advisor advisor(plan);
  std::uint64_t last = 0;
  advisor.grow(1, {2, {}, [&](std::uint64_t done, std::uint64_t of) {
                     EXPECT_LE(done, of);
                     last = of - done;
                   }});
  EXPECT_EQ(last, 0u);
  const std::vector<Candidate> all = advisor.report();
  ASSERT_GT(all.size(), 5u);
  EXPECT_EQ(all.front().against, "");
  EXPECT_EQ(all.front().measured.needless, 0u);
  EXPECT_EQ(all.front().rough, 0u);
  EXPECT_GE(all.front().heartbeatsToSpare, 1);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_NE(all[i].against, "") << all[i].origin;
}

// A timeout below the pauses a server makes elects whenever one does.
TEST(Advice, LongerPausesWantLongerTimeouts) {
  const auto advised = [](Duration pause) {
    Advisor advisor(planWith({}), {pause, 0});
    advisor.grow(1, {2, {}, {}});
    return advisor.report().front();
  };
  const Candidate brisk = advised(milliseconds(2));
  const Candidate slow = advised(milliseconds(200));
  EXPECT_EQ(brisk.against, "");
  EXPECT_EQ(slow.against, "");
  EXPECT_GT(slow.timing.timeoutMin, brisk.timing.timeoutMin);
}

TEST(Advice, TheAdviceForContinentsIsSlowerThanForARack) {
  TimeoutPlan far = planWith({});
  far.network = threeContinents();
  EXPECT_GT(broadcastTime(far), 100 * broadcastTime(planWith({})));
  Advisor advisor(far);
  advisor.grow(1, {2, {}, {}});
  const Candidate advice = advisor.report().front();
  EXPECT_EQ(advice.against, "");
  EXPECT_GT(advice.timing.timeoutMin, milliseconds(300));
}

}  // namespace
}  // namespace planning
