// What no server of the cluster would send, and what no cluster ever counts to: the core stays
// whole and takes nothing of it.
#include <limits>

#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::AppendEntries;
using raft::RoleName;

constexpr std::uint64_t kTop = std::numeric_limits<std::uint64_t>::max();

raft::Restored someLog() {
  return {.hardState = {Term{2}, {}, Index{2}}, .entries = logOf({1, 1, 2, 2})};
}

const std::vector<raft::Body>& everyBody() {
  static const std::vector<raft::Body> bodies = {
      raft::RequestVote{Index{kTop}, Term{kTop}},
      raft::RequestVoteReply{raft::Vote::Granted},
      AppendEntries{Index{kTop}, Term{kTop}, Index{kTop}, {entry(kTop, 0)}},
      AppendEntries{Index{2}, Term{1}, Index{kTop}, {entry(kTop, 3)}},
      raft::AppendEntriesReply{raft::AppendAccepted{Index{kTop}}},
      raft::AppendEntriesReply{raft::AppendRejected{Index{kTop}, Index{kTop}, Term{kTop}}},
      raft::Heartbeat{Index{kTop}, raft::Round{kTop}},
      raft::HeartbeatReply{raft::Round{kTop}},
      raft::Propose{},
      raft::Propose{{entry(kTop, kTop)}},
      raft::RequestPreVote{Index{kTop}, Term{kTop}},
      raft::RequestPreVoteReply{raft::Vote::Granted},
      raft::InstallSnapshot{},
      raft::InstallSnapshot{snapshotAt(kTop, kTop)},
      raft::SnapshotChunk{},
      raft::SnapshotChunkReply{},
      raft::TimeoutNow{},
      raft::TransferLeadership{ServerId{kTop}},
      raft::ReadIndex{raft::ReadId{kTop}},
      raft::ReadIndexReply{raft::ReadId{kTop}, Index{kTop}}};
  return bodies;
}

// Raft 5.1: terms only grow; a term that nothing can follow would be the cluster's last.
TEST(Guard, TheLargestTermIsTakenFromNobodyAndNoTermWraps) {
  for (const raft::Body& body : everyBody()) {
    OneServer server(someLog(), 3);
    server.receive(S2, kTop, body);
    EXPECT_EQ(server->currentTerm(), Term{2}) << raft::nameOf(body);
    server.timeout();
    EXPECT_EQ(server->currentTerm(), Term{3}) << raft::nameOf(body);
    EXPECT_EQ(server->roleName(), RoleName::Candidate) << raft::nameOf(body);
  }
}

TEST(Guard, AServerInTheLastTermStartsNoElection) {
  OneServer server({.hardState = {Term{kTop}, S2, {}}, .entries = {}}, 3);
  EXPECT_EQ(server->nextDeadline(), raft::kNever);
  server->campaign(server.now);
  server.settle();
  server.receive(S2, kTop, raft::TimeoutNow{});
  EXPECT_EQ(server->currentTerm(), Term{kTop});
  EXPECT_EQ(server->votedFor(), S2);
}

// Every role takes every message, of every term around its own and of anybody, and lives.
TEST(Guard, TheLargestIndexHarmsNoRole) {
  for (const raft::Body& body : everyBody()) {
    for (const bool leads : {false, true}) {
      for (const ServerId from : {S2, ServerId{}, ServerId{9}, ServerId{kTop}}) {
        OneServer server(someLog(), 3);
        if (leads) server.lead();
        const Index last = server->log().lastIndex();
        for (const std::uint64_t term : {0, 2, 3, 4}) server.receive(from, term, body);
        EXPECT_LE(server->commitIndex(), server->log().lastIndex()) << raft::nameOf(body);
        EXPECT_LE(server->log().lastIndex(), last + 4) << raft::nameOf(body);
        EXPECT_GE(server->log().lastIndex(), Index{2}) << "what is committed stays";
        server.timeout();
        EXPECT_LE(server->currentTerm(), Term{6});
      }
    }
  }
}

TEST(Guard, AnEmptySnapshotIsAnsweredAndLeftOut) {
  OneServer server(someLog(), 3);
  server.receive(S2, 2, raft::InstallSnapshot{});
  EXPECT_TRUE(server.restores.empty());
  EXPECT_EQ(server->log().lastIndex(), Index{4});
  EXPECT_EQ(server.lastAppendAccepted(), Index{2});
}

// Raft 7: a snapshot stands for entries, which are of its leader's term at most.
TEST(Guard, ASnapshotOfALaterTermThanItsLeadersIsLeftOut) {
  OneServer server(someLog(), 3);
  server.receive(S2, 3, raft::InstallSnapshot{snapshotAt(4, 9)});
  EXPECT_TRUE(server.restores.empty());
  EXPECT_EQ(server->log().lastIndex(), Index{4});
}

// Figure 2, AppendEntries: the entries follow the one before them without a gap, in terms that
// never fall and are none beyond the leader's. Anything else would cut what is committed.
TEST(Guard, EntriesThatDoNotFollowEachOtherAreLeftOut) {
  const std::vector<std::vector<Entry>> wrong = {
      {entry(3, 1)}, {entry(3, 4)}, {entry(3, 3), entry(3, 5)}, {entry(3, 3), entry(2, 4)},
      {entry(9, 3)}, {entry(0, 3)},
  };
  for (const std::vector<Entry>& entries : wrong) {
    OneServer server(someLog(), 3);
    server.receive(S2, 3, AppendEntries{Index{2}, Term{1}, Index{2}, entries});
    EXPECT_EQ(server.terms(), (std::vector<std::uint64_t>{1, 1, 2, 2}));
    EXPECT_EQ(server->commitIndex(), Index{2});
  }
}

TEST(Guard, ACommitIndexBeyondTheLogIsCutToWhatIsThere) {
  OneServer server(someLog(), 3);
  server.receive(S2, 2, AppendEntries{Index{4}, Term{2}, Index{kTop}, {}});
  EXPECT_EQ(server->commitIndex(), Index{4});
  EXPECT_EQ(server.applied.size(), 4u);
}

// A server says to itself what counts once it is durable; the leader's messages are never of those.
TEST(Guard, NobodyLeadsInAServersOwnName) {
  OneServer server(someLog(), 3);
  server.receive(S1, 3, raft::Heartbeat{});
  server.receive(ServerId{}, 3, raft::Heartbeat{});
  EXPECT_EQ(server->leader(), ServerId{});
  EXPECT_TRUE(std::holds_alternative<raft::NoLeader>(server.propose("x")));
}

// Raft 7: what the state machine was given before a snapshot came may end after it.
TEST(Guard, WhatWasHandedOutBeforeASnapshotMayBeAppliedAfterIt) {
  OneServer server(someLog(), 3);
  server.stateMachineWorks = false;
  server.settle();
  ASSERT_EQ(server.applied.size(), 2u);
  server.diskWorks = false;
  server.receive(S2, 3, raft::InstallSnapshot{snapshotAt(3, 9)});
  server->applied(server.now, Index{2});
  EXPECT_EQ(server->lastApplied(), Index{2});
  server.sync();
  EXPECT_EQ(server->lastApplied(), Index{9});
  server->applied(server.now, Index{2});
  EXPECT_EQ(server->lastApplied(), Index{9});
}

}  // namespace
}  // namespace raft_test
