// Bugs that implementations of write-ahead logs had.
#include <gtest/gtest.h>

#include "tests/wal/history.h"
#include "tests/wal/memory_files.h"

namespace wal {

// Figure 2, stable storage: what is appended behind a torn tail without cutting it off is behind
// the place where the next recovery stops reading, and lost though it was synced.
TEST(KnownBugs, AppendingAfterATornTail) {
  MemoryFiles files;
  raft::Restored expected;
  {
    Log::Opened opened = reopened(files, {});
    const raft::Persist first = batch(1, {entry(1, 1, "kept")});
    appendSynced(opened.log, files, first);
    replay(expected, first);
    const std::uint64_t at = opened.log.end().offset;
    ASSERT_EQ(opened.log.append(files, batch(1, {entry(2, 1, std::string(200, 'u'))})), "");
    // The power fails in the middle of the write: its beginning is on the disk, its end is not.
    std::string& bytes = files.files.at(segmentName(opened.log.end().segment));
    for (std::size_t k = at + 40; k < bytes.size(); ++k) bytes[k] = '\0';
  }
  {
    Log::Opened opened = reopened(files, {});
    ASSERT_TRUE(same(opened.restored, expected)) << "the torn batch is gone whole";
    const raft::Persist second = batch(1, {entry(2, 1, "after")});
    appendSynced(opened.log, files, second);
    replay(expected, second);
  }
  const raft::Restored found = reopened(files, {}).restored;
  EXPECT_TRUE(same(found, expected));
  EXPECT_EQ(found.entries.lastIndex(), raft::Index{2});
}

}  // namespace wal
