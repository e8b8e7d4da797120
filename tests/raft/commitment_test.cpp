// When an entry is committed (sections 5.3 and 5.4.2), and clients' commands at other servers.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::AppendEntries;
using raft::Heartbeat;

// 5.3: "A log entry is committed once the leader that created the entry has replicated it on a
// majority of the servers."
TEST(Commitment, NeedsAMajorityOfAllServersNotOfTheLiveOnes) {
  const std::vector<std::pair<std::size_t, std::size_t>> needed = {{2, 1}, {3, 1}, {4, 2}, {5, 2},
                                                                   {6, 3}, {7, 3}, {8, 4}, {9, 4}};
  for (const auto& [servers, others] : needed) {
    OneServer server({}, servers);
    server.lead();
    for (std::size_t k = 0; k < others; ++k) {
      EXPECT_EQ(server->commitIndex(), Index{0}) << servers << " servers, acknowledgement " << k;
      server.acknowledge(ServerId{k + 2}, 1);
    }
    EXPECT_EQ(server->commitIndex(), Index{1}) << servers << " servers";
  }
}

TEST(Commitment, AloneAServerCommitsWhenItsOwnDiskHasIt) {
  OneServer server({}, 1);
  server.timeout();
  server.diskWorks = false;
  server.propose("y");
  EXPECT_EQ(server->commitIndex(), Index{1});
  server.sync();
  EXPECT_EQ(server->commitIndex(), Index{2});
}

TEST(Commitment, TheLeadersOwnCopyCountsOnlyWhenDurable) {
  OneServer server({}, 3);
  server.lead();
  server.acknowledge(S2, 1);
  server.diskWorks = false;
  server.propose("y");
  EXPECT_EQ(server->commitIndex(), Index{1});
  server.sync();
  server.acknowledge(S2, 2);
  EXPECT_EQ(server->commitIndex(), Index{2});
}

TEST(Commitment, ARepeatedAcknowledgementIsOneCopy) {
  OneServer server;
  server.lead();
  server.acknowledge(S2, 1);
  server.acknowledge(S2, 1);
  EXPECT_EQ(server->commitIndex(), Index{0});
}

// 5.4.2 and Figure 8: "Raft never commits log entries from previous terms by counting replicas."
TEST(Commitment, EntriesOfEarlierTermsAreNotCommittedByCounting) {
  OneServer server({.hardState = {Term{3}, {}, {}}, .entries = logOf({1, 2})});
  server.lead();
  for (const ServerId peer : {S2, S3, S4, S5}) server.acknowledge(peer, 2);
  EXPECT_EQ(server->commitIndex(), Index{0}) << "stored on all five, yet of term 2";
  server.acknowledge(S2, 3);
  server.acknowledge(S3, 3);
  EXPECT_EQ(server->commitIndex(), Index{3}) << "with an entry of the own term all before it are";
}

TEST(Commitment, ANewCommitIndexIsToldToTheFollowersAtOnce) {
  OneServer server;
  server.lead();
  server.acknowledge(S2, 1);
  server.sent.clear();
  server.acknowledge(S3, 1);
  bool told = false;
  for (const auto& [message, sent] : server.sentOf<AppendEntries>()) {
    told |= message.to == S2 && sent.leaderCommit == Index{1};
  }
  EXPECT_TRUE(told);
}

// A known bug of implementations: a write acknowledged by the own disk after the server lost its
// lead, and its entry, must not count.
TEST(Commitment, ALateOwnFlushAfterDepositionDoesNotCount) {
  OneServer server({}, 3);
  server.lead();
  server.acknowledge(S2, 1);
  server.diskWorks = false;
  server.propose("doomed");
  server.receive(S3, 2, append(1, 1, {entry(2, 2)}));
  ASSERT_EQ(server.pending.size(), 2u);
  server->persisted(server.now, server.pending[0].token);
  server.settle();
  EXPECT_EQ(server->commitIndex(), Index{1});
  EXPECT_EQ(server->log().durableIndex(), Index{1}) << "entry 2 is another one by now";
}

// ---- clients' commands at other servers

TEST(Proposals, AFollowerHandsThemToItsLeader) {
  OneServer server;
  server.receive(S3, 1, Heartbeat{});
  server.sent.clear();
  const auto proposal = server.propose("y");
  ASSERT_TRUE(std::holds_alternative<raft::Forwarded>(proposal));
  ASSERT_EQ(server.sentOf<raft::Propose>().size(), 1u);
  EXPECT_EQ(server.sent.back().to, S3);
}

TEST(Proposals, WithoutALeaderTheyAreRefused) {
  OneServer server;
  EXPECT_TRUE(std::holds_alternative<raft::NoLeader>(server.propose("y")));
  server.timeout();
  EXPECT_TRUE(std::holds_alternative<raft::NoLeader>(server.propose("y")));
}

TEST(Proposals, ALeaderAppendsWhatAFollowerHandsOn) {
  OneServer server;
  server.lead();
  server.receive(S2, 0, raft::Propose{{{{}, {}, EntryKind::Command, raft::Payload{"y"}}}});
  EXPECT_EQ(server->log().lastIndex(), Index{2});
  EXPECT_EQ(server->currentTerm(), Term{1}) << "a proposal has no term";
}

}  // namespace
}  // namespace raft_test
