// Random settings and random faults, both a function of the seed.
// Thread rule: a value.
#pragma once

#include <random>

#include "engine/cluster/command.h"
#include "engine/trace/view.h"

namespace simulation {

using raft::Duration;
using raft::ServerId;

/// Clusters of 1 to 9 servers with different networks and disks.
cluster::Settings randomSettings(std::uint64_t seed);

class Faults {
 public:
  explicit Faults(std::uint64_t seed) : random_(seed), hurried_(seed % 2 == 0) {}

  /// How long until the next act.
  Duration pause() { return std::chrono::microseconds(1'000 + below(hurried_ ? 20'000 : 120'000)); }
  /// A fault, a repair or a client's operation that makes sense in this cluster.
  cluster::Command next(const trace::ClusterView& view);
  /// Commands that end every fault.
  static std::vector<cluster::Command> healing(const trace::ClusterView& view);

 private:
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  ServerId anyServer(const trace::ClusterView& view) { return ServerId{1 + below(view.size())}; }
  cluster::Command process(const trace::ClusterView& view);
  cluster::Command cut(const trace::ClusterView& view);
  cluster::Command link(const trace::ClusterView& view);
  cluster::Command disk(const trace::ClusterView& view);
  cluster::Command clock(const trace::ClusterView& view);
  cluster::Command operation(const trace::ClusterView& view);

  std::mt19937_64 random_;
  bool hurried_;  ///< busy clients, and faults one upon the other
};

}  // namespace simulation
