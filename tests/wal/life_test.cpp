// Long random lives of one log: appends, installs, own snapshots, compactions, crashes at any step.
#include "tests/wal/power.h"
#include "tests/wal/snapshots.h"

namespace wal {

namespace {

/// A log and what it must give back. Terms rise with every batch, so that two batches never agree.
class Life {
 public:
  explicit Life(std::uint64_t seed) : random_(seed), options_{.segmentBytes = 700, .salt = seed} {
    log_ = reopened(disk_, options_).log;
  }

  void live(int steps) {
    for (int i = 0; i < steps && !::testing::Test::HasFailure(); ++i) step();
  }
  int installs() const { return installs_; }
  int compacted() const { return compacted_; }
  int lostSomething() const { return lost_; }

 private:
  void step() {
    switch (random_() % 8) {
      case 0:
        return crash();
      case 1:
        return save();
      case 2:
        return compact();
      case 3:
        if (random_() % 4 == 0) return addInstall();
        [[fallthrough]];
      default:
        return add(randomBatch());
    }
  }

  std::uint64_t covered() const {
    return written_.snapshot ? written_.snapshot->lastIncludedIndex.value : 0;
  }

  raft::Persist randomBatch() {
    const std::uint64_t last = written_.entries.lastIndex().value;
    const std::uint64_t back = std::min<std::uint64_t>(last - covered(), random_() % 3);
    std::vector<raft::Entry> entries;
    ++term_;
    for (std::uint64_t k = random_() % 4; k > 0; --k) {
      const std::uint64_t index = last - back + 1 + entries.size();
      entries.push_back(entry(index, term_, std::string(random_() % 90, 'e')));
    }
    return batch(term_, std::move(entries));
  }

  void add(const raft::Persist& request) {
    const std::uint64_t steps = random_() % 12 == 0 ? random_() % 200 : UINT64_MAX;
    FilesWithPower power(disk_, steps);
    raft::Restored after = written_;
    replay(after, request);
    possible_.push_back(after);
    if (!log_.append(power, request).empty()) return crash();
    written_ = after;
    if (random_() % 3 != 0) sync();
  }

  void addInstall() {
    const std::uint64_t to = covered() + 1 + random_() % 12;
    ++installs_;
    add(install(to, ++term_));
  }

  // As a server takes it: of entries that it has.
  void save() {
    const std::uint64_t last = written_.entries.lastIndex().value;
    if (last <= covered()) return;
    const raft::Index index{covered() + 1 + random_() % (last - covered())};
    const raft::Snapshot snapshot =
        snapshotAt(index.value, written_.entries.at(index).term.value, std::string(20, 'o'));
    FilesWithPower power(disk_, random_() % 8 == 0 ? random_() % 200 : UINT64_MAX);
    raft::Restored after = written_;
    after.snapshot = snapshot;
    possible_.push_back(after);
    if (!log_.saveSnapshot(power, snapshot).empty()) return crash();
    written_ = after;
  }

  void compact() {
    FilesWithPower power(disk_, random_() % 8 == 0 ? random_() % 3 : UINT64_MAX);
    const std::size_t files = disk_.files.size();
    const bool failed =
        !log_.compact(power, raft::Index{random_() % 4 == 0 ? term_ : 1'000'000}).empty();
    compacted_ += disk_.files.size() < files ? 1 : 0;
    if (failed) crash();
  }

  void sync() {
    ASSERT_EQ(log_.sync(disk_), "");
    synced_ = disk_.files;
    possible_ = {written_};
  }

  // Of the bytes that no sync covers a part is gone: those of every file behind some place.
  void crash() {
    for (auto& [name, bytes] : disk_.files) {
      const auto before = synced_.find(name);
      const bool snapshot = name.ends_with(".snap");
      if (snapshot || before == synced_.end() || random_() % 2 == 0) continue;
      std::size_t from = 0;
      while (from < bytes.size() && bytes[from] == before->second[from]) ++from;
      if (from < bytes.size()) from += random_() % (bytes.size() - from);
      for (std::size_t at = from; at < bytes.size(); ++at) bytes[at] = before->second[at];
    }
    Log::Opened opened = reopened(disk_, options_);
    const auto known = std::find_if(possible_.begin(), possible_.end(), [&](const auto& state) {
      return equivalent(opened.restored, state);
    });
    ASSERT_NE(known, possible_.end()) << "what was read back was never written";
    lost_ += known + 1 == possible_.end() ? 0 : 1;
    log_ = std::move(opened.log);
    written_ = *known;
    possible_ = {written_};
    synced_ = disk_.files;
  }

  std::mt19937_64 random_;
  Options options_;
  MemoryFiles disk_;
  std::map<std::string, std::string> synced_;
  Log log_;
  raft::Restored written_;
  std::vector<raft::Restored> possible_{written_};  ///< the last synced state and those behind it
  std::uint64_t term_{1};
  int installs_{0};
  int compacted_{0};
  int lost_{0};
};

}  // namespace

TEST(Life, GivesBackAStateThatWasWrittenAndNothingSyncedIsLost) {
  int installs = 0;
  int compacted = 0;
  int lost = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Life life(seed);
    life.live(150);
    installs += life.installs();
    compacted += life.compacted();
    lost += life.lostSomething();
    if (HasFailure()) return;
  }
  EXPECT_GT(installs, 300);
  EXPECT_GT(compacted, 300);
  EXPECT_GT(lost, 300);
}

// The form of version 1: no checkpoints. It is read, and the log goes on in a segment of today's.
TEST(Life, ALogOfTheFirstVersionIsReadAndGoesOn) {
  MemoryFiles files;
  const SegmentHeader header{.number = 1, .salt = 5, .continues = {}, .durable = {}, .version = 1};
  Batch old;
  old.hardState = raft::HardState{raft::Term{2}, raft::ServerId{1}, raft::Index{0}};
  old.entries = {entry(1, 2, "a"), entry(2, 2, "b")};
  std::string bytes = encodeHeader(header) + encodeBatch(old, header.salt);
  bytes.resize(4096, '\0');
  files.files[segmentName(1)] = bytes;
  Log::Opened opened = reopened(files);
  raft::Restored expected;
  expected.hardState = *old.hardState;
  for (const raft::Entry& e : old.entries) expected.entries.append(e);
  EXPECT_TRUE(same(opened.restored, expected));
  const raft::Persist next = batch(3, {entry(3, 3, "c")});
  appendSynced(opened.log, files, next);
  replay(expected, next);
  EXPECT_EQ(files.files.at(segmentName(1)), bytes);
  EXPECT_TRUE(same(reopened(files).restored, expected));
}

}  // namespace wal
