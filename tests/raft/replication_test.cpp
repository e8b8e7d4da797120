// Figure 2 (AppendEntries; Leaders) and section 5.3.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::AppendEntries;
using raft::Heartbeat;
using raft::RoleName;

// ---- the receiver (Figure 2, AppendEntries RPC)

struct ConsistencyCase {
  std::vector<std::uint64_t> mine;
  std::uint64_t prevIndex;
  std::uint64_t prevTerm;
  bool accepted;
};

// Rule 2: "Reply false if log doesn't contain an entry at prevLogIndex whose term matches
// prevLogTerm."
TEST(Consistency, AppendIsAcceptedOnlyWhereTheLogsAgree) {
  const std::vector<ConsistencyCase> cases = {
      {{}, 0, 0, true},      {{}, 1, 1, false},       {{1}, 0, 0, true},    {{1}, 1, 1, true},
      {{1}, 1, 2, false},    {{1}, 2, 1, false},      {{1, 2}, 1, 1, true}, {{1, 2}, 2, 2, true},
      {{1, 2}, 2, 1, false}, {{1, 1, 1}, 3, 2, false}};
  for (const ConsistencyCase& c : cases) {
    OneServer server({.hardState = {Term{3}, {}, {}}, .entries = logOf(c.mine)});
    server.receive(S2, 4, append(c.prevIndex, c.prevTerm, {entry(4, c.prevIndex + 1)}));
    EXPECT_EQ(server.lastAppendAccepted().has_value(), c.accepted)
        << "prev " << c.prevTerm << "/" << c.prevIndex << " on a log of " << c.mine.size();
  }
}

struct TakeCase {
  std::vector<std::uint64_t> mine;
  std::uint64_t prevIndex;
  std::uint64_t prevTerm;
  std::vector<std::uint64_t> sent;
  std::vector<std::uint64_t> after;
};

// Rules 3 and 4: delete a conflicting entry and all that follow it; append what is not yet there.
// An entry that is there already is not deleted (a late, shorter copy must not cut the log).
TEST(Consistency, ConflictsAreDeletedAndOnlyConflicts) {
  const std::vector<TakeCase> cases = {{{}, 0, 0, {1, 1}, {1, 1}},
                                       {{1}, 1, 1, {2, 2}, {1, 2, 2}},
                                       {{1, 1, 1}, 1, 1, {2}, {1, 2}},
                                       {{1, 1, 1}, 1, 1, {1}, {1, 1, 1}},
                                       {{1, 1, 1}, 0, 0, {1, 1, 3}, {1, 1, 3}},
                                       {{1, 2, 2}, 1, 1, {2, 2, 3}, {1, 2, 2, 3}},
                                       {{1, 2, 2}, 3, 2, {}, {1, 2, 2}}};
  for (const TakeCase& c : cases) {
    OneServer server({.hardState = {Term{3}, {}, {}}, .entries = logOf(c.mine)});
    std::vector<Entry> entries;
    for (std::size_t k = 0; k < c.sent.size(); ++k) {
      entries.push_back(entry(c.sent[k], c.prevIndex + k + 1));
    }
    server.receive(S2, 4, append(c.prevIndex, c.prevTerm, entries));
    EXPECT_EQ(server.terms(), c.after) << "case " << (&c - cases.data());
    EXPECT_EQ(server.lastAppendAccepted(), Index{c.prevIndex + c.sent.size()});
  }
}

// Rule 5: "If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new
// entry)".
TEST(Consistency, OnlyTheVerifiedPrefixIsCommitted) {
  OneServer server({.hardState = {Term{2}, {}, {}}, .entries = logOf({1, 1, 2})});
  server.receive(S2, 3, append(1, 1, {}, 3));
  EXPECT_EQ(server->commitIndex(), Index{1}) << "entries 2 and 3 may conflict with the leader's";
  server.receive(S2, 3, append(1, 1, {entry(3, 2), entry(3, 3)}, 2));
  EXPECT_EQ(server->commitIndex(), Index{2});
}

