// Handing over (thesis 3.10) and reads without the log (thesis 6.4).
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::RoleName;
using raft::Round;

OneServer leading(raft::Config config = OneServer::configOf(3)) {
  OneServer server(std::move(config));
  server.lead();
  server.acknowledge(S2, 1);
  return server;
}

raft::Config leasing(std::uint32_t driftPpm) {
  raft::Config config = OneServer::configOf(3);
  config.checkQuorum = true;
  config.readMode = raft::ReadMode::Lease;
  config.clockDriftPpm = driftPpm;
  return config;
}

// Thesis 3.10, step 2: the laggard gets what it lacks first.
TEST(Transfer, ALaggardIsBroughtUpToDateBeforeItIsTold) {
  OneServer server = leading();
  server.propose("x");
  server.sent.clear();
  server.transfer(S2);
  EXPECT_TRUE(server.sentOf<raft::TimeoutNow>().empty());
  server.acknowledge(S2, 2);
  const auto told = server.sentOf<raft::TimeoutNow>();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].first.to, S2);
}

// Thesis 3.10, step 1 and its last paragraph.
TEST(Transfer, TheLeaderTakesNoProposalsUntilATimerGivesTheTransferUp) {
  OneServer server = leading();
  server.transfer(S3);
  const auto refused = server.propose("x");
  ASSERT_TRUE(std::holds_alternative<raft::Busy>(refused));
  EXPECT_EQ(std::get<raft::Busy>(refused), raft::Busy::Transferring);
  server.wait(server->config().electionTimeoutMin);
  const auto aborted = server.happenedOf<raft::TransferAborted>();
  ASSERT_EQ(aborted.size(), 1u);
  EXPECT_EQ(aborted[0].why, raft::TransferEnd::TimedOut);
  EXPECT_TRUE(std::holds_alternative<raft::Proposed>(server.propose("x")));
  EXPECT_TRUE(server.sentOf<raft::TimeoutNow>().empty()) << "S3 never caught up";
  EXPECT_EQ(server->roleName(), RoleName::Leader);
}

TEST(Transfer, OnlyAnotherVoterCanBeHandedTo) {
  OneServer server = leading();
  EXPECT_TRUE(std::holds_alternative<raft::TransferRefused>(server.transfer(S1)));
  EXPECT_TRUE(std::holds_alternative<raft::TransferRefused>(server.transfer(S5)));
  EXPECT_TRUE(server.happenedOf<raft::TransferStarted>().empty());
}

TEST(Transfer, AFollowerHandsTheWishOn) {
  OneServer server({}, 3);
  EXPECT_TRUE(std::holds_alternative<raft::NoLeader>(server.transfer(S3)));
  server.receive(S2, 1, raft::Heartbeat{});
  EXPECT_TRUE(std::holds_alternative<raft::Forwarded>(server.transfer(S3)));
  EXPECT_EQ(server.sentOf<raft::TransferLeadership>().size(), 1u);
}

// Thesis 6.4, steps 2 to 4.
TEST(Reads, ALeaderAnswersOnceAMajorityHasConfirmedItsRound) {
  OneServer server = leading(OneServer::configOf(5));
  server.acknowledge(S3, 1);
  server.read(7);
  const Round round = server.lastRound();
  server.receive(S2, 1, raft::HeartbeatReply{round});
  server.receive(S2, 1, raft::HeartbeatReply{round});
  EXPECT_TRUE(server.reads.empty()) << "two of five";
  server.receive(S3, 1, raft::HeartbeatReply{round});
  ASSERT_EQ(server.reads.size(), 1u);
  EXPECT_EQ(server.reads[0].id, raft::ReadId{7});
  EXPECT_EQ(server.reads[0].index, Index{1});
}

TEST(Reads, ALeaderThatIsDeposedAnswersNone) {
  OneServer server = leading();
  server.read(7);
  const Round round = server.lastRound();
  server.receive(S3, 2, raft::Heartbeat{});
  server.receive(S2, 1, raft::HeartbeatReply{round});
  EXPECT_TRUE(server.reads.empty());
}

// Thesis 6.4, last paragraphs: followers ask their leader for the read index.
TEST(Reads, AFollowerAsksItsLeaderAndAnswersWithTheLeadersIndex) {
  OneServer server({}, 3);
  server.receive(S2, 1, raft::Heartbeat{});
  server.read(4);
  ASSERT_EQ(server.sentOf<raft::ReadIndex>().size(), 1u);
  EXPECT_EQ(server.sent.back().to, S2);
  server.receive(S2, 1, raft::ReadIndexReply{raft::ReadId{4}, Index{9}});
  ASSERT_EQ(server.reads.size(), 1u);
  EXPECT_EQ(server.reads[0].index, Index{9});
}

TEST(Reads, ALeaderAnswersAFollowerOnlyWhenItsRoundIsConfirmed) {
  OneServer server = leading();
  server.sent.clear();
  server.receive(S3, 0, raft::ReadIndex{raft::ReadId{4}});
  EXPECT_TRUE(server.sentOf<raft::ReadIndexReply>().empty());
  server.receive(S2, 1, raft::HeartbeatReply{server.lastRound()});
  const auto replies = server.sentOf<raft::ReadIndexReply>();
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_EQ(replies[0].first.to, S3);
  EXPECT_EQ(replies[0].second.index, Index{1});
}

TEST(Reads, AServerAloneAnswersAtOnce) {
  OneServer server({}, 1);
  server.lead();
  server.read(1);
  ASSERT_EQ(server.reads.size(), 1u);
  EXPECT_EQ(server.reads[0].index, Index{1});
}

// Thesis 6.4.1: counted from when the round was sent, less what the clocks may differ by.
TEST(Lease, EndsBeforeAFollowersClockCanLetItVote) {
  for (const std::uint32_t drift : {0u, 1'000u, 100'000u}) {
    OneServer server = leading(leasing(drift));
    server.timeout();
    const Instant sentAt = server.now;
    const Round round = server.lastRound();
    server.now += 10ms;
    server.receive(S2, 1, raft::HeartbeatReply{round});
    ASSERT_TRUE(server->leaseUntil().has_value());
    const raft::Duration least = server->config().electionTimeoutMin;
    EXPECT_EQ(*server->leaseUntil(), sentAt + least - least * 2 * drift / 1'000'000);
    server.now = *server->leaseUntil() - 1ns;
    server.read(1);
    EXPECT_EQ(server.reads.size(), 1u) << "within the lease it answers at once";
    server.now += 1ns;
    server.read(2);
    EXPECT_EQ(server.reads.size(), 1u) << "afterwards it asks the others";
  }
}

TEST(Lease, CountsForNothingWithoutCheckQuorum) {
  raft::Config config = leasing(0);
  config.checkQuorum = false;
  OneServer server = leading(config);
  server.timeout();
  server.receive(S2, 1, raft::HeartbeatReply{server.lastRound()});
  EXPECT_FALSE(server->leaseUntil().has_value());
  server.read(1);
  EXPECT_TRUE(server.reads.empty());
}

}  // namespace
}  // namespace raft_test
