// Bugs that implementations of logs had: what is verified, durable, compacted, applied.
#include "tests/raft/one_server.h"

namespace raft_test {
namespace {

using raft::AppendEntries;

// Figure 2, AppendEntries 5: min(leaderCommit, index of last new entry), and a message without
// entries verifies its previous entry only.
TEST(KnownBugs, AFollowerCommitsPastTheVerifiedPrefixOnAnEmptyAppend) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1, 1})}, 3);
  server.receive(S2, 2, AppendEntries{Index{1}, Term{1}, Index{3}, {}});
  EXPECT_EQ(server->commitIndex(), Index{1});
  EXPECT_EQ(server.applied.size(), 1u);
  server.receive(S2, 2, AppendEntries{Index{1}, Term{1}, Index{3}, {entry(2, 2), entry(2, 3)}});
  EXPECT_EQ(server->commitIndex(), Index{3});
  EXPECT_EQ(server.applied[1].term, Term{2});
}

// Figure 13, 6 and 7: a log that does not hold the snapshot's last entry is discarded whole, the
// part behind it included.
TEST(KnownBugs, ASnapshotKeepsAConflictingSuffix) {
  OneServer server({.hardState = {Term{1}, {}, {}}, .entries = logOf({1, 1, 1, 1, 1})}, 3);
  server.receive(S2, 3, raft::InstallSnapshot{snapshotAt(2, 3)});
  EXPECT_EQ(server->log().lastIndex(), Index{3});
  EXPECT_EQ(server->log().lastTerm(), Term{2});
  EXPECT_EQ(server->log().entries().size(), 0u);
  EXPECT_EQ(server.lastAppendAccepted(), Index{3});
  ASSERT_EQ(server.restores.size(), 1u);
}

// Raft 7: a leader whose log is nothing but a snapshot has no entry to probe with, and a follower
// with less gets the snapshot.
TEST(KnownBugs, AFullyCompactedLogNeverSendsItsSnapshot) {
  OneServer server({}, 3);
  server.lead();
  server.propose("x");
  server.acknowledge(S2, 2);
  server.takeSnapshotAt(2);
  ASSERT_TRUE(server->log().entries().empty());
  server.sent.clear();
  server.receive(S3, 1, raft::HeartbeatReply{});
  server.receive(S3, 1, raft::AppendEntriesReply{raft::AppendRejected{Index{0}, {}, {}}});
  const auto sent = server.sentOf<raft::InstallSnapshot>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].first.to, S3);
  EXPECT_EQ(sent[0].second.snapshot.lastIncludedIndex, Index{2});
}

// Figure 2, AppendEntries: the answer is a promise, so it leaves after the entries are durable.
TEST(KnownBugs, AcknowledgementAheadOfDurability) {
  OneServer server({}, 3);
  server.diskWorks = false;
  server.receive(S2, 1, AppendEntries{Index{0}, Term{0}, Index{0}, {entry(1, 1)}});
  EXPECT_TRUE(server.sentOf<raft::AppendEntriesReply>().empty());
  server.sync();
  EXPECT_EQ(server.lastAppendAccepted(), Index{1});
  // A second copy of the message while the first write is under way promises the same.
  server.diskWorks = false;
  server.receive(S2, 1, AppendEntries{Index{1}, Term{1}, Index{0}, {entry(1, 2)}});
  server.receive(S2, 1, AppendEntries{Index{1}, Term{1}, Index{0}, {entry(1, 2)}});
  EXPECT_EQ(server.lastAppendAccepted(), Index{1});
  server.sync();
  EXPECT_EQ(server.lastAppendAccepted(), Index{2});
}

// Raft 5.3 with asynchronous writes: append, truncate, append the very same again. The end of the
// first write must not make the second's entries durable: a write between has cut them off.
TEST(KnownBugs, AppendTruncateAppendRaceOfAsynchronousWrites) {
  OneServer server({}, 3);
  server.diskWorks = false;
  server.receive(S2, 1, AppendEntries{Index{0}, Term{0}, Index{0}, {entry(1, 1), entry(1, 2)}});
  const Token first = server.pending.back().token;
  server.receive(S3, 2, AppendEntries{Index{0}, Term{0}, Index{0}, {entry(2, 1)}});
  const Token second = server.pending.back().token;
  server.receive(S2, 3, AppendEntries{Index{0}, Term{0}, Index{0}, {entry(1, 1), entry(1, 2)}});
  const Token third = server.pending.back().token;
  ASSERT_LT(second, third);
  server->persisted(server.now, first);
  server.settle();
  EXPECT_EQ(server->log().durableIndex(), Index{0}) << "written, but about to be cut off";
  server->persisted(server.now, third);
  server.settle();
  EXPECT_EQ(server->log().durableIndex(), Index{2});
}

// Thesis 5, Figure 2: lastApplied is not stored by itself: a server starts again from what its
// state machine really is at (a snapshot, or nothing) and applies what follows.
TEST(KnownBugs, TheAppliedIndexIsStoredApartFromItsState) {
  OneServer before({}, 3);
  before.receive(
      S2, 1, AppendEntries{Index{0}, Term{0}, Index{3}, {entry(1, 1), entry(1, 2), entry(1, 3)}});
  ASSERT_EQ(before->lastApplied(), Index{3});

  OneServer nothing({.hardState = before->hardState(), .entries = before->log().entries()}, 3);
  EXPECT_EQ(nothing->lastApplied(), Index{0});
  nothing.settle();
  EXPECT_EQ(nothing.applied, before->log().entries().slice(Index{1}, 9));

  OneServer snapshot({.hardState = before->hardState(),
                      .entries = before->log().entries(),
                      .snapshot = snapshotAt(1, 2)},
                     3);
  EXPECT_EQ(snapshot->lastApplied(), Index{2});
  snapshot.settle();
  EXPECT_EQ(snapshot.applied, before->log().entries().slice(Index{3}, 9));
}

}  // namespace
}  // namespace raft_test