TEST(Consistency, TheCommitIndexNeverGoesBack) {
  OneServer server({.hardState = {Term{1}, {}, Index{2}}, .entries = logOf({1, 1})});
  server.receive(S2, 1, append(2, 1, {}, 1));
  server.receive(S2, 1, Heartbeat{Index{1}});
  EXPECT_EQ(server->commitIndex(), Index{2});
}

TEST(Consistency, AnAppendBelowTheCommitIndexIsAnsweredWithIt) {
  OneServer server({.hardState = {Term{1}, {}, Index{2}}, .entries = logOf({1, 1, 1})});
  server.receive(S2, 1, append(0, 0, {entry(1, 1)}, 1));
  EXPECT_EQ(server.lastAppendAccepted(), Index{2});
  EXPECT_EQ(server.terms().size(), 3u);
}

// Figure 2: stable storage is updated before the answer.
TEST(Consistency, TheAcknowledgementWaitsUntilTheEntriesAreDurable) {
  OneServer server;
  server.diskWorks = false;
  server.receive(S2, 1, append(0, 0, {entry(1, 1)}));
  EXPECT_TRUE(server.sent.empty());
  server.receive(S2, 1, append(0, 0, {entry(1, 1)}));
  EXPECT_TRUE(server.sent.empty()) << "a repeated append is not durable either";
  server.sync();
  EXPECT_EQ(server.sent.size(), 2u);
}

TEST(Consistency, EntriesAndHardStateArePersistedTogether) {
  OneServer server;
  server.diskWorks = false;
  server.receive(S2, 4, append(0, 0, {entry(2, 1), entry(4, 2)}));
  ASSERT_EQ(server.pending.size(), 1u);
  EXPECT_EQ(server.pending[0].hardState.currentTerm, Term{4});
  EXPECT_EQ(server.pending[0].entries.size(), 2u);
}

TEST(Consistency, ARejectionHintsAtWhereTheLogsMayAgree) {
  OneServer shorter({.hardState = {Term{2}, {}, {}}, .entries = logOf({1, 1})});
  shorter.receive(S2, 3, append(9, 2, {}));
  EXPECT_EQ(shorter.lastRejection(), (raft::AppendRejected{Index{9}, Index{2}, Term{1}}));
  OneServer longer({.hardState = {Term{4}, {}, {}}, .entries = logOf({1, 3, 3, 3})});
  longer.receive(S2, 5, append(4, 2, {}));
  EXPECT_EQ(longer.lastRejection(), (raft::AppendRejected{Index{4}, Index{1}, Term{1}}))
      << "no entry of term 3 can agree with a log whose entry 4 is of term 2";
}

TEST(Consistency, AHeartbeatCommitsNoFurtherThanTheLog) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1})});
  server.receive(S2, 1, Heartbeat{Index{7}});
  EXPECT_EQ(server->commitIndex(), Index{2});
}

// ---- applying (Figure 2, All Servers)

// "If commitIndex > lastApplied: increment lastApplied, apply log[lastApplied]": in order, once.
TEST(Applying, CommittedEntriesAreAppliedInOrderAndOnce) {
  OneServer server;
  server.receive(S2, 1, append(0, 0, {entry(1, 1), entry(1, 2), entry(1, 3)}, 2));
  server.receive(S2, 1, append(3, 1, {}, 3));
  server.receive(S2, 1, append(3, 1, {}, 3));
  ASSERT_EQ(server.applied.size(), 3u);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(server.applied[k].index, Index{k + 1});
  EXPECT_EQ(server->lastApplied(), Index{3});
}

TEST(Applying, ARestartedServerAppliesAgainFromTheBeginning) {
  OneServer server({.hardState = {Term{1}, {}, Index{2}}, .entries = logOf({1, 1, 1})});
  EXPECT_EQ(server->lastApplied(), Index{0});
  server.settle();
  EXPECT_EQ(server.applied.size(), 2u);
}

