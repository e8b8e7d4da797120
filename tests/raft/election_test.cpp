// Figure 2 (RequestVote; Rules for Servers) and sections 5.1, 5.2, 5.4.1.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::RequestVote;
using raft::RequestVoteReply;
using raft::RoleName;
using raft::Vote;

// 5.1: "If one server's current term is smaller than the other's, then it updates its current
// term."
TEST(Terms, AnyMessageOfAHigherTermIsAdopted) {
  const std::vector<raft::Body> bodies = {RequestVote{Index{0}, Term{0}},
                                          RequestVoteReply{Vote::Denied},
                                          raft::AppendEntries{},
                                          raft::AppendEntriesReply{raft::AppendAccepted{}},
                                          raft::Heartbeat{},
                                          raft::HeartbeatReply{}};
  for (const raft::Body& body : bodies) {
    OneServer server;
    server.receive(S2, 7, body);
    EXPECT_EQ(server->currentTerm(), Term{7}) << raft::nameOf(body);
    EXPECT_EQ(server->roleName(), RoleName::Follower) << raft::nameOf(body);
  }
}

// 5.1: "If a candidate or leader discovers that its term is out of date, it immediately reverts to
// follower state."
TEST(Terms, CandidateStepsDownOnHigherTerm) {
  OneServer server;
  server.timeout();
  server.receive(S2, 9, RequestVoteReply{Vote::Denied});
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->currentTerm(), Term{9});
}

TEST(Terms, LeaderStepsDownOnHigherTerm) {
  OneServer server;
  server.lead();
  server.receive(S2, 9, raft::HeartbeatReply{});
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->votedFor(), ServerId{});
}

// 5.1: "If a server receives a request with a stale term number, it rejects the request."
TEST(Terms, RequestsOfAnEarlierTermAreRejectedWithTheCurrentTerm) {
  OneServer server({.hardState = {Term{5}, {}, {}}, .entries = {}});
  server.receive(S2, 4, RequestVote{Index{9}, Term{4}});
  EXPECT_EQ(server.lastVote(), Vote::Denied);
  EXPECT_EQ(server.sent.back().term, Term{5});
  server.receive(S3, 4, raft::AppendEntries{});
  EXPECT_EQ(server.lastAppendAccepted(), std::nullopt);
  EXPECT_EQ(server.sent.back().term, Term{5});
  EXPECT_EQ(server->leader(), ServerId{});
}

TEST(Terms, RepliesOfAnEarlierTermAreIgnored) {
  OneServer server;
  server.timeout();
  server.timeout();
  ASSERT_EQ(server->currentTerm(), Term{2});
  for (const ServerId peer : {S2, S3, S4}) server.receive(peer, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
}

// 5.2: "When servers start up, they begin as followers."
TEST(Election, ServersStartAsFollowers) {
  OneServer server({.hardState = {Term{3}, S1, {}}, .entries = logOf({1, 3})});
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->leader(), ServerId{});
}

// 5.2: "If a follower receives no communication over a period of time called the election timeout
// [it] begins an election": increments its term, votes for itself, asks all others.
TEST(Election, AFollowerThatHearsNothingBecomesCandidateAndAsksAllOthers) {
  OneServer server({.hardState = {Term{3}, S2, {}}, .entries = logOf({1, 3})});
  server.timeout();
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
  EXPECT_EQ(server->currentTerm(), Term{4});
  EXPECT_EQ(server->votedFor(), S1);
  const auto requests = server.sentOf<RequestVote>();
  ASSERT_EQ(requests.size(), 4u);
  for (const auto& [message, request] : requests) {
    EXPECT_EQ(message.term, Term{4});
    EXPECT_EQ(request, (RequestVote{Index{2}, Term{3}}));
  }
}

TEST(Election, TheTimerDoesNothingBeforeItsDeadline) {
  OneServer server;
  server->deadlineReached(server->nextDeadline() - 1ns);
  server.settle();
  EXPECT_EQ(server->roleName(), RoleName::Follower);
}

