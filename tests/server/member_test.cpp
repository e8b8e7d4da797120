#include "engine/server/member.h"

#include <algorithm>

#include "tests/server/ports_recorded.h"

namespace server_test {
namespace {

using trace::Failure;
using trace::Outcome;

const kv::Command kPut{1, 1, kv::Put{"x", "5"}};

TEST(Member, SetsItsFirstAlarmAndDoesNothingElse) {
  OneMember one;
  EXPECT_EQ(one.world.order, (std::vector<std::string>{"alarm"}));
  EXPECT_EQ(one.world.alarm, one.member.raft().nextDeadline());
}

TEST(Member, SetsItsAlarmAgainWhenItRangEarly) {
  OneMember one;
  one.member.wake(one.world.ports());
  EXPECT_EQ(one.world.order, (std::vector<std::string>{"alarm", "alarm"}));
}

// Raft 5, Figure 2: what a message promises is durable before it leaves.
TEST(Member, HoldsMessagesUntilTheirTokenIsDurable) {
  OneMember one;
  one.wake();
  ASSERT_EQ(one.world.persists.size(), 1U);
  EXPECT_EQ(one.world.sentOf<raft::RequestVote>(), 0U);
  one.sync();
  EXPECT_EQ(one.world.sentOf<raft::RequestVote>(), 2U);
}

TEST(Member, HoldsAVoteUntilItIsDurable) {
  OneMember one;
  one.receive(S2, 1, raft::RequestVote{});
  EXPECT_EQ(one.world.sentOf<raft::RequestVoteReply>(), 0U);
  one.sync();
  EXPECT_EQ(one.world.sentOf<raft::RequestVoteReply>(), 1U);
}

// Raft thesis 10.2.1: a leader writes to its disk while its followers write to theirs.
TEST(Member, ALeadersAppendsNeedNotWait) {
  OneMember one;
  one.lead();
  const std::size_t before = one.world.sentOf<raft::AppendEntries>();
  one.request(1, kPut);
  EXPECT_GT(one.world.sentOf<raft::AppendEntries>(), before);
}

// Thesis 10.2.2: batching.
TEST(Member, CommandsThatComeTogetherAreOneWriteAndOneAppendForEach) {
  OneMember one;
  one.lead();
  const std::size_t sent = one.world.sentOf<raft::AppendEntries>();
  const std::size_t written = one.world.persists.size();
  const kv::Command first{7, 1, kv::Put{"x", "1"}};
  const kv::Command second{8, 1, kv::Put{"y", "2"}};
  one.member.requests(one.world.ports(), {{OperationId{1}, &first}, {OperationId{2}, &second}});
  EXPECT_EQ(one.world.persists.size(), written + 1);
  EXPECT_EQ(one.world.persists.back().entries.size(), 2U);
  EXPECT_EQ(one.world.sentOf<raft::AppendEntries>(), sent + 1);
  one.sync();
  one.acknowledge(3);
  ASSERT_EQ(one.world.answers.size(), 2U);
  EXPECT_EQ(one.world.answers[0].id, OperationId{1});
  EXPECT_EQ(one.world.answers[1].result.revision, 3U);
}

TEST(Member, TellsPersistsSendsThenSetsItsAlarm) {
  OneMember one;
  one.world.order.clear();
  one.wake();
  std::vector<std::string> order = one.world.order;
  order.erase(std::unique(order.begin(), order.end()), order.end());
  EXPECT_EQ(order, (std::vector<std::string>{"event", "persist", "alarm"}));
}

TEST(Member, AnswersOnceTheCommandIsApplied) {
  OneMember one;
  one.lead();
  one.request(9, kPut);
  one.sync();
  EXPECT_TRUE(one.world.answers.empty());
  one.world.order.clear();
  one.acknowledge(2);
  ASSERT_EQ(one.world.answers.size(), 1U);
  EXPECT_EQ(one.world.answers[0],
            (trace::OperationFinished{
                OperationId{9}, Outcome::Ok, Failure::None, {}, {true, std::nullopt, 2}}));
  const auto& order = one.world.order;
  EXPECT_LT(std::find(order.begin(), order.end(), "applied"),
            std::find(order.begin(), order.end(), "answer"));
  EXPECT_EQ(one.member.raft().lastApplied(), Index{2});
}

// Thesis 6.3
TEST(Member, AppliesARetriedCommandOnceAndAnswersEveryAttempt) {
  OneMember one;
  one.lead();
  one.request(1, kPut);
  one.request(2, kPut);
  one.sync();
  one.acknowledge(3);
  ASSERT_EQ(one.world.answers.size(), 2U);
  EXPECT_EQ(one.world.answers[0].id, OperationId{1});
  EXPECT_EQ(one.world.answers[1].id, OperationId{2});
  EXPECT_EQ(one.world.answers[0].result, one.world.answers[1].result);
  EXPECT_EQ(one.member.store().revision(), 2U);
}

TEST(Member, AnswersARetryOfWhatWasAppliedBefore) {
  OneMember one;
  one.lead();
  one.request(1, kPut);
  one.sync();
  one.acknowledge(2);
  one.request(2, kPut);
  one.sync();
  one.acknowledge(3);
  ASSERT_EQ(one.world.answers.size(), 2U);
  EXPECT_EQ(one.world.answers[1].result, one.world.answers[0].result);
  EXPECT_EQ(one.member.store().revision(), 2U);
}

// A program outside that is told "not done" would do it again.
TEST(Member, ACommandFromOutsideThatCameTwiceHasAnUnknownOutcome) {
  OneMember one;
  one.lead();
  const kv::Command put{kv::kOutside + 1, 1, kv::Put{"x", "5"}};
  one.request(1, put);
  one.sync();
  one.acknowledge(2);
  one.request(2, put);
  one.sync();
  one.acknowledge(3);
  ASSERT_EQ(one.world.answers.size(), 2U);
  EXPECT_EQ(one.world.answers[0].outcome, Outcome::Ok);
  EXPECT_EQ(one.world.answers[1].outcome, Outcome::Unknown);
  EXPECT_EQ(one.world.answers[1].failure, Failure::Timeout);
  EXPECT_EQ(one.member.store().revision(), 2U);
}

TEST(Member, RefusesWhereNobodyLeads) {
  OneMember one;
  one.request(1, kPut);
  ASSERT_EQ(one.world.answers.size(), 1U);
  EXPECT_EQ(one.world.answers[0].outcome, Outcome::Failed);
  EXPECT_EQ(one.world.answers[0].failure, Failure::NoLeader);
}

TEST(Member, RefusesACommandAboveTheLimitOnly) {
  OneMember one;
  one.lead();
  one.request(1, {1, 1, kv::Put{"x", std::string(server::kCommandBytesMost, 'x')}});
  ASSERT_EQ(one.world.answers.size(), 1U);
  EXPECT_EQ(one.world.answers[0].failure, Failure::TooLarge);
  one.request(2, {1, 2, kv::Put{"x", std::string(server::kCommandBytesMost - 100, 'x')}});
  EXPECT_EQ(one.world.answers.size(), 1U);
}

TEST(Forwarding, OffAnswersWithTheLeader) {
  OneMember one(3, server::Forwarding::Off);
  one.receive(S2, 1, raft::Heartbeat{});
  one.request(1, kPut);
  ASSERT_EQ(one.world.answers.size(), 1U);
  EXPECT_EQ(one.world.answers[0].failure, Failure::NotLeader);
  EXPECT_EQ(one.world.answers[0].leaderHint, S2);
  EXPECT_EQ(one.world.sentOf<raft::Propose>(), 0U);
}

TEST(Forwarding, OnHandsTheCommandToTheLeaderAndAnswersWhenItIsApplied) {
  OneMember one;
  one.receive(S2, 1, raft::Heartbeat{});
  one.request(1, kPut);
  EXPECT_TRUE(one.world.answers.empty());
  EXPECT_EQ(one.world.sentOf<raft::Propose>(), 1U);
  const raft::Entry entry{Term{1}, Index{1}, raft::EntryKind::Command,
                          raft::Payload(kv::encode(kPut))};
  one.receive(S2, 1, raft::AppendEntries{Index{0}, Term{0}, Index{1}, {entry}});
  one.sync();
  ASSERT_EQ(one.world.answers.size(), 1U);
  EXPECT_EQ(one.world.answers[0].outcome, Outcome::Ok);
}

TEST(Causes, OfALeaderAreTheVotesItCounted) {
  OneMember one;
  one.lead();
  std::vector<EventId> votes;
  for (const trace::Event& e : one.world.eventsOf<raft::VoteCounted>()) votes.push_back(e.id);
  EXPECT_EQ(votes.size(), 2U);
  const trace::Event leader = one.world.eventsOf<raft::RoleChanged>().back();
  EXPECT_EQ(std::get<raft::RoleChanged>(leader.body).role, raft::RoleName::Leader);
  EXPECT_EQ(leader.causes, votes);
}

TEST(Causes, OfACommitAreTheAcknowledgementsOfAMajority) {
  OneMember one;
  one.lead();
  one.request(1, kPut);
  one.sync();
  one.acknowledge(2);
  const trace::Event commit = one.world.eventsOf<raft::CommitAdvanced>().back();
  std::vector<ServerId> peers;
  for (EventId cause : commit.causes) {
    const auto& body = one.world.events[cause.value - 1].body;
    ASSERT_TRUE(std::holds_alternative<raft::ProgressChanged>(body));
    EXPECT_GE(std::get<raft::ProgressChanged>(body).matchIndex, Index{2});
    peers.push_back(std::get<raft::ProgressChanged>(body).peer);
  }
  std::sort(peers.begin(), peers.end());
  EXPECT_EQ(peers, (std::vector<ServerId>{S1, S2}));
}

TEST(Causes, OfAFollowersCommitAreNone) {
  OneMember one;
  const raft::Entry entry{Term{1}, Index{1}, raft::EntryKind::Empty, {}};
  one.receive(S2, 1, raft::AppendEntries{Index{0}, Term{0}, Index{1}, {entry}});
  ASSERT_EQ(one.world.eventsOf<raft::CommitAdvanced>().size(), 1U);
  EXPECT_TRUE(one.world.eventsOf<raft::CommitAdvanced>()[0].causes.empty());
}

TEST(Member, ACopyGoesOnLikeTheOriginal) {
  OneMember one;
  one.lead();
  one.request(1, kPut);
  OneMember copy = one;
  for (OneMember* each : {&one, &copy}) {
    each->sync();
    each->acknowledge(2);
    each->wake();
  }
  EXPECT_EQ(one.world.events, copy.world.events);
  EXPECT_EQ(one.world.sent, copy.world.sent);
  EXPECT_EQ(one.world.answers, copy.world.answers);
  EXPECT_EQ(one.world.order, copy.world.order);
  EXPECT_EQ(one.member.store(), copy.member.store());
  EXPECT_EQ(one.world.answers.size(), 1U);
}

}  // namespace
}  // namespace server_test