TEST(Applying, ACommitHintBeyondTheLogIsCutToTheLog) {
  OneServer server({.hardState = {Term{1}, {}, Index{9}}, .entries = logOf({1})});
  EXPECT_EQ(server->commitIndex(), Index{1});
}

// ---- the leader (Figure 2, Leaders)

// "nextIndex initialized to leader last log index + 1; matchIndex initialized to 0".
TEST(Leading, StartsWithNextIndexAfterItsLogAndMatchIndexZero) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1, 1})});
  server.lead();
  for (const raft::Progress& peer : std::get<raft::Leader>(server->role()).progress) {
    if (peer.peer == S1) continue;
    EXPECT_EQ(peer.nextIndex, Index{4});
    EXPECT_EQ(peer.matchIndex, Index{0});
    EXPECT_EQ(peer.state, raft::ProgressState::Probe);
  }
}

// "If command received from client: append entry to local log, respond after entry applied".
TEST(Leading, AppendsACommandAndSendsItToAllWhoFollow) {
  OneServer server;
  server.lead();
  for (const ServerId peer : {S2, S3, S4, S5}) server.acknowledge(peer, 1);
  server.sent.clear();
  const auto proposal = server.propose("y");
  ASSERT_TRUE(std::holds_alternative<raft::Proposed>(proposal));
  EXPECT_EQ(std::get<raft::Proposed>(proposal).index, Index{2});
  EXPECT_EQ(server.sentOf<AppendEntries>().size(), 4u);
  EXPECT_EQ(server.applied.size(), 1u) << "only the empty entry is committed so far";
}

TEST(Leading, AppendsAreSentWithoutWaitingForTheLeadersDisk) {
  OneServer server;
  server.lead();
  for (const ServerId peer : {S2, S3, S4, S5}) server.acknowledge(peer, 1);
  server.sent.clear();
  server.diskWorks = false;
  server.propose("y");
  EXPECT_EQ(server.sentOf<AppendEntries>().size(), 4u);
}

TEST(Leading, PipelinesAppendsToAServerThatFollows) {
  OneServer server;
  server.lead();
  server.acknowledge(S2, 1);
  server.sent.clear();
  server.propose("a");
  server.propose("b");
  std::vector<std::uint64_t> previous;
  for (const auto& [message, sent] : server.sentOf<AppendEntries>()) {
    if (message.to == S2) previous.push_back(sent.prevLogIndex.value);
  }
  EXPECT_EQ(previous, (std::vector<std::uint64_t>{1, 2}));
}

TEST(Leading, ASilentServerGetsOneProbeUntilItAnswersAHeartbeat) {
  OneServer server;
  server.lead();
  server.propose("a");
  server.propose("b");
  EXPECT_TRUE(server.sentOf<AppendEntries>().empty()) << "the probe of the election is unanswered";
  server.receive(S2, 1, raft::HeartbeatReply{});
  ASSERT_EQ(server.sentOf<AppendEntries>().size(), 1u);
  EXPECT_EQ(server.sentOf<AppendEntries>()[0].second.entries.size(), 3u);
}

// "If AppendEntries fails because of log inconsistency: decrement nextIndex and retry".
TEST(Leading, StepsBackWhenTheLogsDisagreeAndRepairsTheFollower) {
  OneServer server({.hardState = {Term{3}, {}, {}}, .entries = logOf({1, 2, 3})});
  server.lead();
  server.receive(S2, 4,
                 raft::AppendEntriesReply{raft::AppendRejected{Index{3}, Index{1}, Term{1}}});
  const auto appends = server.sentOf<AppendEntries>();
  ASSERT_EQ(appends.size(), 1u);
  EXPECT_EQ(appends[0].second.prevLogIndex, Index{1});
  EXPECT_EQ(appends[0].second.entries.size(), 3u);
  server.acknowledge(S2, 4);
  const raft::Progress& peer = std::get<raft::Leader>(server->role()).progress[1];
  EXPECT_EQ(peer.matchIndex, Index{4});
  EXPECT_EQ(peer.state, raft::ProgressState::Replicate);
}

