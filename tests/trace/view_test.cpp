// What single events do to the view.
#include "engine/trace/view.h"

#include <gtest/gtest.h>

#include "tests/trace/story.h"

namespace {

using namespace story;
using raft::Index;
using raft::Term;
using raft::Token;

TEST(View, CrashLeavesWhatWasDurable) {
  Story s;
  s.add(S1, raft::TermChanged{Term{1}}).add(S1, raft::Appended{{entry(1, 1), entry(2, 1)}});
  s.add(S1, trace::Durable{Token{1}, {Term{1}, S2, {}}, Index{2}});
  s.add(S1, raft::TermChanged{Term{2}}).add(S1, raft::Voted{Term{2}, S3});
  s.add(S1, raft::Appended{{entry(3, 2)}}).add(S1, trace::ServerCrashed{});
  EXPECT_EQ(s.server(S1).status, trace::ServerStatus::Down);
  EXPECT_EQ(s.server(S1).log.lastIndex(), Index{2});
  EXPECT_EQ(s.server(S1).currentTerm, Term{1});
  EXPECT_EQ(s.server(S1).votedFor, S2);
}

// A request that was under way when the log was cut makes the old entries durable.
TEST(View, DurableCountsTheLogAsTheRequestLeftIt) {
  Story s;
  s.add(S1, raft::TermChanged{Term{1}});
  s.add(S1, raft::Appended{{entry(1, 1), entry(2, 1), entry(3, 1)}});
  s.add(S1, raft::TermChanged{Term{2}}).add(S1, raft::Truncated{Index{2}});
  s.add(S1, raft::Appended{{entry(2, 2)}});
  s.add(S1, trace::Durable{Token{1}, {Term{1}, {}, {}}, Index{3}});
  EXPECT_EQ(s.server(S1).durableIndex, Index{1});
  Story synced = s;
  s.add(S1, trace::ServerCrashed{});
  ASSERT_EQ(s.server(S1).log.lastIndex(), Index{3});
  EXPECT_EQ(s.server(S1).log.at(Index{2}).term, Term{1});

  synced.add(S1, trace::Durable{Token{2}, {Term{2}, {}, {}}, Index{2}});
  EXPECT_EQ(synced.server(S1).durableIndex, Index{2});
  synced.add(S1, trace::ServerCrashed{});
  ASSERT_EQ(synced.server(S1).log.lastIndex(), Index{2});
  EXPECT_EQ(synced.server(S1).log.at(Index{2}).term, Term{2});
}

TEST(View, EntriesAppendedAfterARequestAreNotCoveredByIt) {
  Story s;
  s.add(S1, raft::TermChanged{Term{1}}).add(S1, raft::Appended{{entry(1, 1)}});
  s.add(S1, raft::Appended{{entry(2, 1)}});
  s.add(S1, trace::Durable{Token{1}, {Term{1}, {}, {}}, Index{1}});
  EXPECT_EQ(s.server(S1).durableIndex, Index{1});
  s.add(S1, trace::ServerCrashed{});
  EXPECT_EQ(s.server(S1).log.lastIndex(), Index{1});
}

TEST(View, RestartBeginsAsFollowerWithTheDurableCommitHint) {
  Story s;
  s.add(S1, trace::ServerCrashed{});
  raft::Entries log;
  log.append(entry(1, 1));
  s.add(S1, trace::ServerStarted{2, {Term{1}, S1, Index{5}}, log});
  EXPECT_EQ(s.server(S1).role, raft::RoleName::Follower);
  EXPECT_EQ(s.server(S1).incarnation, 2U);
  EXPECT_EQ(s.server(S1).commitIndex, Index{1});
  EXPECT_EQ(s.server(S1).lastApplied, Index{0});
}

TEST(View, MessagesFlyUntilTheyArriveOrDrop) {
  Story s;
  for (const std::uint64_t id : {1, 2, 3}) s.send(id, {S1, S2, Term{1}, raft::Heartbeat{}});
  s.add(S2, trace::MessageDelivered{trace::MessageId{2}});
  s.add({}, trace::MessageDropped{trace::MessageId{1}, trace::DropReason::Cut});
  ASSERT_EQ(s.view().messages().size(), 1U);
  EXPECT_NE(s.view().message(trace::MessageId{3}), nullptr);
  EXPECT_EQ(s.view().message(trace::MessageId{2}), nullptr);
  ASSERT_EQ(s.view().drops().size(), 1U);
  EXPECT_EQ(s.view().drops()[0].reason, trace::DropReason::Cut);
  s.wait(milliseconds(1001)).add({}, trace::Noted{"later"});
  EXPECT_TRUE(s.view().drops().empty());
}

TEST(View, LeaderSeesWhenAPeerLastReplied) {
  Story s;
  s.add(S1, raft::TermChanged{Term{1}});
  s.add(S1, raft::RoleChanged{raft::RoleName::Leader, Term{1}, S1});
  ASSERT_EQ(s.server(S1).progress.size(), 3U);
  EXPECT_EQ(s.server(S1).progress[1].lastReplyAt, raft::kNever);
  s.send(1, {S2, S1, Term{1}, raft::HeartbeatReply{}}).wait(milliseconds(7));
  s.add(S1, trace::MessageDelivered{trace::MessageId{1}});
  EXPECT_EQ(s.server(S1).progress[1].lastReplyAt, at(7));
  EXPECT_EQ(s.server(S1).progress[2].lastReplyAt, raft::kNever);
  EXPECT_EQ(s.view().leader(), S1);
}

TEST(View, CandidateHasABallotForEveryVoter) {
  Story s;
  s.add(S1, raft::RoleChanged{raft::RoleName::Candidate, Term{1}, {}});
  s.add(S1, raft::VoteCounted{S3, raft::Vote::Denied});
  ASSERT_EQ(s.server(S1).ballots.size(), 3U);
  EXPECT_EQ(s.server(S1).ballots[0].vote, std::nullopt);
  EXPECT_EQ(s.server(S1).ballots[2].vote, raft::Vote::Denied);
}

TEST(View, CommittedEntriesStayAsFirstCommitted) {
  Story s;
  s.add(S1, raft::TermChanged{Term{1}}).add(S1, raft::Appended{{entry(1, 1, "a")}});
  s.add(S1, raft::CommitAdvanced{Index{1}}).add(S1, trace::ServerCrashed{});
  EXPECT_EQ(s.view().committed(), Index{1});
  ASSERT_NE(s.view().committedEntry(Index{1}), nullptr);
  EXPECT_EQ(s.view().committedEntry(Index{1})->payload.bytes(), "a");
  EXPECT_EQ(s.view().committedEntry(Index{2}), nullptr);
}

TEST(View, KeepsWaitingOperationsAndTheLastFinishedOnes) {
  Story s;
  for (std::uint64_t id = 1; id <= 70; ++id) {
    trace::OperationStarted started;
    started.id = trace::OperationId{id};
    s.add({}, started);
    trace::OperationFinished finished;
    finished.id = started.id;
    if (id != 1) s.add({}, finished);
  }
  EXPECT_EQ(s.view().operations().size(), trace::ClusterView::kOperationsKept + 1);
  EXPECT_EQ(s.view().operations()[0].id, trace::OperationId{1});
  EXPECT_EQ(s.view().operations()[1].id, trace::OperationId{7});
}

}  // namespace
