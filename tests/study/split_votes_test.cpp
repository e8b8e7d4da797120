// The closed form of split votes against enumeration (thesis 9.2).
#include "engine/study/split_votes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace study {
namespace {

/// The share of all ways in which `waiting` timeouts fall on a grid of `points` that split, by the
/// rule itself: everybody within `latency` of the first votes for itself.
double enumerated(std::uint32_t servers, std::uint32_t failed, std::uint32_t points,
                  std::uint32_t latency) {
  const std::uint32_t waiting = servers - failed;
  std::uint64_t ways = 1;
  for (std::uint32_t k = 0; k < waiting; ++k) ways *= points;
  std::uint64_t split = 0;
  for (std::uint64_t way = 0; way < ways; ++way) {
    std::vector<std::uint64_t> at;
    for (std::uint64_t rest = way; at.size() < waiting; rest /= points) at.push_back(rest % points);
    const std::uint64_t first = *std::min_element(at.begin(), at.end());
    // Who stands exactly at the end of the span counts half, as on a line.
    for (const std::uint64_t end : {first + latency, first + latency + 1}) {
      const auto candidates =
          std::count_if(at.begin(), at.end(), [&](std::uint64_t t) { return t < end; });
      if (waiting - static_cast<std::uint32_t>(candidates) + 1 <= servers / 2) ++split;
    }
  }
  return static_cast<double>(split) / static_cast<double>(2 * ways);
}

TEST(SplitVotes, TheClosedFormIsWhatEnumerationSays) {
  constexpr std::uint32_t kPoints = 20;
  for (const auto& [servers, failed] : {std::pair{3u, 0u}, {3u, 1u}, {5u, 1u}, {5u, 2u}}) {
    for (const std::uint32_t latency : {2u, 4u, 10u}) {
      const double share = static_cast<double>(latency) / kPoints;
      // A grid of 20 points is no line: two timeouts meet on one point in 1 of 20 cases.
      EXPECT_NEAR(splitVoteShare(servers, failed, share),
                  enumerated(servers, failed, kPoints, latency), 0.03)
          << servers << " servers, " << failed << " failed, latency " << share;
    }
  }
}

// All that wait are needed: with two of three, |difference| of two uniform numbers up to l.
TEST(SplitVotes, TwoOfThreeSplitAsTwoUniformNumbersMeet) {
  for (const double l : {0.1, 0.3, 0.7}) {
    EXPECT_NEAR(splitVoteShare(3, 1, l), 1 - (1 - l) * (1 - l), 1e-12);
  }
}

TEST(SplitVotes, NothingSplitsWithoutLatencyAndEverythingWithoutAMajority) {
  EXPECT_EQ(splitVoteShare(5, 0, 0), 0);
  EXPECT_EQ(splitVoteShare(5, 2, 1), 1);
  EXPECT_EQ(splitVoteShare(5, 3, 0.1), 1);
  EXPECT_EQ(splitVoteShare(1, 0, 0.5), 0);
}

}  // namespace
}  // namespace study
