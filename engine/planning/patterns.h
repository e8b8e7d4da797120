// One failure pattern, tried on a simulated cluster: which servers are down, and what a client then
// gets for a write and for a linearizable read.
//
// S1 leads when the servers crash, so a pattern says both who is down and whether the leader is.
// Members run the same code and start alike; patterns that differ in names alone are one group.
//
// Thread rule: pure functions; patterns may be tried on any number of threads at once.
#pragma once

#include <string>
#include <vector>

#include "engine/raft/types.h"

namespace planning {

/// The largest size whose patterns are tried.
inline constexpr std::uint32_t kTriedMost = 9;

enum class Leader : std::uint8_t { Up, Down };

struct Pattern {
  std::uint32_t servers{0};
  std::uint64_t down{0};  ///< bit i: S<i+1> is down
  /// Patterns that differ from it in the names of the followers, and itself.
  std::uint64_t standsFor{1};

  std::uint32_t downCount() const;
  Leader leader() const { return (down & 1) != 0 ? Leader::Down : Leader::Up; }
  std::vector<raft::ServerId> downServers() const;
  friend bool operator==(const Pattern&, const Pattern&) = default;
};

/// One pattern of each group. Together they stand for 2^servers patterns.
std::vector<Pattern> groupedPatterns(std::uint32_t servers);
/// All 2^servers patterns, each for itself.
std::vector<Pattern> allPatterns(std::uint32_t servers);

struct Tried {
  bool staged{false};  ///< a leader was there and had committed a write before the crash
  bool wrote{false};   ///< a client was told that its write happened
  bool read{false};    ///< a client was told a value
  /// The value it was told is the last one that was acknowledged.
  bool fresh{false};
  /// Once the servers were back, a read was answered with all that had been acknowledged.
  bool recovered{false};
};

/// How long a client waits before "waits" is said: many election timeouts, in virtual time.
inline constexpr raft::Duration kAnswerPatience{std::chrono::seconds(4)};

Tried tryPattern(const Pattern& pattern, std::uint64_t seed);

/// What contradicts the table; empty if nothing does.
std::string contradiction(const Pattern& pattern, const Tried& tried);

}  // namespace planning
