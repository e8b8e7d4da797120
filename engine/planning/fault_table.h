// How many servers, and how many may fail: exact counts, in whole numbers.
//
// A majority of n is floor(n/2) + 1 (Raft 5.2). Of the 2^n patterns of servers up or down, those
// with k down number C(n, k).
//
// Thread rule: pure functions and values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace planning {

/// The sizes that the table shows.
inline constexpr std::uint32_t kTableMost = 15;
/// The largest size whose patterns fit 64 bits.
inline constexpr std::uint32_t kServersCounted = 62;

struct SizeRow {
  std::uint32_t servers{0};
  std::uint32_t quorum{0};
  std::uint32_t tolerated{0};     ///< failures
  std::uint64_t patterns{0};      ///< 2^servers
  std::uint64_t withQuorum{0};    ///< patterns that keep a quorum
  std::vector<std::uint64_t> by;  ///< by[k]: patterns with k servers down
  /// The smaller size that tolerates as many failures, if there is one.
  std::optional<std::uint32_t> noGainOver;

  /// Whether a quorum is left with so many down.
  bool works(std::uint32_t down) const { return down <= tolerated; }
};

/// REQUIRES: 1 <= servers <= kServersCounted.
SizeRow sizeRow(std::uint32_t servers);

/// Sizes 1 to `most`.
std::vector<SizeRow> faultTable(std::uint32_t most = kTableMost);

/// REQUIRES: n <= kServersCounted. 0 if k > n.
std::uint64_t choose(std::uint32_t n, std::uint32_t k);

}  // namespace planning
