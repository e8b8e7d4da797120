// The Live world: the same members on loopback TCP sockets and real files, under a clock that can
// be slowed and stopped, through the same faults as the Lab. Thread rule: see cluster::World.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/cluster/world.h"

namespace net {

struct LiveOptions {
  /// Where the members keep their logs, one folder each. Empty: a temporary place, removed at the
  /// end.
  std::filesystem::path dataDir;
  /// Members listen on firstPort, firstPort + 1, ...; 0: on any free ports.
  std::uint16_t firstPort{0};
  /// Only this member runs here; other processes run the others, with the same settings and each
  /// with its part of the same data directory. nullopt: all run here.
  std::optional<raft::ServerId> only{};
  /// With `only`: where S1, S2, ... are reached. Empty: where they listen.
  std::vector<std::uint16_t> reachedAt{};
  /// A member whose log cannot be used gives up, as one that died, and the others start without it.
  /// Otherwise none starts.
  enum class BadLog : std::uint8_t { RefusesAll, LeavesOneOut };
  BadLog badLog{BadLog::RefusesAll};
};

/// Starts the cluster, from what the data directory holds. nullptr and a sentence in `why` when the
/// directory cannot be used (not writable, in use, damaged, of another cluster size or a newer
/// version) or a port is taken.
std::unique_ptr<cluster::World> makeLive(const cluster::Settings& settings,
                                         const LiveOptions& options, std::string& why);

}  // namespace net
