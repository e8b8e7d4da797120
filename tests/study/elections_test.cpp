// Elections as trials: the set-ups are what they say, and the seed decides all.
#include "engine/study/elections.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/study/classic.h"
#include "engine/study/comparison.h"
#include "engine/study/leader_loss.h"

namespace study {
namespace {

using std::chrono::milliseconds;

TEST(Elections, TheSeedDecidesHowLongOneTakes) {
  const ElectionPlan plan = lanPlan(milliseconds(150), milliseconds(300));
  const auto first = runElection(plan, 1);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(runElection(plan, 1)->leaderless, first->leaderless);
  std::set<std::int64_t> times;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    times.insert(runElection(plan, seed)->leaderless.count());
  }
  EXPECT_EQ(times.size(), 20u);
}

// The leader crashes within a heartbeat after its last one, so half the least timeout is the least.
TEST(Elections, NobodyLeadsBeforeATimeoutCanHavePassed) {
  const ElectionPlan plan = lanPlan(milliseconds(150), milliseconds(300));
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    EXPECT_GE(runElection(plan, seed)->leaderless, milliseconds(75));
  }
}

// Raft 5.4.1: of the survivors' two kinds of logs only the longer one wins.
TEST(Elections, ServersThatLackTheLastEntryAreNotElected) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto lost = loseLeader(lanPlan(milliseconds(150), milliseconds(300)), seed);
    ASSERT_TRUE(lost.has_value());
    const auto leader = lost->lab.await(lost->lab.now() + std::chrono::hours(1), [](const auto& e) {
      const auto* changed = std::get_if<raft::RoleChanged>(&e.body);
      return changed && changed->role == raft::RoleName::Leader;
    });
    ASSERT_TRUE(leader.has_value());
    EXPECT_TRUE(leader->server == ServerId{2} || leader->server == ServerId{3});
  }
}

TEST(Elections, LogsThatDifferAreOneEntryApart) {
  auto lost = loseLeader(wanPlan(0, Logs::Differ), 1);
  ASSERT_TRUE(lost.has_value());
  std::multiset<std::uint64_t> lengths;
  lost->lab.await(lost->lab.now(), [&](const trace::Event& e) {
    if (const auto* started = std::get_if<trace::ServerStarted>(&e.body)) {
      lengths.insert(started->log.lastIndex().value);
    }
    return false;
  });
  EXPECT_EQ(lengths, (std::multiset<std::uint64_t>{0, 1, 2, 3, 4}));
}

TEST(Elections, WithoutAMajorityNobodyIsElected) {
  ElectionPlan plan = wanPlan(3, Logs::Same);
  plan.patience = std::chrono::seconds(5);
  EXPECT_FALSE(runElection(plan, 1).has_value());
}

TEST(Elections, ARowIsTheSameOnAnyNumberOfThreads) {
  const std::stop_source never;
  std::vector<double> ours;
  for (const unsigned threads : {1u, 2u, 4u}) {
    auto rows = electionRows({}, 5);
    Row row = std::get<std::vector<Row>>(rows).front();
    runRow(row, 3, threads, never.get_token());
    ours.push_back(row.figures.front().ours);
  }
  EXPECT_EQ(ours[0], ours[1]);
  EXPECT_EQ(ours[0], ours[2]);
}

// The comparison can fail: a published figure far off is named, one without a bound is not judged.
TEST(Elections, AFigureOutOfItsBoundIsNamed) {
  const std::string lan = "# a note\ntimeout_ms\tmin\tp10\tp50\n150-300\t1\t1\t1000\n";
  auto rows = electionRows({{"lan.tsv", lan}}, 50);
  Row row = std::get<std::vector<Row>>(rows).back();
  EXPECT_EQ(row.label, "150-300 ms");
  const std::stop_source never;
  runRow(row, 1, 2, never.get_token());
  ASSERT_EQ(disagreements(row).size(), 1u);
  EXPECT_NE(disagreements(row).front().find("150-300 ms, p50: "), std::string::npos);
  EXPECT_NE(disagreements(row).front().find("published 1000, may be 750 to 1250"),
            std::string::npos);
}

TEST(Elections, ARowThatCannotBeRunIsRefused) {
  for (const char* lan : {"", "timeout_ms\n", "timeout_ms\nx-y\n", "timeout_ms\n300-150\n"}) {
    EXPECT_TRUE(std::holds_alternative<std::string>(electionRows({{"lan.tsv", lan}}, 1))) << lan;
  }
}

}  // namespace
}  // namespace study
