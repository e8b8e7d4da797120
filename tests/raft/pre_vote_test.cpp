// Pre-vote (thesis 9.6), check-quorum and stickiness (thesis 6.2, 4.2.3).
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::RequestPreVote;
using raft::RequestPreVoteReply;
using raft::RequestVote;
using raft::RequestVoteReply;
using raft::RoleName;
using raft::Vote;

raft::Config asking() {
  raft::Config config = OneServer::configOf(5);
  config.preVote = true;
  return config;
}

raft::Config checking() {
  raft::Config config = OneServer::configOf(5);
  config.checkQuorum = true;
  return config;
}

// Thesis 9.6: a server that cannot win leaves its term, and so everybody else's, alone.
TEST(PreVote, AServerThatReachesNobodyNeverEntersANewTerm) {
  OneServer server(asking());
  for (int k = 0; k < 10; ++k) server.timeout();
  EXPECT_EQ(server->currentTerm(), Term{0});
  EXPECT_EQ(server->votedFor(), ServerId{});
  EXPECT_TRUE(server.sentOf<RequestVote>().empty());
  for (const auto& [message, request] : server.sentOf<RequestPreVote>()) {
    EXPECT_EQ(message.term, Term{1}) << "it asks for the term it would enter";
  }
}

TEST(PreVote, AMajorityOfYesStartsTheRealElection) {
  OneServer server(asking());
  server.timeout();
  ASSERT_EQ(server->roleName(), RoleName::PreCandidate);
  server.receive(S2, 1, RequestPreVoteReply{Vote::Granted});
  server.receive(S2, 1, RequestPreVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::PreCandidate) << "the same answer twice is one";
  server.receive(S3, 1, RequestPreVoteReply{Vote::Granted});
  EXPECT_EQ(server->roleName(), RoleName::Candidate);
  EXPECT_EQ(server->currentTerm(), Term{1});
  EXPECT_EQ(server.sentOf<RequestVote>().size(), 4u);
}

TEST(PreVote, AMajorityOfNoEndsTheAttempt) {
  OneServer server(asking());
  server.timeout();
  for (const ServerId peer : {S2, S3, S4}) {
    server.receive(peer, 0, RequestPreVoteReply{Vote::Denied});
  }
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  EXPECT_EQ(server->currentTerm(), Term{0});
}

TEST(PreVote, AYesPromisesNothingAndMayBeGivenToMany) {
  OneServer server(asking());
  server.receive(S2, 4, RequestPreVote{Index{0}, Term{0}});
  server.receive(S3, 4, RequestPreVote{Index{0}, Term{0}});
  const auto replies = server.sentOf<RequestPreVoteReply>();
  ASSERT_EQ(replies.size(), 2u);
  for (const auto& [message, reply] : replies) {
    EXPECT_EQ(reply.vote, Vote::Granted);
    EXPECT_EQ(message.term, Term{4}) << "of the term that was asked for";
  }
  EXPECT_EQ(server->currentTerm(), Term{0});
  EXPECT_EQ(server->votedFor(), ServerId{});
}

// Thesis 4.2.3: who hears its leader does not help to depose it, nor learns the other's term.
TEST(Stickiness, AServerThatHearsItsLeaderIgnoresCandidates) {
  OneServer server(checking());
  server.receive(S2, 1, raft::Heartbeat{});
  server.sent.clear();
  server.receive(S3, 9, RequestVote{Index{9}, Term{9}});
  server.receive(S3, 9, RequestPreVote{Index{9}, Term{9}});
  EXPECT_TRUE(server.sent.empty());
  EXPECT_EQ(server->currentTerm(), Term{1});
  const auto refused = server.happenedOf<raft::VoteRefused>();
  ASSERT_EQ(refused.size(), 2u);
  EXPECT_EQ(refused[0].reason, raft::VoteRefusal::HearsLeader);

  server.now += server->config().electionTimeoutMin;
  server.receive(S3, 9, RequestVote{Index{9}, Term{9}});
  EXPECT_EQ(server.lastVote(), Vote::Granted) << "after the least election timeout";
}

// Thesis 3.10: the leader itself wants this election.
TEST(Stickiness, ATransfersElectionIsNotIgnored) {
  OneServer server(checking());
  server.receive(S2, 1, raft::Heartbeat{});
  server.receive(S3, 2, RequestVote{Index{9}, Term{9}, raft::Campaign::Transfer});
  EXPECT_EQ(server.lastVote(), Vote::Granted);
}

TEST(Stickiness, WithoutCheckQuorumAHigherTermAlwaysCounts) {
  OneServer server;
  server.receive(S2, 1, raft::Heartbeat{});
  server.receive(S3, 9, RequestVote{Index{9}, Term{9}});
  EXPECT_EQ(server->currentTerm(), Term{9});
}

TEST(Stickiness, ALeaderThatIsForgottenDoesNotHinderAVote) {
  OneServer server(checking());
  server.receive(S2, 1, raft::Heartbeat{});
  server->forgetLeader(server.now);
  server.receive(S3, 9, RequestVote{Index{9}, Term{9}});
  EXPECT_EQ(server.lastVote(), Vote::Granted);
}

// Thesis 6.2: a leader that hears of no majority within an election timeout steps down.
TEST(CheckQuorum, ALeaderThatHearsNoMajorityStepsDown) {
  OneServer server(checking());
  server.lead();
  for (int k = 0; k < 20 && server->roleName() == RoleName::Leader; ++k) {
    server.timeout();
    server.receive(S2, 1, raft::HeartbeatReply{});
  }
  EXPECT_EQ(server->roleName(), RoleName::Follower) << "S1 and S2 are two of five";
  const auto down = server.happenedOf<raft::SteppedDown>();
  ASSERT_EQ(down.size(), 1u);
  EXPECT_EQ(down[0].why, raft::StepDown::QuorumSilent);
}

TEST(CheckQuorum, ALeaderThatHearsAMajorityStays) {
  OneServer server(checking());
  server.lead();
  for (int k = 0; k < 30; ++k) {
    server.timeout();
    server.receive(S2, 1, raft::HeartbeatReply{});
    server.receive(S3, 1, raft::HeartbeatReply{});
  }
  EXPECT_EQ(server->roleName(), RoleName::Leader);
}

TEST(CheckQuorum, WithoutItALeaderOfNobodyStays) {
  OneServer server;
  server.lead();
  for (int k = 0; k < 30; ++k) server.timeout();
  EXPECT_EQ(server->roleName(), RoleName::Leader);
}

}  // namespace
}  // namespace raft_test
