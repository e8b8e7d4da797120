// What kind of trouble is made: which faults come how often, and how busy the clients are.
// Thread rule: pure functions and plain values.
#pragma once

#include "engine/nemesis/fault.h"
#include "engine/raft/types.h"

namespace nemesis {

struct Profile {
  std::string_view name;
  PerFault<std::uint8_t> weights{};
  raft::Duration faultEvery{0};      ///< at most; the time to the next is drawn below it
  raft::Duration operationEvery{0};  ///< the same
  raft::Duration faulty{0};          ///< how long the faults go on
  std::uint32_t clients{1};          ///< operations under way at most; 0: clients are left alone
  std::uint32_t keys{1};
};

enum class Intensity : std::uint8_t { Low, Medium, High };

/// For a cluster that somebody watches: every fault is repaired after a while, no disk is lost, no
/// clock is changed, no member is sent away, and the clients are left alone.
Profile chaosProfile(Intensity intensity);

}  // namespace nemesis
