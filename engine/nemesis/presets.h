// Trouble that operators meet, by name, for the cluster as it is now: whoever leads.
// Thread rule: pure.
#pragma once

#include "engine/nemesis/patient.h"

namespace nemesis {

enum class Preset : std::uint8_t {
  KillFollower,
  KillLeader,
  KillQuorum,  ///< as many voters as it takes, the leader first
  KillAll,
  RestartAll,  ///< all that are stopped
  Blackhole,   ///< its traffic is dropped both ways
  Deaf,        ///< it sends and hears nothing
  Halves,      ///< the leader in the smaller part
  Bridge,      ///< two halves, and one follower that reaches both
  SlowDisk,
  StalledDisk,
  FlakyLink,  ///< between the leader and a follower
  SlowNetwork,
  AsBefore,  ///< every repair
};
inline constexpr std::size_t kPresets = 14;

inline constexpr Duration kSlowSyncMin{std::chrono::milliseconds(150)};
inline constexpr Duration kSlowSyncMax{std::chrono::milliseconds(300)};
inline constexpr Duration kSlowLinkMin{std::chrono::milliseconds(80)};
inline constexpr Duration kSlowLinkMax{std::chrono::milliseconds(160)};
inline constexpr Duration kSpike{std::chrono::milliseconds(400)};
/// Of lost, doubled and overtaking messages, in parts per million.
inline constexpr std::uint32_t kFlakyPpm = 300'000;
inline constexpr std::uint32_t kSpikePpm = 100'000;

struct Plan {
  /// None: it cannot be done now.
  std::vector<cluster::Command> commands;
  /// Whom it is about: of two parts the smaller, of a link both ends.
  std::vector<ServerId> servers;
  std::vector<ServerId> others;  ///< the other part
};

/// chosen: the server that a preset for one server is about; 0: the leader, or who runs.
Plan planOf(Preset preset, const trace::ClusterView& view, const cluster::Settings& settings,
            Instant now, ServerId chosen);

}  // namespace nemesis
