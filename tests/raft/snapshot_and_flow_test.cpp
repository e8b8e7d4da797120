// Snapshots sent, installed and resumed from (Raft 7), and the limits of what is under way (the
// form is etcd's).
#include <algorithm>
#include <numeric>

#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::AppendEntries;
using raft::ProgressState;

raft::Snapshot snapshotOfFour(std::uint64_t term, std::uint64_t index) {
  raft::Configuration configuration;
  configuration.voters = {S1, S2, S3, S4};
  return {Index{index}, Term{term}, configuration, raft::Payload{"state"}};
}

/// Leads three servers, S2 with it, S3 behind a compacted log.
OneServer withLaggard() {
  OneServer server({}, 3);
  server.lead();
  for (std::uint64_t i = 2; i <= 5; ++i) server.propose("x");
  server.acknowledge(S2, 5);
  server.takeSnapshotAt(4);
  server.sent.clear();
  return server;
}

const raft::Progress& progressOf(OneServer& server, ServerId peer) {
  const auto& all = std::get<raft::Leader>(server->role()).progress;
  return *std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.peer == peer; });
}

std::size_t sentTo(const OneServer& server, ServerId peer) {
  const auto appends = server.sentOf<AppendEntries>();
  return std::accumulate(appends.begin(), appends.end(), std::size_t{0},
                         [&](std::size_t n, const auto& append) {
                           return n + (append.first.to == peer ? append.second.entries.size() : 0);
                         });
}

// Raft 7: what the leader has discarded, it sends as a snapshot; what follows goes as entries.
TEST(Snapshots, ALaggardGetsTheSnapshotAndThenTheRest) {
  OneServer server = withLaggard();
  server.receive(S3, 1, raft::AppendEntriesReply{raft::AppendRejected{Index{0}, {}, {}}});
  ASSERT_EQ(server.sentOf<raft::InstallSnapshot>().size(), 1u);
  EXPECT_EQ(progressOf(server, S3).state, ProgressState::Snapshot);
  server.receive(S3, 1, raft::HeartbeatReply{});
  EXPECT_EQ(server.sentOf<raft::InstallSnapshot>().size(), 1u) << "one at a time";
  EXPECT_EQ(sentTo(server, S3), 0u);
  server.acknowledge(S3, 4);
  EXPECT_EQ(progressOf(server, S3).state, ProgressState::Replicate);
  EXPECT_EQ(sentTo(server, S3), 1u);
}

TEST(Snapshots, OneThatFailedIsSentAgainWhenThePeerIsHeard) {
  OneServer server = withLaggard();
  server.receive(S3, 1, raft::AppendEntriesReply{raft::AppendRejected{Index{0}, {}, {}}});
  server->snapshotReported(server.now, S3, raft::SnapshotStatus::Failed);
  server.settle();
  EXPECT_EQ(server.sentOf<raft::InstallSnapshot>().size(), 1u);
  server.receive(S3, 1, raft::HeartbeatReply{});
  EXPECT_EQ(server.sentOf<raft::InstallSnapshot>().size(), 2u);
}

// Figure 13, 6: the entries behind what the snapshot covers are retained.
TEST(Snapshots, OneThatTheLogHoldsOnlyMovesTheCommitIndex) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1, 1})}, 3);
  server.receive(S2, 1, raft::InstallSnapshot{snapshotOfFour(1, 2)});
  EXPECT_TRUE(server.restores.empty());
  EXPECT_EQ(server->commitIndex(), Index{2});
  EXPECT_EQ(server->log().lastIndex(), Index{3});
}

// Figure 2, 13: neither answer nor restart from it before it is durable, and then with its members.
TEST(Snapshots, OneIsInForceOnceItIsDurable) {
  OneServer server({}, 3);
  server.diskWorks = false;
  server.receive(S2, 1, raft::InstallSnapshot{snapshotOfFour(1, 7)});
  EXPECT_TRUE(server.restores.empty());
  EXPECT_TRUE(server.sentOf<raft::AppendEntriesReply>().empty());
  server->campaign(server.now);
  EXPECT_EQ(server->roleName(), raft::RoleName::Follower);
  server.sync();
  ASSERT_EQ(server.restores.size(), 1u);
  EXPECT_EQ(server->lastApplied(), Index{7});
  EXPECT_EQ(server.lastAppendAccepted(), Index{7});
  EXPECT_TRUE(server->configuration().isVoter(S4));
  server.receive(S2, 1, raft::InstallSnapshot{snapshotOfFour(1, 6)});
  EXPECT_EQ(server.restores.size(), 1u) << "an older one changes nothing";
}

TEST(Snapshots, TheLogIsGivenUpNoFurtherThanItsSnapshot) {
  OneServer server = withLaggard();
  EXPECT_EQ(server->log().firstIndex(), Index{5});
  server->compact(Index{5});
  EXPECT_EQ(server->log().firstIndex(), Index{5});
}

