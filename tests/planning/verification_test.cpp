// Every failure pattern of 1 to 9 servers, staged and tried.
#include "engine/planning/verification.h"

#include <gtest/gtest.h>

#include "engine/planning/fault_table.h"

namespace planning {
namespace {

TEST(Patterns, GroupsStandForAllPatterns) {
  for (std::uint32_t servers = 1; servers <= 15; ++servers) {
    std::vector<std::uint64_t> by(servers + 1, 0);
    for (const Pattern& group : groupedPatterns(servers)) {
      by[group.downCount()] += group.standsFor;
      EXPECT_EQ(group.downServers().size(), group.downCount());
    }
    EXPECT_EQ(by, sizeRow(servers).by) << servers;
  }
}

// Raft 5.2: a majority of all servers, whoever it is, works; less waits and keeps what it has.
TEST(Verification, TheEngineDoesWhatEveryCellOfTheTableSaysForOneToNineServers) {
  VerificationPlan plan;
  plan.symmetry = Symmetry::Each;
  const Verification verified = verifyTable(plan, {study::allCores(), {}, {}});
  EXPECT_TRUE(verified.whole());
  EXPECT_EQ(verified.run, 1022u);
  for (const std::string& sentence : verified.contradictions) ADD_FAILURE() << sentence;
  for (const auto& [cell, verdict] : verified.cells) {
    EXPECT_EQ(verdict.run, choose(cell.servers, cell.down));
    EXPECT_EQ(verdict.agreed, verdict.run);
  }
}

TEST(Verification, GroupsFindWhatAllPatternsFind) {
  std::uint64_t last = 0;
  const Verification verified = verifyTable({}, {2, {}, [&](std::uint64_t done, std::uint64_t of) {
                                                   EXPECT_EQ(done, last + 1);
                                                   EXPECT_EQ(of, 90u);
                                                   last = done;
                                                 }});
  EXPECT_EQ(last, 90u);
  EXPECT_EQ(verified.standsFor, 1022u);
  EXPECT_TRUE(verified.agrees());
}

TEST(Verification, EndsWhenItIsStopped) {
  std::stop_source source;
  const Verification verified =
      verifyTable({}, {1, source.get_token(), [&](std::uint64_t done, std::uint64_t) {
                         if (done == 5) source.request_stop();
                       }});
  EXPECT_EQ(verified.run, 5u);
  EXPECT_FALSE(verified.whole());
}

// The comparison can fail.
TEST(Verification, AClaimThatTheEngineDoesNotKeepIsNamed) {
  const Pattern one{3, 0b100, 1};
  EXPECT_EQ(contradiction(one, {true, true, true, true, true}), "");
  EXPECT_NE(contradiction(one, {true, false, true, true, true}), "");
  EXPECT_NE(contradiction(one, {true, true, true, false, true}), "");
  EXPECT_NE(contradiction(one, {true, true, true, true, false}), "");
  const Pattern two{3, 0b110, 1};
  EXPECT_EQ(contradiction(two, {true, false, false, false, true}), "");
  EXPECT_EQ(contradiction(two, {true, true, false, false, true}),
            "2 of 3 down, leader up: a write should have waited and was answered");
}

}  // namespace
}  // namespace planning
