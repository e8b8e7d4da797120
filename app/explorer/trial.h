// Some servers of a cluster are down: the cluster staged as a scenario, and a write and a read
// tried on it by a client. S1 leads before the crash.
// Thread rule: pure; several may run at once if the world's maker allows it.
// Law: scenarioOf is the whole run: who plays it sees what tryStand saw.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/cluster/world.h"
#include "engine/trace/trace.h"

namespace explorer {

using NewWorld = std::function<std::unique_ptr<cluster::World>(const cluster::Settings&)>;

struct Stand {
  std::uint32_t servers{1};
  std::uint32_t down{0};       ///< bit i: S<i+1>
  std::uint32_t restarted{0};  ///< a server that comes back after the first try; 0: none
  friend bool operator==(const Stand&, const Stand&) = default;

  std::uint32_t downCount() const;
  bool isDown(std::uint32_t server) const { return (down >> (server - 1) & 1) != 0; }
  /// The first that is down; 0: none.
  std::uint32_t firstDown() const;
};

/// What a client was told.
struct Told {
  trace::Outcome outcome{trace::Outcome::Unknown};
  trace::Failure failure{trace::Failure::None};
  raft::Duration took{0};
  std::string value;                    ///< of a read
  raft::Index index;                    ///< what was committed when it was told
  std::vector<raft::ServerId> holders;  ///< the running servers that hold that entry
  bool ok() const { return outcome == trace::Outcome::Ok; }
};

struct TriedStand {
  Stand stand;
  bool staged{false};  ///< S1 led and had committed a write before the crash
  Told write;
  Told read;
  bool fresh{false};  ///< the read was told the last acknowledged write
  trace::Trace trace;
  trace::ClusterView view;  ///< at the end
};

/// A scenario's text.
std::string scenarioOf(const Stand& stand, const std::string& title);
TriedStand tryStand(const Stand& stand, const NewWorld& make);

}  // namespace explorer