// 5.2: "A candidate wins an election if it receives votes from a majority of the servers."
TEST(Election, AMajorityOfVotesElects) {
  const std::vector<std::pair<std::size_t, std::size_t>> needed = {
      {1, 0}, {2, 1}, {3, 1}, {4, 2}, {5, 2}, {6, 3}, {7, 3}, {8, 4}, {9, 4}};
  for (const auto& [servers, others] : needed) {
    OneServer server({}, servers);
    server.timeout();
    for (std::size_t k = 0; k < others; ++k) {
      EXPECT_EQ(server->roleName(), RoleName::Candidate) << servers << " servers, vote " << k;
      server.receive(ServerId{k + 2}, 1, RequestVoteReply{Vote::Granted});
    }
    EXPECT_EQ(server->roleName(), RoleName::Leader) << servers << " servers";
  }
}

// A known bug of implementations: a vote that the network doubled is one vote.
TEST(Election, ARepeatedVoteReplyCountsOnce) {
  OneServer server;
  server.timeout();
  for (int k = 0; k < 3; ++k) server.receive(S2, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
  server.receive(S3, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Leader);
}

TEST(Election, TheFirstAnswerOfAVoterCounts) {
  OneServer server;
  server.timeout();
  server.receive(S2, 1, RequestVoteReply{Vote::Denied});
  server.receive(S2, 1, RequestVoteReply{Vote::Granted});
  server.receive(S3, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
}

TEST(Election, AVoteOfAStrangerDoesNotCount) {
  OneServer server({}, 3);
  server.timeout();
  server.receive(ServerId{9}, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
}

// 5.2: "Once a candidate wins an election, it becomes leader. It then sends heartbeat messages to
// all of the other servers"; here the first append, of the empty entry, does that.
TEST(Election, ANewLeaderSpeaksToAllOthersAtOnce) {
  OneServer server;
  server.timeout();
  server.sent.clear();
  server.receive(S2, 1, RequestVoteReply{Vote::Granted});
  server.receive(S3, 1, RequestVoteReply{Vote::Granted});
  const auto appends = server.sentOf<raft::AppendEntries>();
  ASSERT_EQ(appends.size(), 4u);
  for (const auto& [message, append] : appends) {
    ASSERT_EQ(append.entries.size(), 1u);
    EXPECT_EQ(append.entries[0].kind, EntryKind::Empty);
  }
}

// 5.2: each server votes for at most one candidate in a term, first come, first served.
TEST(Voting, OneVoteATermFirstComeFirstServed) {
  OneServer server;
  server.receive(S2, 1, RequestVote{Index{0}, Term{0}});
  EXPECT_EQ(server.lastVote(), Vote::Granted);
  server.receive(S3, 1, RequestVote{Index{5}, Term{1}});
  EXPECT_EQ(server.lastVote(), Vote::Denied);
  server.receive(S2, 1, RequestVote{Index{0}, Term{0}});
  EXPECT_EQ(server.lastVote(), Vote::Granted) << "the same candidate may ask again";
  server.receive(S3, 2, RequestVote{Index{5}, Term{1}});
  EXPECT_EQ(server.lastVote(), Vote::Granted) << "a new term, a new vote";
}

// 5.2 with Figure 2: votedFor is on stable storage; a restart does not give a second vote.
TEST(Voting, TheVoteSurvivesARestart) {
  OneServer before;
  before.diskWorks = false;
  before.receive(S2, 1, RequestVote{Index{0}, Term{0}});
  ASSERT_EQ(before.pending.size(), 1u);
  OneServer after({.hardState = before.pending[0].hardState, .entries = {}});
  after.receive(S3, 1, RequestVote{Index{0}, Term{0}});
  EXPECT_EQ(after.lastVote(), Vote::Denied);
}

// Figure 2: "Updated on stable storage before responding to RPCs".
TEST(Voting, TheReplyWaitsUntilTheVoteIsDurable) {
  OneServer server;
  server.diskWorks = false;
  server.receive(S2, 1, RequestVote{Index{0}, Term{0}});
  EXPECT_TRUE(server.sent.empty());
  server.sync();
  EXPECT_EQ(server.lastVote(), Vote::Granted);
}

TEST(Voting, ACandidateCountsItsOwnVoteOnlyWhenDurableAndAsksOnlyThen) {
  OneServer server;
  server.diskWorks = false;
  server.timeout();
  EXPECT_TRUE(server.sent.empty());
  server.receive(S2, 1, RequestVoteReply{Vote::Granted});
  server.receive(S3, 1, RequestVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate) << "two of five, its own not durable";
  server.sync();
  EXPECT_EQ(server->roleName(), RoleName::Leader);
}

// A known bug of implementations: stepping down within the term must not free the vote.
TEST(Voting, SteppingDownWithinATermKeepsTheVote) {
  OneServer server;
  server.timeout();
  server.receive(S2, 1, raft::AppendEntries{});
  ASSERT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->votedFor(), S1);
  server.receive(S3, 1, RequestVote{Index{9}, Term{1}});
  EXPECT_EQ(server.lastVote(), Vote::Denied);
}

struct UpToDateCase {
  std::vector<std::uint64_t> mine;
  std::uint64_t lastTerm;
  std::uint64_t lastIndex;
  Vote vote;
};

// 5.4.1: the later last term wins; with equal last terms the longer log does.
TEST(Voting, OnlyAnUpToDateLogGetsTheVote) {
  const std::vector<UpToDateCase> cases = {
      {{}, 0, 0, Vote::Granted},          {{1}, 0, 0, Vote::Denied},
      {{1}, 1, 1, Vote::Granted},         {{1, 1}, 1, 1, Vote::Denied},
      {{1, 1}, 1, 3, Vote::Granted},      {{1, 1, 1}, 2, 1, Vote::Granted},
      {{2}, 1, 9, Vote::Denied},          {{1, 3}, 2, 5, Vote::Denied},
      {{1, 1, 1, 1}, 2, 2, Vote::Granted}};
  for (const UpToDateCase& c : cases) {
    OneServer server({.hardState = {Term{4}, {}, {}}, .entries = logOf(c.mine)});
    server.receive(S2, 5, RequestVote{Index{c.lastIndex}, Term{c.lastTerm}});
    EXPECT_EQ(server.lastVote(), c.vote)
        << "a log of " << c.mine.size() << " asked by " << c.lastTerm << "/" << c.lastIndex;
  }
}

TEST(Voting, ARefusalSaysWhy) {
  OneServer server({.hardState = {Term{4}, {}, {}}, .entries = logOf({4})});
  server.receive(S2, 3, RequestVote{Index{1}, Term{1}});
  server.receive(S2, 5, RequestVote{Index{1}, Term{1}});
  server.receive(S3, 5, RequestVote{Index{1}, Term{4}});
  server.receive(S4, 5, RequestVote{Index{1}, Term{4}});
  const auto refused = server.happenedOf<raft::VoteRefused>();
  ASSERT_EQ(refused.size(), 3u);
  EXPECT_EQ(refused[0].reason, raft::VoteRefusal::StaleTerm);
  EXPECT_EQ(refused[1].reason, raft::VoteRefusal::LogNotUpToDate);
  EXPECT_EQ(refused[2].reason, raft::VoteRefusal::VotedForOther);
}

// 5.2: "While waiting for votes, a candidate may receive an AppendEntries from another server
// claiming to be leader": of its term or a later one, the candidate follows.
TEST(Election, ACandidateFollowsALeaderOfItsTerm) {
  OneServer server;
  server.timeout();
  server.receive(S4, 1, raft::Heartbeat{});
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->leader(), S4);
}

TEST(Election, ACandidateIgnoresALeaderOfAnEarlierTerm) {
  OneServer server;
  server.timeout();
  server.timeout();
  server.receive(S4, 1, raft::AppendEntries{});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
}

// 5.2: "each candidate will time out and start a new election by incrementing its term".
TEST(Election, ACandidateWithoutAMajorityTriesAgainInANewTerm) {
  OneServer server;
  server.timeout();
  server.sent.clear();
  server.timeout();
  EXPECT_EQ(server->currentTerm(), Term{2});
  EXPECT_EQ(server.sentOf<RequestVote>().size(), 4u);
}

TEST(Election, ACandidateRefusedByAMajorityStopsAsking) {
  OneServer server;
  server.timeout();
  for (const ServerId peer : {S2, S3, S4}) server.receive(peer, 1, RequestVoteReply{Vote::Denied});
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->votedFor(), S1);
}

