#include "engine/wal/log.h"

#include <gtest/gtest.h>

#include "engine/wal/checksum.h"
#include "tests/wal/history.h"
#include "tests/wal/memory_files.h"

namespace wal {

TEST(Checksum, IsCastagnolis) {
  // RFC 3720 appendix B.4.
  EXPECT_EQ(crc32c("123456789"), 0xe3069283u);
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8a9136aau);
  EXPECT_EQ(crc32c("6789", crc32c("12345")), crc32c("123456789"));
}

TEST(Log, AnEmptyFolderIsAnEmptyLog) {
  MemoryFiles files;
  const Log::Opened opened = reopened(files);
  EXPECT_TRUE(opened.restored.entries.empty());
  EXPECT_EQ(opened.restored.hardState, raft::HardState{});
  EXPECT_TRUE(files.files.empty());
}

TEST(Log, GivesBackRandomBatches) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto history = randomHistory(seed, 30);
    MemoryFiles files;
    Log log = reopened(files, {.segmentBytes = 4096, .salt = seed}).log;
    for (const auto& request : history) appendSynced(log, files, request);
    const Log::Opened again = reopened(files, {.segmentBytes = 4096, .salt = seed});
    EXPECT_TRUE(same(again.restored, replayed(history, history.size()))) << "seed " << seed;
    EXPECT_EQ(again.log.end(), log.end());
  }
}

TEST(Log, ContinuesWhereItEndedAfterEachReopening) {
  const auto history = randomHistory(7, 60);
  MemoryFiles files;
  const Options options{.segmentBytes = 1024, .salt = 7};
  for (std::size_t i = 0; i < history.size(); ++i) {
    Log::Opened opened = reopened(files, options);
    ASSERT_TRUE(same(opened.restored, replayed(history, i))) << "before batch " << i;
    appendSynced(opened.log, files, history[i]);
  }
  EXPECT_GT(files.files.size(), 1u);
}

TEST(Log, BeginsANewSegmentWhenOneIsFull) {
  MemoryFiles files;
  Log log = reopened(files, {.segmentBytes = 512}).log;
  std::vector<raft::Persist> history;
  for (std::uint64_t i = 1; i <= 20; ++i) {
    history.push_back(batch(1, {entry(i, 1, std::string(100, 'x'))}));
    appendSynced(log, files, history.back());
  }
  EXPECT_GE(files.files.size(), 5u);
  for (const auto& [name, bytes] : files.files) EXPECT_EQ(bytes.size(), 512u) << name;
  EXPECT_TRUE(same(reopened(files).restored, replayed(history, 20)));
}

TEST(Log, ABatchBiggerThanASegmentGetsOneOfItsSize) {
  MemoryFiles files;
  Log log = reopened(files, {.segmentBytes = 512}).log;
  const std::vector history{batch(1, {entry(1, 1, std::string(5000, 'x'))}),
                            batch(1, {entry(2, 1, "y")})};
  for (const auto& request : history) appendSynced(log, files, request);
  EXPECT_TRUE(same(reopened(files).restored, replayed(history, 2)));
}

TEST(Log, ASyncCoversAllBatchesBeforeIt) {
  MemoryFiles files;
  Log log = reopened(files, {.segmentBytes = 512}).log;
  for (std::uint64_t i = 1; i <= 10; ++i) {
    ASSERT_EQ(log.append(files, batch(1, {entry(i, 1, std::string(100, 'x'))})), "");
  }
  EXPECT_LT(log.durable(), log.end());
  EXPECT_GT(log.unsyncedFiles().size(), 1u);
  ASSERT_EQ(log.sync(files), "");
  EXPECT_EQ(log.durable(), log.end());
  EXPECT_TRUE(log.unsyncedFiles().empty());
}

TEST(Log, SaysWhenASyncFailed) {
  MemoryFiles files;
  Log log = reopened(files).log;
  ASSERT_EQ(log.append(files, batch(1, {})), "");
  files.failSync = true;
  EXPECT_NE(log.sync(files), "");
  EXPECT_LT(log.durable(), log.end());
}

TEST(Log, RefusesAFolderOfANewerVersion) {
  MemoryFiles files;
  Log log = reopened(files).log;
  appendSynced(log, files, batch(1, {}));
  files.files.begin()->second[8] = 9;
  const auto opened = Log::open(files, {});
  ASSERT_TRUE(std::holds_alternative<Refused>(opened));
  EXPECT_EQ(std::get<Refused>(opened).why,
            "0000000000000001.log was written by a newer version of Flotilla (format 9; this one "
            "reads 2). Start this server with that version.");
}

TEST(Log, RefusesAFolderWithoutItsFirstSegment) {
  MemoryFiles files;
  Log log = reopened(files, {.segmentBytes = 512}).log;
  for (std::uint64_t i = 1; i <= 10; ++i) {
    appendSynced(log, files, batch(1, {entry(i, 1, std::string(100, 'x'))}));
  }
  files.files.erase(files.files.begin());
  EXPECT_TRUE(std::holds_alternative<Refused>(Log::open(files, {})));
}

}  // namespace wal
