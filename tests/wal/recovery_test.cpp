// Torn tails are cut off, damage is refused, and nothing crashes the reader.
#include <gtest/gtest.h>

#include "tests/wal/history.h"
#include "tests/wal/memory_files.h"

namespace wal {

namespace {

constexpr std::size_t kBatches = 8;

/// A log of synced batches, with the place where each one starts (and the end of the last).
struct Written {
  std::vector<raft::Persist> history = randomHistory(3, kBatches);
  MemoryFiles files;
  std::vector<Position> starts;
  Log log;

  explicit Written(const Options& options = {.segmentBytes = 4096}) {
    log = reopened(files, options).log;
    for (const auto& request : history) {
      const std::uint64_t segment = log.end().segment;
      const Position before = log.end();
      appendSynced(log, files, request);
      const bool rolled = log.end().segment != segment;
      starts.push_back(rolled ? Position{log.end().segment, kHeaderBytes} : before);
    }
    starts.push_back(log.end());
  }
  std::string& bytesAt(const Position& p) { return files.files.at(segmentName(p.segment)); }
};

}  // namespace

TEST(Recovery, ALastBatchCutAtAnyByteIsGoneWhole) {
  const Written written;
  const Position start = written.starts[kBatches - 1];
  const Position end = written.starts[kBatches];
  ASSERT_EQ(start.segment, end.segment);
  for (std::uint64_t cut = start.offset; cut <= end.offset; ++cut) {
    // The bytes behind the cut: cut off with the file, or zeros as preallocation left them.
    for (const bool shorten : {true, false}) {
      MemoryFiles files = written.files;
      std::string& bytes = files.files.at(segmentName(end.segment));
      const std::size_t size = bytes.size();
      bytes.resize(cut);
      if (!shorten) bytes.resize(size, '\0');
      const raft::Restored restored = reopened(files).restored;
      const bool whole = same(restored, replayed(written.history, kBatches));
      const bool earlier = same(restored, replayed(written.history, kBatches - 1));
      EXPECT_TRUE(cut == end.offset ? whole : whole || earlier) << "cut at " << cut;
      // The batch ends in padding; without its last byte of content it must be gone.
      EXPECT_TRUE(earlier || cut + kAlignment > end.offset) << "cut at " << cut;
    }
  }
}

TEST(Recovery, AFlippedBitBelowADurableMarkIsDamage) {
  const Written written;
  // The last batch names everything before it as durable.
  const Position end = written.starts[kBatches - 1];
  int refused = 0;
  int harmless = 0;
  for (std::uint64_t at = written.starts[0].offset; at < end.offset; ++at) {
    MemoryFiles files = written.files;
    files.files.at(segmentName(end.segment))[at] ^= static_cast<char>(1 << (at % 8));
    auto opened = Log::open(files, {});
    if (const auto* why = std::get_if<Refused>(&opened)) {
      EXPECT_NE(why->why.find("0000000000000001.log"), std::string::npos);
      ++refused;
      continue;
    }
    // Only padding may change without notice.
    ++harmless;
    EXPECT_TRUE(same(std::get<Log::Opened>(opened).restored, replayed(written.history, kBatches)))
        << "byte " << at;
  }
  EXPECT_GT(refused, 100);
  EXPECT_LT(harmless, static_cast<int>(kBatches * kAlignment));
}

TEST(Recovery, DamageInAnEarlierSegmentIsRefused) {
  Written written({.segmentBytes = 256});
  ASSERT_GT(written.files.files.size(), 2u);
  written.bytesAt(written.starts[0])[kHeaderBytes + 5] ^= 1;
  EXPECT_TRUE(std::holds_alternative<Refused>(Log::open(written.files, {})));
}

TEST(Recovery, ADamagedHeaderIsRefused) {
  for (std::size_t at = 0; at < kHeaderBytes; ++at) {
    Written written;
    written.bytesAt(written.starts[0])[at] ^= 1;
    EXPECT_TRUE(std::holds_alternative<Refused>(Log::open(written.files, {}))) << "byte " << at;
  }
}

TEST(Recovery, ATornNewSegmentIsForgotten) {
  Written written({.segmentBytes = 256});
  const Position last = written.starts[kBatches];
  const std::string header =
      encodeHeader({.number = last.segment + 1, .salt = 5, .continues = last, .durable = last});
  // Behind the last byte that is not zero, a cut changes nothing.
  for (std::size_t kept = 0; kept <= header.find_last_not_of('\0'); ++kept) {
    MemoryFiles files = written.files;
    std::string& torn = files.files[segmentName(last.segment + 1)];
    torn = header.substr(0, kept);
    torn.resize(256, '\0');
    EXPECT_TRUE(same(reopened(files).restored, replayed(written.history, kBatches)));
    EXPECT_EQ(files.files.size(), written.files.files.size());
  }
}

// The bytes of a torn batch stay on the disk; they must not come back when the log has grown over
// them, however often it crashes.
TEST(Recovery, TornBytesNeverComeBack) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    std::mt19937_64 random(seed);
    const Options options{.segmentBytes = 1024, .salt = seed};
    MemoryFiles files;
    raft::Restored expected;
    for (int life = 0; life < 6; ++life) {
      Log::Opened opened = reopened(files, options);
      ASSERT_TRUE(same(opened.restored, expected)) << "seed " << seed << " life " << life;
      std::uint64_t last = expected.entries.lastIndex().value;
      for (std::uint64_t i = random() % 4; i > 0; --i) {
        const raft::Persist request = batch(seed, {entry(++last, 1, std::string(60, 'd'))});
        appendSynced(opened.log, files, request);
        replay(expected, request);
      }
      const MemoryFiles synced = files;
      const std::uint64_t lost = random() % 4;
      for (std::uint64_t i = 0; i < lost; ++i) {
        ASSERT_EQ(opened.log.append(files, batch(seed + 1, {entry(++last, 2, "lost")})), "");
      }
      if (lost == 0) continue;
      // The first unsynced batch is torn: those behind it are whole, and yet not part of the log.
      for (auto& [name, bytes] : files.files) {
        const auto before = synced.files.find(name);
        const std::string old = before == synced.files.end() ? "" : before->second;
        std::size_t at = before == synced.files.end() ? kHeaderBytes : 0;
        while (at < old.size() && old[at] == bytes[at]) ++at;
        if (at >= bytes.size() || bytes[at] == 0) continue;
        bytes[at] ^= 0x55;
        break;
      }
    }
  }
}

TEST(Recovery, RandomBytesNeverCrashIt) {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    std::mt19937_64 random(seed);
    Written written({.segmentBytes = 256});
    for (auto& [name, bytes] : written.files.files) {
      if (random() % 2 == 0) continue;
      const std::size_t from = random() % bytes.size();
      for (std::size_t i = from; i < bytes.size(); ++i) {
        if (random() % 8 == 0) bytes[i] = static_cast<char>(random());
      }
      if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    }
    auto opened = Log::open(written.files, {.segmentBytes = 256});
    if (auto* sound = std::get_if<Log::Opened>(&opened)) {
      const std::uint64_t last = sound->log.lastIndex().value;
      appendSynced(sound->log, written.files, batch(9, {entry(last + 1, 9, "after")}));
      const Log::Opened again = reopened(written.files);
      EXPECT_EQ(again.restored.entries.lastIndex().value, last + 1) << "seed " << seed;
    } else {
      EXPECT_FALSE(std::get<Refused>(opened).why.empty());
    }
  }
}

}  // namespace wal
