// Bugs that implementations of leadership had: commitment, reads, leases, membership, disks.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::RoleName;
using raft::Round;

raft::MembershipChange adding(ServerId server) {
  return {raft::Transition::Auto, {{raft::ChangeKind::AddVoter, server}}};
}

raft::Config leasing() {
  raft::Config config = OneServer::configOf(3);
  config.checkQuorum = true;
  config.readMode = raft::ReadMode::Lease;
  return config;
}

// Raft 5.4.2, Figure 8: an entry of an earlier term is not committed by counting its copies.
TEST(KnownBugs, PriorTermCommit) {
  OneServer server({.hardState = {Term{2}, {}, {}}, .entries = logOf({1, 2})}, 3);
  server.lead();
  ASSERT_EQ(server.terms(), (std::vector<std::uint64_t>{1, 2, 3}));
  server.acknowledge(S2, 2);
  EXPECT_EQ(server->commitIndex(), Index{0}) << "on a majority, but of term 2";
  server.acknowledge(S2, 3);
  EXPECT_EQ(server->commitIndex(), Index{3});
}

// Ongaro 2015, raft-dev: a new leader's log may hold a change that is committed without its
// knowledge; another one in a single step would let two majorities miss each other.
TEST(KnownBugs, MembershipChangeBeforeAnOwnTermCommit) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1})}, 3);
  server.lead();
  EXPECT_TRUE(std::holds_alternative<raft::ChangeRefused>(server.change(adding(S4))));
  server.acknowledge(S2, server->log().lastIndex().value);
  EXPECT_TRUE(std::holds_alternative<raft::Proposed>(server.change(adding(S4))));
  server.acknowledge(S2, server->log().lastIndex().value);
  EXPECT_TRUE(server->configuration().isVoter(S4));
}

// Thesis 6.4, step 1: before its first own commit a leader's commit index may be behind what an
// earlier leader answered reads with.
TEST(KnownBugs, ReadIndexBeforeTheFirstOwnTermCommit) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1})}, 3);
  server.lead();
  server.read(1);
  for (const auto& [message, beat] : server.sentOf<raft::Heartbeat>()) {
    server.receive(S2, 2, raft::HeartbeatReply{beat.round});
  }
  EXPECT_TRUE(server.reads.empty());
  server.acknowledge(S2, 3);
  EXPECT_TRUE(server.reads.empty()) << "now it waits for its round";
  server.receive(S2, 2, raft::HeartbeatReply{server.lastRound()});
  ASSERT_EQ(server.reads.size(), 1u);
  EXPECT_EQ(server.reads[0].index, Index{3});
}

// Thesis 6.4, step 3: only heartbeats sent after the read came show that nobody else led then.
TEST(KnownBugs, ReadIndexAcknowledgedByAnOlderHeartbeatRound) {
  OneServer server({}, 3);
  server.lead();
  server.acknowledge(S2, 1);
  server.timeout();
  const Round before = server.lastRound();
  server.read(1);
  ASSERT_GT(server.lastRound(), before);
  server.receive(S2, 1, raft::HeartbeatReply{before});
  EXPECT_TRUE(server.reads.empty());
  server.receive(S2, 1, raft::HeartbeatReply{server.lastRound()});
  EXPECT_EQ(server.reads.size(), 1u);
}

// Thesis 6.4.1: whom the leader told to campaign waits for nobody's lease, whenever that arrives.
TEST(KnownBugs, ALeaseSurvivesATransfer) {
  OneServer server(leasing());
  server.lead();
  server.acknowledge(S2, 1);
  server.timeout();
  server.receive(S2, 1, raft::HeartbeatReply{server.lastRound()});
  ASSERT_TRUE(server->leaseUntil().has_value());
  server.read(1);
  ASSERT_EQ(server.reads.size(), 1u) << "the lease answers at once";

  server.transfer(S2);
  ASSERT_EQ(server.sentOf<raft::TimeoutNow>().size(), 1u);
  EXPECT_FALSE(server->leaseUntil().has_value());
  server.read(2);
  EXPECT_EQ(server.reads.size(), 1u);
  // Nor after the transfer was given up: the TimeoutNow may still be under way.
  for (int beats = 0; server.happenedOf<raft::TransferAborted>().empty(); ++beats) {
    ASSERT_LT(beats, 20);
    server.timeout();
    server.receive(S2, 1, raft::HeartbeatReply{server.lastRound()});
  }
  ASSERT_EQ(server->roleName(), RoleName::Leader);
  EXPECT_FALSE(server->leaseUntil().has_value());
}

// Thesis 6.2, 10.2.1: heartbeats need no disk, so a leader whose disk stands still would keep its
// followers from electing one that can commit.
TEST(KnownBugs, ALeaderWithAStalledDiskKeepsItsFollowersQuiet) {
  raft::Config config = OneServer::configOf(3);
  config.checkQuorum = true;
  OneServer server(config);
  server.lead();
  server.acknowledge(S2, 1);
  server.diskWorks = false;
  server.propose("x");
  for (int beats = 0; beats < 20 && server->roleName() == RoleName::Leader; ++beats) {
    server.timeout();
    server.receive(S2, 1, raft::HeartbeatReply{server.lastRound()});
    server.receive(S3, 1, raft::HeartbeatReply{server.lastRound()});
  }
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  const auto down = server.happenedOf<raft::SteppedDown>();
  ASSERT_EQ(down.size(), 1u);
  EXPECT_EQ(down[0].why, raft::StepDown::DiskStalled);
}

// Figure 2, Leaders; thesis 10.2.1: the flush of what a leader appended ends after it was deposed
// and its entries were replaced: it says nothing about the entries that stand there now.
TEST(KnownBugs, ALateLocalFlushIsCountedAfterDeposition) {
  OneServer server({}, 3);
  server.lead();
  server.acknowledge(S2, 1);
  server.diskWorks = false;
  server.propose("old");
  ASSERT_EQ(server->log().durableIndex(), Index{1});
  const Token late = server.pending.back().token;
  server.receive(S2, 2, raft::AppendEntries{Index{1}, Term{1}, Index{1}, {entry(2, 2, "new")}});
  server->persisted(server.now, late);
  server.settle();
  EXPECT_EQ(server->log().durableIndex(), Index{1}) << "the old entry was written, not the new one";
  EXPECT_EQ(server->commitIndex(), Index{1});
  EXPECT_EQ(server->roleName(), RoleName::Follower);
  server.sync();
  EXPECT_EQ(server->log().durableIndex(), Index{2});
}

}  // namespace
}  // namespace raft_test
