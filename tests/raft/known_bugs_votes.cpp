// Bugs that implementations of elections had: votes, pre-votes, campaigns.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::RequestPreVote;
using raft::RequestPreVoteReply;
using raft::RequestVote;
using raft::RequestVoteReply;
using raft::RoleName;
using raft::Vote;

raft::Config preVoting() {
  raft::Config config = OneServer::configOf(3);
  config.preVote = true;
  config.checkQuorum = true;
  return config;
}

Entry membership(std::uint64_t term, std::uint64_t index, const raft::MembershipChange& change) {
  return {Term{term}, Index{index}, EntryKind::Membership, raft::encode(change)};
}

// Raft 5.2: one vote a term, also after the candidate of that term stepped down within it.
TEST(KnownBugs, VotedForIsClearedOnASameTermStepDown) {
  OneServer server;
  server.timeout();
  server.receive(S2, 1, raft::Heartbeat{});
  ASSERT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->votedFor(), S1);
  server->forgetLeader(server.now);
  server.receive(S3, 1, RequestVote{Index{9}, Term{1}});
  EXPECT_EQ(server.lastVote(), Vote::Denied);
}

// Figure 2: votedFor is updated on stable storage before responding.
TEST(KnownBugs, TheVoteIsNotDurableBeforeTheReply) {
  OneServer server;
  server.diskWorks = false;
  server.receive(S2, 1, RequestVote{Index{0}, Term{0}});
  EXPECT_TRUE(server.sentOf<RequestVoteReply>().empty());
  ASSERT_EQ(server.pending.size(), 1u);
  EXPECT_EQ(server.pending[0].hardState.votedFor, S2) << "what is written holds the vote";
  server.sync();
  EXPECT_EQ(server.lastVote(), Vote::Granted);
}

