// Snapshots in the log: the leader's, the server's own, and what they make superfluous (Raft 7).
#include <functional>

#include "tests/wal/power.h"
#include "tests/wal/snapshots.h"

namespace wal {

namespace {

const Options kSmall{.segmentBytes = 512, .salt = 3};

/// Twenty synced batches of one entry each, over several segments.
struct Twenty {
  MemoryFiles files;
  Log log;
  raft::Restored expected;

  Twenty() {
    log = reopened(files, kSmall).log;
    for (std::uint64_t i = 1; i <= 20; ++i) {
      add(batch(2, {entry(i, 2, std::string(60, 'x'))}));
    }
  }
  void add(const raft::Persist& request) {
    appendSynced(log, files, request);
    replay(expected, request);
  }
  void save(const raft::Snapshot& snapshot) {
    ASSERT_EQ(log.saveSnapshot(files, snapshot), "");
    ASSERT_EQ(log.sync(files), "");
    expected.snapshot = snapshot;
  }
  std::size_t count(std::string_view suffix) const {
    std::size_t found = 0;
    for (const auto& [name, bytes] : files.files) found += name.ends_with(suffix) ? 1 : 0;
    return found;
  }
};

using Operation = std::function<Failure(Log&, Files&)>;

/// Cuts the power at every step of `operation`: the log must be the one before or the one after it,
/// and go on from there.
void cutEverywhere(const Twenty& before, const raft::Restored& after, const Operation& operation) {
  const auto run = [&](MemoryFiles& files, std::uint64_t steps) {
    Log log = before.log;
    FilesWithPower power(files, steps);
    const Failure failure = operation(log, power);
    EXPECT_EQ(failure.empty(), steps == UINT64_MAX) << failure;
    return power.taken();
  };
  MemoryFiles whole = before.files;
  const std::uint64_t steps = run(whole, UINT64_MAX);
  EXPECT_TRUE(equivalent(reopened(whole, kSmall).restored, after));
  bool seenOld = equivalent(before.expected, after);
  for (std::uint64_t cut = 0; cut < steps; ++cut) {
    MemoryFiles files = before.files;
    run(files, cut);
    Log::Opened opened = reopened(files, kSmall);
    const bool isOld = equivalent(opened.restored, before.expected);
    ASSERT_TRUE(isOld || equivalent(opened.restored, after)) << "cut at step " << cut;
    seenOld = seenOld || isOld;
    const std::uint64_t next = opened.log.lastIndex().value + 1;
    const raft::Persist more = batch(9, {entry(next, 9, "more")});
    appendSynced(opened.log, files, more);
    raft::Restored expected = opened.restored;
    replay(expected, more);
    ASSERT_TRUE(equivalent(reopened(files, kSmall).restored, expected)) << "after step " << cut;
  }
  EXPECT_TRUE(seenOld);
}

Failure appendAndSync(Log& log, Files& files, const raft::Persist& request) {
  Failure failure = log.append(files, request);
  return failure.empty() ? log.sync(files) : failure;
}

}  // namespace

TEST(Snapshot, TheServersOwnKeepsTheLog) {
  Twenty t;
  t.save(snapshotAt(15, 2));
  const Log::Opened opened = reopened(t.files, kSmall);
  EXPECT_TRUE(same(opened.restored, t.expected));
  EXPECT_EQ(opened.restored.entries.firstIndex().value, 1u);
}

TEST(Snapshot, TheLeadersReplacesTheLog) {
  Twenty t;
  t.add(install(40, 3));
  EXPECT_TRUE(same(reopened(t.files, kSmall).restored, t.expected));
  EXPECT_EQ(t.log.lastIndex().value, 40u);
  t.add(batch(3, {entry(41, 3, "next")}));
  EXPECT_TRUE(same(reopened(t.files, kSmall).restored, t.expected));
}

TEST(Snapshot, TheLeadersReplacesALongerLogThatConflicts) {
  Twenty t;
  t.add(install(10, 3));
  const raft::Restored restored = reopened(t.files, kSmall).restored;
  EXPECT_TRUE(same(restored, t.expected));
  EXPECT_TRUE(restored.entries.empty());
  EXPECT_EQ(restored.entries.baseIndex().value, 10u);
}

TEST(Snapshot, AnOlderOneIsLeftOut) {
  Twenty t;
  t.save(snapshotAt(15, 2));
  const MemoryFiles files = t.files;
  ASSERT_EQ(t.log.saveSnapshot(t.files, snapshotAt(15, 2)), "");
  ASSERT_EQ(t.log.saveSnapshot(t.files, snapshotAt(4, 2)), "");
  EXPECT_EQ(t.files.files, files.files);
}

TEST(Snapshot, CutAtAnyByteOfAnInstallLeavesTheOldOrTheNewLog) {
  const Twenty t;
  raft::Restored after = t.expected;
  replay(after, install(40, 3));
  cutEverywhere(t, after, [](Log& l, Files& f) { return appendAndSync(l, f, install(40, 3)); });
}

TEST(Snapshot, CutAtAnyByteOfAnInstallWithEntriesLeavesTheOldOrTheNewLog) {
  const Twenty t;
  raft::Persist both = install(12, 3);
  both.entries = {entry(13, 3, std::string(400, 'y'))};
  raft::Restored after = t.expected;
  replay(after, both);
  cutEverywhere(t, after, [&](Log& l, Files& f) { return appendAndSync(l, f, both); });
}

TEST(Snapshot, CutAtAnyByteOfTheServersOwnLeavesTheLogAsItWas) {
  const Twenty t;
  raft::Restored after = t.expected;
  after.snapshot = snapshotAt(18, 2);
  cutEverywhere(t, after, [](Log& l, Files& f) {
    Failure failure = l.saveSnapshot(f, snapshotAt(18, 2));
    return failure.empty() ? l.sync(f) : failure;
  });
}

TEST(Snapshot, CutAtAnyStepOfACompactionLosesNothing) {
  Twenty t;
  t.save(snapshotAt(8, 2, "old"));
  t.save(snapshotAt(17, 2, "new"));
  t.add(batch(2, {entry(21, 2, std::string(400, 'x'))}));
  cutEverywhere(t, t.expected, [](Log& l, Files& f) { return l.compact(f, raft::Index{17}); });
}

TEST(Compaction, DeletesWhatTheNewestSnapshotCovers) {
  Twenty t;
  t.save(snapshotAt(5, 2));
  t.save(snapshotAt(16, 2));
  const std::size_t segments = t.count(".log");
  EXPECT_EQ(t.count(".snap"), 2u);
  ASSERT_EQ(t.log.compact(t.files, raft::Index{100}), "");
  EXPECT_LT(t.count(".log"), segments - 2);
  EXPECT_EQ(t.count(".snap"), 1u);
  const raft::Restored restored = reopened(t.files, kSmall).restored;
  EXPECT_TRUE(equivalent(restored, t.expected));
  EXPECT_GT(restored.entries.firstIndex().value, 1u);
  EXPECT_EQ(restored.entries.baseTerm().value, 2u);
}

TEST(Compaction, KeepsEntriesBehindTheGivenIndex) {
  Twenty t;
  t.save(snapshotAt(16, 2));
  ASSERT_EQ(t.log.compact(t.files, raft::Index{7}), "");
  const raft::Restored restored = reopened(t.files, kSmall).restored;
  EXPECT_TRUE(equivalent(restored, t.expected));
  EXPECT_LE(restored.entries.firstIndex().value, 8u);
  EXPECT_GT(restored.entries.firstIndex().value, 1u);
}

// The log still names the first one; after a restart nobody may look for its file again.
TEST(Compaction, GoesOnAfterARestartThatFoundAnEarlierSnapshotGone) {
  MemoryFiles files;
  const Options big{.segmentBytes = 1 << 16, .salt = 3};
  Log log = reopened(files, big).log;
  for (std::uint64_t i = 1; i <= 20; ++i) appendSynced(log, files, batch(2, {entry(i, 2, "x")}));
  for (const std::uint64_t last : {5, 10}) {
    ASSERT_EQ(log.saveSnapshot(files, snapshotAt(last, 2)), "");
    ASSERT_EQ(log.sync(files), "");
    ASSERT_EQ(log.compact(files, raft::Index{last}), "");
  }
  log = reopened(files, big).log;
  ASSERT_EQ(log.saveSnapshot(files, snapshotAt(15, 2)), "");
  ASSERT_EQ(log.sync(files), "");
  EXPECT_EQ(log.compact(files, raft::Index{15}), "");
}

// It is written beside the log, which goes on meanwhile.
TEST(Snapshot, ThatTheCallerWroteIsOnlyNamed) {
  Twenty t;
  const raft::Snapshot snapshot = snapshotAt(16, 2);
  const std::uint64_t number = t.log.newSnapshotNumber();
  const WrittenSnapshot written = writeSnapshot(t.files, number, snapshot);
  ASSERT_EQ(written.failure, "");
  t.add(batch(2, {entry(21, 2, "meanwhile")}));
  EXPECT_NE(t.log.newSnapshotNumber(), number);
  t.log.wrote(written.name);
  t.save(snapshot);
  EXPECT_EQ(t.count(".snap"), 1u) << "it was not written once more";
  EXPECT_TRUE(equivalent(reopened(t.files, kSmall).restored, t.expected));
}

TEST(Snapshot, ThatTheCallerWroteAndNobodyNamedGoesWithTheNextStart) {
  Twenty t;
  const std::uint64_t number = t.log.newSnapshotNumber();
  t.log.wrote(writeSnapshot(t.files, number, snapshotAt(16, 2)).name);
  t.save(snapshotAt(18, 2));
  EXPECT_EQ(t.count(".snap"), 2u);
  EXPECT_TRUE(equivalent(reopened(t.files, kSmall).restored, t.expected));
  EXPECT_EQ(t.count(".snap"), 1u);
}

// The leader's came while it was written.
TEST(Snapshot, ThatTheCallerWroteGoesWhereANewerOneCameMeanwhile) {
  Twenty t;
  const raft::Snapshot own = snapshotAt(16, 2);
  const WrittenSnapshot written = writeSnapshot(t.files, t.log.newSnapshotNumber(), own);
  t.log.wrote(written.name);
  t.save(snapshotAt(18, 2));
  EXPECT_EQ(t.count(".snap"), 2u);
  ASSERT_EQ(t.log.saveSnapshot(t.files, own), "");
  EXPECT_EQ(t.count(".snap"), 1u);
  ASSERT_EQ(t.log.saveSnapshot(t.files, own), "") << "nothing is there any more";
  EXPECT_TRUE(equivalent(reopened(t.files, kSmall).restored, t.expected));
}

TEST(Compaction, WaitsUntilTheSnapshotIsDurable) {
  Twenty t;
  ASSERT_EQ(t.log.saveSnapshot(t.files, snapshotAt(16, 2)), "");
  const std::size_t segments = t.count(".log");
  ASSERT_EQ(t.log.compact(t.files, raft::Index{16}), "");
  EXPECT_EQ(t.count(".log"), segments);
  ASSERT_EQ(t.log.sync(t.files), "");
  ASSERT_EQ(t.log.compact(t.files, raft::Index{16}), "");
  EXPECT_LT(t.count(".log"), segments);
}

TEST(Compaction, GivesUpALogThatWasReplacedHoweverLongItWas) {
  Twenty t;
  t.add(install(3, 3));
  t.add(batch(3, {entry(4, 3, std::string(450, 'x'))}));
  ASSERT_EQ(t.log.compact(t.files, raft::Index{3}), "");
  EXPECT_LE(t.count(".log"), 2u);
  EXPECT_TRUE(equivalent(reopened(t.files, kSmall).restored, t.expected));
}

// Committed entries may be applied, and a snapshot taken, before this server's disk has them.
TEST(Snapshot, TheServersOwnMayBeAheadOfItsLog) {
  Twenty t;
  t.save(snapshotAt(25, 2));
  Log::Opened opened = reopened(t.files, kSmall);
  EXPECT_EQ(opened.restored.entries.baseIndex().value, 25u);
  EXPECT_TRUE(opened.restored.entries.empty());
  const raft::Persist next = batch(2, {entry(26, 2, "next")});
  raft::Restored expected = opened.restored;
  appendSynced(opened.log, t.files, next);
  replay(expected, next);
  EXPECT_TRUE(same(reopened(t.files, kSmall).restored, expected));
}

TEST(Snapshot, TheServersOwnGoesBeforeALogThatWasAboutToBeReplaced) {
  Twenty t;
  t.save(snapshotAt(18, 3));
  Log::Opened opened = reopened(t.files, kSmall);
  EXPECT_EQ(opened.restored.entries.baseIndex().value, 18u);
  EXPECT_TRUE(opened.restored.entries.empty());
  // A snapshot right after it must not take the place of entries that come later.
  const raft::Persist next = batch(3, {entry(19, 3, "a"), entry(20, 3, "b")});
  ASSERT_EQ(opened.log.saveSnapshot(t.files, snapshotAt(20, 3)), "");
  appendSynced(opened.log, t.files, next);
  const raft::Restored restored = reopened(t.files, kSmall).restored;
  EXPECT_EQ(restored.snapshot->lastIncludedIndex.value, 20u);
  EXPECT_EQ(restored.entries.slice(raft::Index{19}, 9), next.entries);
}

TEST(Snapshot, KeepsMembershipEntries) {
  Twenty t;
  raft::Persist change = batch(2, {entry(21, 2, "v3")});
  change.entries[0].kind = raft::EntryKind::Membership;
  t.add(change);
  EXPECT_TRUE(same(reopened(t.files, kSmall).restored, t.expected));
}

TEST(Snapshot, DamageToTheNewestIsRefusedWithWhereWhatAndWhatToDo) {
  Twenty t;
  t.save(snapshotAt(15, 2));
  const std::string name = snapshotFileName(1);
  for (std::size_t at = 0; at < t.files.files.at(name).size(); ++at) {
    MemoryFiles files = t.files;
    files.files.at(name)[at] ^= 1;
    const auto opened = Log::open(files, kSmall);
    ASSERT_TRUE(std::holds_alternative<Refused>(opened)) << "byte " << at;
    const std::string& why = std::get<Refused>(opened).why;
    EXPECT_NE(why.find("0000000000000001.snap"), std::string::npos) << why;
    EXPECT_NE(why.find(" at byte "), std::string::npos) << why;
    EXPECT_NE(why.find("Do not start this server again"), std::string::npos) << why;
    EXPECT_EQ(files.files.count(name), 1u);
  }
  MemoryFiles files = t.files;
  files.files.erase(name);
  EXPECT_TRUE(std::holds_alternative<Refused>(Log::open(files, kSmall)));
}

TEST(Snapshot, OneThatNothingNamesIsDeleted) {
  Twenty t;
  ASSERT_EQ(writeSnapshot(t.files, 7, snapshotAt(19, 2)).failure, "");
  Log::Opened opened = reopened(t.files, kSmall);
  EXPECT_TRUE(same(opened.restored, t.expected));
  EXPECT_EQ(t.count(".snap"), 0u);
  ASSERT_EQ(opened.log.saveSnapshot(t.files, snapshotAt(19, 2)), "");
}

TEST(Compaction, AMissingSegmentThatNoSnapshotCoversIsRefused) {
  Twenty t;
  t.save(snapshotAt(4, 2));
  for (std::uint64_t first = 1; first <= 3; ++first) {
    t.files.files.erase(segmentName(first));
  }
  const auto opened = Log::open(t.files, kSmall);
  ASSERT_TRUE(std::holds_alternative<Refused>(opened));
}

}  // namespace wal