TEST(Leading, ALateRejectionOfAnEarlierProbeIsIgnored) {
  OneServer server({.hardState = {Term{3}, {}, {}}, .entries = logOf({1, 2, 3})});
  server.lead();
  server.receive(S2, 4,
                 raft::AppendEntriesReply{raft::AppendRejected{Index{9}, Index{0}, Term{0}}});
  EXPECT_TRUE(server.sentOf<AppendEntries>().empty());
  server.acknowledge(S2, 4);
  server.sent.clear();
  server.receive(S2, 4,
                 raft::AppendEntriesReply{raft::AppendRejected{Index{3}, Index{1}, Term{1}}});
  EXPECT_TRUE(server.sentOf<AppendEntries>().empty()) << "entry 3 is known to match";
}

TEST(Leading, LostAppendsAreFoundOutByAHeartbeatsAnswerAndSentAgain) {
  OneServer server;
  server.lead();
  server.acknowledge(S2, 1);
  server.propose("lost");
  server.sent.clear();
  server.receive(S2, 1, raft::HeartbeatReply{});
  ASSERT_EQ(server.sentOf<AppendEntries>().size(), 1u);
  EXPECT_EQ(server.sentOf<AppendEntries>()[0].second.prevLogIndex, Index{2});
  server.sent.clear();
  server.receive(S2, 1,
                 raft::AppendEntriesReply{raft::AppendRejected{Index{2}, Index{1}, Term{1}}});
  ASSERT_EQ(server.sentOf<AppendEntries>().size(), 1u);
  EXPECT_EQ(server.sentOf<AppendEntries>()[0].second.entries.size(), 1u);
}

TEST(Leading, LargeCommandsAreDividedOverSeveralAppends) {
  OneServer server;
  server.lead();
  for (int k = 0; k < 3; ++k) server.propose(std::string(600 * 1024, 'x'));
  server.propose(std::string(1400 * 1024, 'y'));
  server.acknowledge(S2, 1);
  std::vector<std::size_t> counts;
  for (const auto& [message, sent] : server.sentOf<AppendEntries>()) {
    if (message.to == S2 && !sent.entries.empty()) counts.push_back(sent.entries.size());
  }
  EXPECT_EQ(counts, (std::vector<std::size_t>{1, 1, 1, 1})) << "no two fit into one megabyte";
}

TEST(Leading, AcknowledgementsOfAnEarlierTermAreIgnored) {
  OneServer server({.hardState = {Term{3}, {}, {}}, .entries = logOf({1, 2, 3})});
  server.lead();
  for (const ServerId peer : {S2, S3, S4, S5}) {
    server.receive(peer, 3, raft::AppendEntriesReply{raft::AppendAccepted{Index{4}}});
  }
  EXPECT_EQ(server->commitIndex(), Index{0});
}

TEST(Leading, AHeartbeatCarriesTheCommitIndexNoFurtherThanTheReceiverMatches) {
  OneServer server;
  server.lead();
  server.acknowledge(S2, 1);
  server.acknowledge(S3, 1);
  ASSERT_EQ(server->commitIndex(), Index{1});
  server.sent.clear();
  server.timeout();
  for (const auto& [message, heartbeat] : server.sentOf<Heartbeat>()) {
    EXPECT_EQ(heartbeat.commit, Index{message.to <= S3 ? 1u : 0u});
  }
}

// 5.3: "A leader never overwrites or deletes entries in its log; it only appends" (Leader
// Append-Only).
TEST(Leading, NeverDeletesItsOwnEntries) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1})});
  server.lead();
  server.receive(S2, 1, append(0, 0, {entry(1, 1)}));
  server.receive(S2, 2, raft::AppendEntriesReply{raft::AppendRejected{Index{2}, {}, {}}});
  EXPECT_EQ(server.terms(), (std::vector<std::uint64_t>{1, 1, 2}));
}

}  // namespace
}  // namespace raft_test
