// The ways to read, while leaders are cut off.
#include "engine/planning/reads.h"

#include <gtest/gtest.h>

namespace planning {
namespace {

ReadPlan planOf() {
  ReadPlan plan;
  plan.network = lan();
  plan.disk = ssd();
  return plan;
}

ReadRow rowOf(const Reads& reads, ReadWay way) {
  for (const ReadRow& row : reads.report()) {
    if (row.way == way) return row;
  }
  return {};
}

class ReadsOfFiveServers : public testing::Test {
 protected:
  static void SetUpTestSuite() { reads_.grow(6, {2, {}, {}}); }
  static inline Reads reads_{planOf()};
};

// Thesis 6.4: without a confirmation a leader that was cut off tells what is over.
TEST_F(ReadsOfFiveServers, UnconfirmedReadsLieWhileTheLeaderIsCutOff) {
  const ReadRow local = rowOf(reads_, ReadWay::Local);
  EXPECT_EQ(local.trials, 6u);
  EXPECT_EQ(local.lies, 6u);
  EXPECT_GT(local.stale, 0u);
  EXPECT_GT(local.stalest, 100);
  EXPECT_NE(local.lie, "");
  EXPECT_GT(local.answered.value, 0.9);
}

TEST_F(ReadsOfFiveServers, ConfirmedReadsAndReadsThroughTheLogAreLinearizable) {
  for (const ReadWay way : {ReadWay::Confirmed, ReadWay::ThroughLog, ReadWay::Lease}) {
    const ReadRow row = rowOf(reads_, way);
    EXPECT_TRUE(row.linearizable()) << row.lie;
    EXPECT_EQ(row.stale, 0u);
    EXPECT_LT(row.answered.value, 0.9);
    EXPECT_GT(row.reads, 100u);
  }
}

// Thesis 6.4.1: a lease believes in clocks.
TEST_F(ReadsOfFiveServers, ALeaseLiesWhenTheLeadersClockIsSlow) {
  const ReadRow slow = rowOf(reads_, ReadWay::SlowClock);
  EXPECT_EQ(slow.lies, slow.trials);
  EXPECT_GT(slow.stale, 0u);
}

TEST_F(ReadsOfFiveServers, ALeaseIsAsQuickAsAskingTheLeaderAloneAndTheLogIsTheSlowest) {
  const double local = rowOf(reads_, ReadWay::Local).p50.value;
  const double lease = rowOf(reads_, ReadWay::Lease).p50.value;
  const double confirmed = rowOf(reads_, ReadWay::Confirmed).p50.value;
  const double log = rowOf(reads_, ReadWay::ThroughLog).p50.value;
  EXPECT_NEAR(lease, local, 0.1);
  EXPECT_LT(lease, confirmed);
  EXPECT_LT(confirmed, log);
}

}  // namespace
}  // namespace planning