// Raft 5.2: a majority of servers, not of messages.
TEST(KnownBugs, DuplicateVoteRepliesAreCountedTwice) {
  OneServer server;
  server.timeout();
  server.receive(S2, 1, RequestVoteReply{Vote::Granted});
  server.receive(S2, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
  server.receive(S3, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Leader);
}

// Thesis 4.2.2, with configurations in force when applied: a server that knows a change to be
// committed and has not applied it would ask an electorate of the past.
TEST(KnownBugs, CampaignWithACommittedButUnappliedConfiguration) {
  OneServer server({}, 3);
  server.stateMachineWorks = false;
  const raft::MembershipChange add{raft::Transition::Auto, {{raft::ChangeKind::AddVoter, S4}}};
  server.receive(
      S2, 1,
      raft::AppendEntries{Index{0}, Term{0}, Index{2}, {entry(1, 1), membership(1, 2, add)}});
  ASSERT_EQ(server->commitIndex(), Index{2});
  server.timeout();
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  server.receive(S2, 1, raft::TimeoutNow{});
  EXPECT_EQ(server->roleName(), RoleName::Follower) << "not for a transfer either";
  server.stateMachineWorks = true;
  const std::vector<Entry> waiting = server.applied;
  server.apply(waiting);
  server.timeout();
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
  EXPECT_EQ(server.sentOf<RequestVote>().size(), 3u) << "the new member is asked, too";
}

// Thesis 4.2.1: the entry that promotes a learner may be committed by a majority that needs its
// vote before the learner itself has learned of it.
TEST(KnownBugs, APromotedLearnerRefusesToVote) {
  raft::Config config = OneServer::configOf(1);
  config.voters = {S2, S3};
  config.learners = {S1};
  OneServer server(config);
  ASSERT_TRUE(server->configuration().isLearner(S1));
  server.receive(S2, 1, RequestVote{Index{0}, Term{0}});
  ASSERT_EQ(server.sentOf<RequestVoteReply>().size(), 1u);
  EXPECT_EQ(server.lastVote(), Vote::Granted);
  EXPECT_EQ(server->nextDeadline(), raft::kNever) << "but it starts no election";
}

// Thesis 9.6: a pre-candidate of a lower term is answered, or it asks with that term for ever.
TEST(KnownBugs, PreVoteIgnoresLowerTermMessagesForEver) {
  OneServer server(preVoting(), {.hardState = {Term{5}, {}, {}}, .entries = {}});
  server.receive(S2, 3, RequestPreVote{Index{0}, Term{0}});
  const auto replies = server.sentOf<RequestPreVoteReply>();
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_EQ(replies[0].second.vote, Vote::Denied);
  EXPECT_EQ(replies[0].first.term, Term{5}) << "so that it learns the term";

  // The same of a leader that was left behind: it hears of the higher term and steps down.
  server.receive(S3, 3, raft::Heartbeat{});
  ASSERT_FALSE(server.sentOf<raft::AppendEntriesReply>().empty());
  EXPECT_EQ(server.sent.back().to, S3);
  EXPECT_EQ(server.sent.back().term, Term{5});
}

// Thesis 9.6: of two servers left, one with a high term and a short log, the other with a low term
// and a long log, the second has to win: the first's refusal takes it to the higher term.
TEST(KnownBugs, PreVoteDeadlockBetweenHighTermShortLogAndLowTermLongLog) {
  OneServer low(preVoting(), {.hardState = {Term{2}, {}, {}}, .entries = logOf({1, 2, 2})});
  OneServer high(preVoting(), {.hardState = {Term{6}, {}, {}}, .entries = logOf({1})});
  // The short log gets no pre-vote from the long one, ...
  high.timeout();
  const auto asked = high.sentOf<RequestPreVote>();
  ASSERT_FALSE(asked.empty());
  low.receive(S2, asked[0].first.term.value, asked[0].second);
  ASSERT_EQ(low.sentOf<RequestPreVoteReply>().size(), 1u);
  EXPECT_EQ(low.sentOf<RequestPreVoteReply>()[0].second.vote, Vote::Denied);
  // ... and the long one, refused for its term, asks again with a term that counts.
  low.timeout();
  const auto stale = low.sentOf<RequestPreVote>().back();
  high.receive(S2, stale.first.term.value, stale.second);
  const auto refusal = high.sentOf<RequestPreVoteReply>();
  ASSERT_EQ(refusal.size(), 1u);
  low.receive(S2, refusal[0].first.term.value, refusal[0].second);
  ASSERT_EQ(low->currentTerm(), Term{6});
  low.timeout();
  const auto again = low.sentOf<RequestPreVote>().back();
  ASSERT_EQ(again.first.term, Term{7});
  high.receive(S2, 7, again.second);
  EXPECT_EQ(high.sentOf<RequestPreVoteReply>().back().second.vote, Vote::Granted);
  low.receive(S2, 7, RequestPreVoteReply{Vote::Granted});
  EXPECT_EQ(low->roleName(), RoleName::Candidate);
  EXPECT_EQ(low->currentTerm(), Term{7});
}

// Thesis 9.6: only a server whose log is up to date enough could win, so only that gets a pre-vote.
TEST(KnownBugs, PreVoteIsGrantedWithoutALogCheck) {
  OneServer server(preVoting(), {.hardState = {Term{2}, {}, {}}, .entries = logOf({1, 2})});
  server.receive(S2, 9, RequestPreVote{Index{7}, Term{1}});
  EXPECT_EQ(server.sentOf<RequestPreVoteReply>().back().second.vote, Vote::Denied);
  server.receive(S2, 9, RequestPreVote{Index{2}, Term{2}});
  EXPECT_EQ(server.sentOf<RequestPreVoteReply>().back().second.vote, Vote::Granted);
}

// Thesis 3.10, 9.6: the others hear their leader and would refuse a pre-vote.
TEST(KnownBugs, ATransferRunsPreVote) {
  OneServer server(preVoting());
  server.receive(S2, 1, raft::Heartbeat{});
  server.sent.clear();
  server.receive(S2, 1, raft::TimeoutNow{});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
  EXPECT_TRUE(server.sentOf<RequestPreVote>().empty());
  const auto requests = server.sentOf<RequestVote>();
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[0].second.campaign, raft::Campaign::Transfer);
}

}  // namespace
}  // namespace raft_test
