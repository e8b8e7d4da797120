// How many servers, and how many may fail: the counts against enumeration.
#include "engine/planning/fault_table.h"

#include <gtest/gtest.h>

#include <bit>

namespace planning {
namespace {

/// One pattern after the other.
std::uint64_t enumerated(std::uint32_t servers) {
  std::uint64_t working = 0;
  for (std::uint64_t up = 0; up < std::uint64_t{1} << servers; ++up) {
    if (2 * static_cast<std::uint32_t>(std::popcount(up)) > servers) ++working;
  }
  return working;
}

// Raft 5.2
TEST(FaultTable, CountsThePatternsThatAnEnumerationFinds) {
  const std::vector<SizeRow> table = faultTable();
  ASSERT_EQ(table.size(), 15u);
  for (const SizeRow& row : table) {
    EXPECT_EQ(row.withQuorum, enumerated(row.servers)) << row.servers;
    EXPECT_EQ(row.patterns, std::uint64_t{1} << row.servers);
    EXPECT_EQ(row.quorum + row.tolerated, row.servers);
    EXPECT_GT(2 * row.quorum, row.servers);
    EXPECT_LE(2 * (row.quorum - 1), row.servers);
  }
}

TEST(FaultTable, OddSizesKeepAQuorumInExactlyHalfOfThePatterns) {
  for (const SizeRow& row : faultTable()) {
    if (row.servers % 2 == 1) {
      EXPECT_EQ(2 * row.withQuorum, row.patterns) << row.servers;
    } else {
      EXPECT_LT(2 * row.withQuorum, row.patterns) << row.servers;
    }
  }
}

TEST(FaultTable, AnEvenSizeToleratesNoMoreThanTheSizeBelow) {
  const std::vector<SizeRow> table = faultTable();
  for (std::size_t i = 1; i < table.size(); ++i) {
    const bool gain = table[i].tolerated > table[i - 1].tolerated;
    EXPECT_EQ(gain, !table[i].noGainOver.has_value()) << table[i].servers;
    if (!gain) {
      EXPECT_EQ(table[i].noGainOver, table[i - 1].servers);
    }
  }
}

TEST(FaultTable, BinomialsAreExactUpToTheLargestSize) {
  EXPECT_EQ(choose(0, 0), 1u);
  EXPECT_EQ(choose(5, 6), 0u);
  EXPECT_EQ(choose(15, 7), 6435u);
  EXPECT_EQ(choose(62, 31), 465428353255261088u);
  EXPECT_EQ(sizeRow(61).withQuorum, std::uint64_t{1} << 60);
}

}  // namespace
}  // namespace planning
