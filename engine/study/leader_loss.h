// How a trial's cluster comes to be without a leader.
// Thread rule: pure functions.
#pragma once

#include "engine/study/elections.h"
#include "engine/study/lab.h"

namespace study {

/// A cluster at the instant at which it lost its leader.
struct Leaderless {
  Lab lab;
  raft::Term term;           ///< the highest so far
  std::uint32_t running{0};  ///< servers
};

/// nullopt: the settings do not let a leader lead for a few heartbeats, however often one tries.
std::optional<Leaderless> loseLeader(const ElectionPlan& plan, std::uint64_t seed);

}  // namespace study
