// What is counted of each member beyond what its status says.
// Thread rule: the engine's thread; Counts is a plain value.
#pragma once

#include <map>

#include "engine/etcd/calls.h"

namespace etcd {

/// Since the cluster was opened.
struct Counts {
  std::uint64_t leaderChanges{0};  ///< it learned of a leader, be it one it had lost
  std::uint64_t pending{0};        ///< requests for the log that wait for their answer now
  std::uint64_t failed{0};         ///< those that nobody could do, or not in time
  std::uint64_t healthy{0};        ///< answers to /health
  std::uint64_t unhealthy{0};
};

class Tally {
 public:
  /// Between the steps of the world: who leads, as the members of [1, servers] see it?
  void look(const server::Edge& edge, std::uint64_t servers);
  void begun(raft::ServerId via) { ++of_[via].pending; }
  void ended(raft::ServerId via, const Calls::End& end);
  Counts& of(raft::ServerId id) { return of_[id]; }

 private:
  std::map<raft::ServerId, Counts> of_;
  std::map<raft::ServerId, raft::ServerId> leaders_;
};

}  // namespace etcd
