// Who calls from outside, and what a commit takes: from runs of the real engine.
#include "app/session/outside_calls.h"

#include <gtest/gtest.h>

#include "engine/cluster/door.h"
#include "engine/sim/lab.h"

namespace session {
namespace {

using std::chrono::milliseconds;

class OutsideCallsTest : public ::testing::Test {
 protected:
  OutsideCallsTest() : world_(sim::makeLab(three())), door_(*world_) {}

  static cluster::Settings three() {
    cluster::Settings settings;
    settings.servers = 3;
    settings.seed = 7;
    return settings;
  }
  void runFor(raft::Duration span) {
    const raft::Instant end = world_->now() + span;
    while (world_->now() < end) world_->step(end);
    std::vector<trace::Event> events;
    world_->drain(events);
    for (trace::Event& event : events) trace_.append(std::move(event));
  }
  OutsideCalls now() const { return outsideCalls(trace_, world_->now()); }

  std::unique_ptr<cluster::World> world_;
  cluster::Door door_;
  trace::Trace trace_;
};

TEST_F(OutsideCallsTest, ACallMakesAClientUntilTenSecondsAfterItsLast) {
  runFor(std::chrono::seconds(2));
  EXPECT_TRUE(now().clients.empty());
  EXPECT_GT(now().commit, milliseconds(1));  // of the leader's first entry
  door_.call(raft::ServerId{2}, kv::PutRequest{.key = "x", .value = "1"});
  runFor(milliseconds(1));
  EXPECT_EQ(now().clients, std::set<kv::ClientId>{kv::kOutside + 2});
  EXPECT_EQ(now().waiting, 1U);
  runFor(milliseconds(300));
  EXPECT_EQ(now().waiting, 0U);
  EXPECT_EQ(now().clients.size(), 1U);
  // There and back between servers, and two disks, in a cluster with 10 to 20 ms links.
  EXPECT_GT(now().commit, milliseconds(10));
  EXPECT_LT(now().commit, milliseconds(300));
  runFor(std::chrono::seconds(11));
  EXPECT_TRUE(now().clients.empty());
}

TEST_F(OutsideCallsTest, AnExpiredCallNoLongerWaitsAndSaysNothingOfCommits) {
  runFor(std::chrono::seconds(2));
  const raft::Duration before = now().commit;
  const auto call = door_.call(raft::ServerId{1}, kv::PutRequest{.key = "x", .value = "1"});
  runFor(milliseconds(1));
  door_.giveUp(call);
  runFor(milliseconds(1));
  EXPECT_EQ(now().waiting, 0U);
  EXPECT_EQ(now().commit, before);
}

}  // namespace
}  // namespace session