// 5.2: "election timeouts are chosen randomly from a fixed interval", anew for each candidacy.
TEST(Timeouts, AreDrawnAnewWithinTheInterval) {
  OneServer server;
  std::vector<raft::Duration> drawn;
  for (int k = 0; k < 200; ++k) {
    const Instant before = server.now;
    server.timeout();
    drawn.push_back(server->nextDeadline() - server.now);
    EXPECT_GE(drawn.back(), 150ms);
    EXPECT_LE(drawn.back(), 300ms);
    EXPECT_GT(server.now, before);
  }
  std::sort(drawn.begin(), drawn.end());
  EXPECT_EQ(std::unique(drawn.begin(), drawn.end()), drawn.end()) << "200 different timeouts";
  EXPECT_LT(drawn.front(), 165ms);
  EXPECT_GT(drawn.back(), 285ms);
}

TEST(Timeouts, SeedsGiveDifferentTimeoutsAndTheSameSeedTheSame) {
  const auto draw = [](std::uint64_t seed) { return raft::drawTimeout(seed, 0, 150ms, 300ms); };
  EXPECT_EQ(draw(1), draw(1));
  EXPECT_NE(draw(1), draw(2));
  EXPECT_EQ(raft::drawTimeout(9, 3, 150ms, 150ms), 150ms);
}

