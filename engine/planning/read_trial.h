// Ways to read from a leader, and what each is worth when the leader is cut off: one trial.
//
// A writer writes 1, 2, 3, ... through the majority's side; a reader asks S1 over and over. S1
// leads, is cut off with a minority for a while, and comes back. What the clients were told is a
// history, and the checker says whether there is an order that explains it.
//
// Thread rule: pure functions and values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/planning/disk.h"
#include "engine/planning/network.h"

namespace planning {

enum class ReadWay : std::uint8_t {
  Local,       ///< the leader answers from its store at once; the rule ReadConfirmed is broken
  Lease,       ///< it answers while its lease lasts (thesis 6.4.1)
  SlowClock,   ///< the same, and the leader's clock is far slower than the others'
  Confirmed,   ///< ReadIndex: a majority confirms that it still leads (thesis 6.4)
  ThroughLog,  ///< the read is an entry like a write
};

struct ReadWayName {
  ReadWay way;
  const char* key;
  const char* words;
};
/// All ways.
const std::vector<ReadWayName>& readWays();

struct ReadPlan {
  std::uint32_t servers{5};  ///< REQUIRES: 3 at least
  Network network;
  Disk disk;
  std::uint64_t seed{1};
  friend bool operator==(const ReadPlan&, const ReadPlan&) = default;
};

/// A read that was told an overwritten value.
struct OldRead {
  std::uint64_t told{0};
  std::uint64_t newest{0};  ///< of the writes that were acknowledged before it began
  Duration since{0};        ///< from the first newer one's acknowledgement to its begin
};

struct ReadTrial {
  std::vector<Duration> healthy;  ///< how long reads took before the cut
  std::uint64_t asked{0};         ///< reads begun during the cut
  std::uint64_t answered{0};      ///< of these
  /// Of reads that were told an overwritten value: how long before the read the client of a newer
  /// write had been told that it happened.
  std::vector<Duration> stale;
  std::optional<OldRead> firstOld{};
  std::uint64_t operations{0};
  std::string lie;  ///< why no order explains the history; empty: one does
  bool undecided{false};
};

ReadTrial readTrial(const ReadPlan& plan, ReadWay way, std::uint64_t seed);

}  // namespace planning