TEST(Flow, AppendsUnderWayAreLimitedInNumber) {
  raft::Config config = OneServer::configOf(3);
  config.inflight.appends = 3;
  OneServer server(config);
  server.lead();
  server.acknowledge(S2, 1);
  server.sent.clear();
  for (int k = 0; k < 9; ++k) server.propose("x");
  EXPECT_EQ(sentTo(server, S2), 3u);
  server.acknowledge(S2, 3);
  EXPECT_GT(sentTo(server, S2), 3u) << "answers make room";
}

TEST(Flow, AppendsUnderWayAreLimitedInBytes) {
  raft::Config config = OneServer::configOf(3);
  config.inflight.bytes = 250;
  OneServer server(config);
  server.lead();
  server.acknowledge(S2, 1);
  server.sent.clear();
  for (int k = 0; k < 9; ++k) server.propose(std::string(100, 'x'));
  EXPECT_EQ(sentTo(server, S2), 3u) << "the third crosses the limit";
}

TEST(Flow, TooMuchThatIsNotCommittedIsRefusedUntilItIs) {
  raft::Config config = OneServer::configOf(3);
  config.maxUncommittedBytes = 150;
  OneServer server(config);
  server.lead();
  server.acknowledge(S2, 1);
  EXPECT_TRUE(std::holds_alternative<raft::Proposed>(server.propose(std::string(100, 'x'))));
  const auto refused = server.propose(std::string(100, 'x'));
  ASSERT_TRUE(std::holds_alternative<raft::Busy>(refused));
  EXPECT_EQ(std::get<raft::Busy>(refused), raft::Busy::TooMuchUncommitted);
  EXPECT_EQ(server->log().lastIndex(), Index{2}) << "nothing was appended";
  server.acknowledge(S2, 2);
  EXPECT_TRUE(std::holds_alternative<raft::Proposed>(server.propose(std::string(100, 'x'))));
}

// Raft 5.3, last paragraphs: one rejection a term, not one an entry.
TEST(Flow, AHintByTermSkipsAWholeTerm) {
  OneServer server({.hardState = {Term{4}, {}, {}}, .entries = logOf({1, 1, 1, 4, 4, 4, 4, 4})}, 3);
  server.lead();
  server.receive(S2, 5,
                 raft::AppendEntriesReply{raft::AppendRejected{Index{8}, Index{8}, Term{3}}});
  EXPECT_EQ(server.sentOf<AppendEntries>().back().second.prevLogIndex, Index{3});
}

// A message that got lost: the network says so, and the leader probes from what it knows.
TEST(Flow, APeerThatCannotBeReachedIsProbedAgain) {
  OneServer server({}, 3);
  server.lead();
  server.acknowledge(S2, 1);
  server.propose("x");
  server->unreachable(server.now, S2);
  server.settle();
  EXPECT_EQ(progressOf(server, S2).state, ProgressState::Probe);
  EXPECT_EQ(progressOf(server, S2).nextIndex, Index{2});
  server.sent.clear();
  server.receive(S2, 1, raft::HeartbeatReply{});
  EXPECT_EQ(sentTo(server, S2), 1u) << "what was lost is sent again";
}

// Thesis 10.2.1: tokens end in any order of inputs, and each covers what was asked before it.
TEST(Tokens, ALaterOneCoversTheEarlierAndAnEarlierComingLaterIsHarmless) {
  OneServer server({}, 3);
  server.diskWorks = false;
  server.receive(S2, 1, AppendEntries{Index{0}, Term{0}, Index{0}, {entry(1, 1)}});
  server.receive(S2, 1, AppendEntries{Index{1}, Term{1}, Index{0}, {entry(1, 2)}});
  ASSERT_EQ(server.pending.size(), 2u);
  server->persisted(server.now, server.pending[1].token);
  EXPECT_EQ(server->log().durableIndex(), Index{2});
  server->persisted(server.now, server.pending[0].token);
  EXPECT_EQ(server->log().durableIndex(), Index{2});
}

TEST(Tokens, WithApplyWhenDurableCommittedEntriesWaitForTheOwnDisk) {
  raft::Config config = OneServer::configOf(3);
  config.applyWhen = raft::ApplyWhen::CommittedAndDurable;
  OneServer server(config);
  server.diskWorks = false;
  server.receive(S2, 1, AppendEntries{Index{0}, Term{0}, Index{1}, {entry(1, 1)}});
  EXPECT_EQ(server->commitIndex(), Index{1});
  EXPECT_TRUE(server.applied.empty());
  server.sync();
  EXPECT_EQ(server.applied.size(), 1u);
}

}  // namespace
}  // namespace raft_test