// Figure 2, Followers: the timer restarts on a message of the current leader or on granting a vote.
TEST(Timeouts, ALeadersMessagesAndAGrantedVoteRestartTheTimer) {
  OneServer server;
  server.now = server->nextDeadline() - 1ms;
  server.receive(S2, 1, raft::Heartbeat{});
  const Instant first = server->nextDeadline();
  EXPECT_GT(first, server.now + 149ms);
  server.now += 50ms;
  server.receive(S2, 1, raft::AppendEntries{});
  EXPECT_EQ(server->nextDeadline(), first + 50ms);
  server.now += 50ms;
  server.receive(S3, 2, RequestVote{Index{0}, Term{0}});
  // With a new draw, so that voters who heard a candidate at the same time do not wake together.
  EXPECT_GE(server->nextDeadline(), server.now + 150ms);
  EXPECT_LE(server->nextDeadline(), server.now + 300ms);
  EXPECT_NE(server->nextDeadline(), first + 100ms);
}

// Figure 2: hearing of a newer term is neither a leader's message nor a granted vote. A candidate
// whose log is too short would otherwise keep the others from asking, term after term.
TEST(Timeouts, ACandidateThatStepsDownKeepsItsTimer) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1})});
  server.timeout();
  const Instant deadline = server->nextDeadline();
  server.now += 20ms;
  server.receive(S3, 9, RequestVote{Index{0}, Term{0}});
  ASSERT_EQ(server->roleName(), raft::RoleName::Follower);
  EXPECT_EQ(server.lastVote(), Vote::Denied);
  EXPECT_EQ(server->nextDeadline(), deadline);
}

TEST(Timeouts, ARefusedVoteDoesNotRestartTheTimer) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1})});
  const Instant deadline = server->nextDeadline();
  server.now += 100ms;
  server.receive(S3, 2, RequestVote{Index{0}, Term{0}});
  EXPECT_EQ(server.lastVote(), Vote::Denied);
  EXPECT_EQ(server->nextDeadline(), deadline);
}

// Figure 2, Leaders: heartbeats "during idle periods to prevent election timeouts".
TEST(Heartbeats, ALeaderSendsThemToAllOthersAtItsInterval) {
  OneServer server;
  server.lead();
  const Instant before = server.now;
  server.timeout();
  EXPECT_EQ(server.now, before + 50ms);
  EXPECT_EQ(server.sentOf<raft::Heartbeat>().size(), 4u);
  EXPECT_EQ(server->nextDeadline(), server.now + 50ms);
}

}  // namespace
}  // namespace raft_test
