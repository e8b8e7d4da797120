#include "engine/cluster/keepers.h"

#include <gtest/gtest.h>

#include "engine/kv/calls.h"

namespace cluster {
namespace {

using namespace std::chrono_literals;
using trace::Failure;
using trace::OperationFinished;
using trace::Outcome;

constexpr ServerId kS1{1}, kS2{2}, kS3{3};

Instant after(Duration d) { return Instant{d}; }

Settings ofThree() {
  Settings settings;
  settings.servers = 3;
  return settings;
}

struct KeepersOf3 : testing::Test {
  Clients clients{ofThree()};
  Keepers keepers{ofThree()};
  std::set<kv::ClientId> nobody;

  void keep(kv::ClientId client = 1, Duration every = 300ms) {
    keepers.set(Instant{}, {client, 7, every, {}}, kS1, 0);
  }
  Keepers::Output due(Duration at) { return keepers.deadlineReached(after(at), nobody, clients); }
  static OperationFinished answer(const Clients::Request& request, kv::Answer told) {
    const bool done = kv::isDone(told);
    return {request.id, Outcome::Ok, Failure::None, {}, {done, {}, 1, kv::encode(told)}};
  }
};

TEST_F(KeepersOf3, AreAskedAtOnceAndThenEverySoOften) {
  keep();
  const auto first = due(0ms);
  ASSERT_EQ(first.send.size(), 1u);
  EXPECT_EQ(first.send[0].to, kS1);
  EXPECT_EQ(first.send[0].command.client, kv::kKeepers + 1);
  EXPECT_EQ(kv::requestOf(first.send[0].command.operation), kv::Request(kv::LeaseRenewRequest{7}));
  const auto ended = keepers.answered(after(20ms), answer(first.send[0], {kv::Done{}, 1}));
  EXPECT_EQ(ended.finished.size(), 1u);
  EXPECT_EQ(keepers.nextDeadline(nobody), after(300ms));
  EXPECT_TRUE(due(299ms).send.empty());
  const auto second = due(300ms);
  ASSERT_EQ(second.send.size(), 1u);
  EXPECT_EQ(second.send[0].to, kS1);
  EXPECT_GT(second.send[0].command.sequence, first.send[0].command.sequence);
}

TEST_F(KeepersOf3, AskTheNextServerWhenNobodyAnswersInTime) {
  keep();
  const auto first = due(0ms);
  const auto second = due(300ms);
  ASSERT_EQ(second.finished.size(), 1u);
  EXPECT_EQ(second.finished[0].id, first.send.at(0).id);
  EXPECT_EQ(second.finished[0].outcome, Outcome::Unknown);
  EXPECT_EQ(second.send.at(0).to, kS2);
}

TEST_F(KeepersOf3, AskTheNextServerSoonWhenTheyAreRefused) {
  keep();
  const auto first = due(0ms);
  keepers.answered(after(20ms), {first.send.at(0).id, Outcome::Failed, Failure::NoLeader, {}, {}});
  EXPECT_EQ(keepers.nextDeadline(nobody), after(95ms));
  EXPECT_EQ(due(95ms).send.at(0).to, kS2);
}

TEST_F(KeepersOf3, GiveUpALeaseThatIsGone) {
  keep();
  const auto first = due(0ms);
  const auto ended =
      keepers.answered(after(20ms), answer(first.send.at(0), {kv::Refusal::LeaseNotFound, 1}));
  ASSERT_EQ(ended.given.size(), 1u);
  EXPECT_EQ(ended.given[0].lease, 7);
  EXPECT_EQ(ended.given[0].every, Duration::zero());
  EXPECT_EQ(keepers.nextDeadline(nobody), raft::kNever);
  EXPECT_NE(keepers.check({1, 7, Duration::zero(), {}}), "");
}

TEST_F(KeepersOf3, OfAPausedClientSendNothing) {
  keep();
  const std::set<kv::ClientId> paused{1};
  EXPECT_EQ(keepers.nextDeadline(paused), raft::kNever);
  EXPECT_TRUE(keepers.deadlineReached(after(1s), paused, clients).send.empty());
  EXPECT_EQ(due(1s).send.size(), 1u);
}

TEST_F(KeepersOf3, StopWhenTheyAreToldTo) {
  keep();
  EXPECT_NE(keepers.check({2, 7, Duration::zero(), {}}), "");
  EXPECT_EQ(keepers.check({1, 7, Duration::zero(), {}}), "");
  keepers.set(after(10ms), {1, 7, Duration::zero(), {}}, kS3, 0);
  EXPECT_TRUE(due(1s).send.empty());
}

}  // namespace
}  // namespace cluster
