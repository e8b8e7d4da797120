// Leases end when the leader's clock says so, never early, and all begin anew with a new leader.
#include "engine/kv/lease_clock.h"

#include <gtest/gtest.h>

namespace kv {
namespace {

using std::chrono::seconds;

raft::Instant at(std::int64_t second) { return raft::Instant(seconds(second)); }

class LeaseClockTest : public ::testing::Test {
 protected:
  void grant(LeaseId id, std::int64_t ttl) { space.apply(LeaseGrantRequest{id, ttl}); }
  std::vector<LeaseId> due(std::int64_t second) { return clock.due(at(second), 10); }
  Keyspace space;
  LeaseClock clock;
};

TEST_F(LeaseClockTest, ALeaseIsDueWhenItsTimeIsOverAndStaysSoUntilItIsRevoked) {
  clock.begin(space, at(0), seconds(0));
  clock.granted(1, 10, at(5));
  EXPECT_EQ(due(14), std::vector<LeaseId>());
  EXPECT_EQ(clock.nextDue(), at(15));
  EXPECT_EQ(due(15), std::vector<LeaseId>({1}));
  EXPECT_EQ(due(99), std::vector<LeaseId>({1}));
  clock.revoked(1);
  EXPECT_EQ(due(99), std::vector<LeaseId>());
  EXPECT_EQ(clock.nextDue(), std::nullopt);
}

TEST_F(LeaseClockTest, KeptAliveItHasItsWholeTimeAgain) {
  clock.begin(space, at(0), seconds(0));
  clock.granted(1, 10, at(0));
  EXPECT_EQ(clock.left(1, at(4)), seconds(6));
  clock.renewed(1, at(9));
  EXPECT_EQ(clock.left(1, at(9)), seconds(10));
  EXPECT_EQ(due(18), std::vector<LeaseId>());
  EXPECT_EQ(clock.left(1, at(30)), seconds(0));
  clock.renewed(1, at(30));
  EXPECT_EQ(due(39), std::vector<LeaseId>()) << "the log says that it lives: so it does";
  clock.renewed(2, at(9));
  EXPECT_EQ(clock.left(2, at(9)), std::nullopt);
}

TEST_F(LeaseClockTest, WhoseEndWasAskedForIsDueLaterAgainUnlessItIsRenewed) {
  clock.begin(space, at(0), seconds(0));
  clock.granted(1, 10, at(0));
  clock.granted(2, 10, at(0));
  clock.askedToEnd(1, at(12));
  EXPECT_EQ(due(11), std::vector<LeaseId>({2}));
  EXPECT_EQ(due(12), std::vector<LeaseId>({2, 1}));
  EXPECT_EQ(clock.left(1, at(11)), seconds(0)) << "its time is over all the same";
  clock.renewed(1, at(11));
  EXPECT_EQ(due(20), std::vector<LeaseId>({2}));
}

TEST_F(LeaseClockTest, ANewLeaderBeginsAnewSoThatNoLeaseEndsEarly) {
  grant(1, 10);
  grant(2, 20);
  clock.granted(3, 5, at(90));
  clock.begin(space, at(100), seconds(1));
  EXPECT_EQ(due(110), std::vector<LeaseId>());
  EXPECT_EQ(due(111), std::vector<LeaseId>({1}));
  EXPECT_EQ(due(121), std::vector<LeaseId>({1, 2})) << "the longest overdue first";
  EXPECT_EQ(clock.due(at(121), 1), std::vector<LeaseId>({1}));
  EXPECT_EQ(clock.left(3, at(100)), std::nullopt) << "the log does not know it";
}

TEST_F(LeaseClockTest, TheLongestLeaseNeverEnds) {
  grant(1, kLeaseSecondsMost);
  clock.begin(space, at(1'000'000'000), seconds(10));
  EXPECT_EQ(due(2'000'000'000), std::vector<LeaseId>());
  clock.renewed(1, at(2'000'000'000));
  EXPECT_EQ(clock.left(1, at(2'000'000'000)), raft::kNever - at(2'000'000'000));
}

}  // namespace
}  // namespace kv
