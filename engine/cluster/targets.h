// Which links and servers a command means, and what it makes of their state.
// Thread rule: pure functions.
#pragma once

#include <vector>

#include "engine/cluster/command.h"

namespace cluster {

/// One direction between two different servers.
struct DirectedPair {
  ServerId from;
  ServerId to;
  friend auto operator<=>(const DirectedPair&, const DirectedPair&) = default;
};

/// The directions to cut, sorted, each once.
std::vector<DirectedPair> targetsOf(const Cut& cut);
/// The directions to heal in a cluster of `servers`, sorted; one 0 means every link of the other.
std::vector<DirectedPair> targetsOf(const Heal& heal, std::uint32_t servers);
std::vector<DirectedPair> targetsOf(const SetLink& set, std::uint32_t servers);
std::vector<ServerId> targetsOf(const SetDisk& set, std::uint32_t servers);

/// The state with the fields of the command that are set.
trace::LinkState changed(trace::LinkState state, const SetLink& set);
trace::DiskState changed(trace::DiskState state, const SetDisk& set);

}  // namespace cluster
