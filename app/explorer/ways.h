// The ways in which some of n servers are down: all of them where they are few, else one of each
// group, whose members differ in the names of followers alone.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <vector>

namespace explorer {

struct Way {
  std::uint32_t down{0};  ///< bit i: S<i+1>
  std::uint64_t standsFor{1};
  friend bool operator==(const Way&, const Way&) = default;
};

/// More than these are grouped.
inline constexpr std::uint64_t kWaysShown = 21;

/// Those with S1 up come first, with the last servers down. REQUIRES: 1 <= servers <= 15, down <=
/// servers.
std::vector<Way> waysOf(std::uint32_t servers, std::uint32_t down);

}  // namespace explorer
