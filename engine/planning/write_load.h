// Writes, and how long each took: one trial, on a world of either kind.
// Thread rule: one thread; trials on worlds of their own may run at once.
#pragma once

#include <memory>

#include "engine/cluster/world.h"
#include "engine/planning/disk.h"
#include "engine/planning/network.h"
#include "engine/planning/write_path.h"

namespace planning {

struct Load {
  std::uint32_t clients{1};   ///< each with one write under way
  std::uint32_t writes{200};  ///< that are measured, of all clients together
  std::uint32_t warmUp{10};   ///< writes before these
  std::uint32_t valueBytes{256};
  Duration rest{0};  ///< of a client between an answer and its next write
};

struct Loaded {
  std::vector<Duration> latencies;  ///< of writes that were answered
  std::uint64_t failed{0};          ///< others
  Duration span{0};                 ///< from the first measured answer to the last
  std::uint64_t handled{0};         ///< messages and requests, by all servers
  WriteTime time;

  double writesASecond() const;
};

/// Writes to a cluster, one load after the other.
class WriteLoad {
 public:
  /// S1 is asked to lead, and commits an entry. `orders` are carried out when their time has come.
  WriteLoad(cluster::World& world, std::vector<Order> orders);

  /// False: nobody leads.
  bool ready() const { return ready_; }
  /// REQUIRES: ready().
  Loaded run(const Load& load);

 private:
  void absorb();
  /// Lets one thing happen.
  void step();
  void submit(const Load& load);
  void finish(const trace::Event& event, const trace::OperationFinished& finished);

  cluster::World& world_;
  std::vector<Order> orders_;
  std::size_t nextOrder_{0};
  WritePaths paths_;
  std::vector<raft::Instant> started_;  ///< of operation 1, 2, ...
  std::vector<trace::Event> events_;
  std::vector<raft::Instant> due_;  ///< when idle clients write again
  bool ready_{false};

  // Of the load under way.
  Loaded result_;
  std::uint64_t finished_{0};
  std::uint64_t warmUp_{0};
  raft::Instant begun_{};
  Duration rest_{0};
  std::uint64_t written_{0};
};

}  // namespace planning
