// Run time against the wall: it can be slowed (never above 1x) and stopped.
// Thread rule: the engine thread.
// Invariant: now() never decreases.
#pragma once

#include <chrono>
#include <optional>

#include "engine/cluster/world.h"

namespace net {

class DilatedClock {
 public:
  using Wall = std::chrono::steady_clock;

  explicit DilatedClock(Wall::time_point wall) : wall_(wall) {}

  /// Parts per million of the wall clock's speed; above 1'000'000 counts as that.
  void setRate(cluster::RatePpm rate, Wall::time_point wall);
  cluster::RatePpm rate() const { return rate_; }

  /// The time between the two, which has just passed, does not count.
  void leaveOut(Wall::time_point from, Wall::time_point to) { wall_ += to - from; }
  raft::Instant at(Wall::time_point wall) const;
  /// When the wall clock will show that the run has reached `instant`; nullopt while it stands
  /// still.
  std::optional<Wall::time_point> wallOf(raft::Instant instant) const;

 private:
  Wall::time_point wall_;  ///< of the last change of rate
  raft::Instant run_{};    ///< at that moment
  cluster::RatePpm rate_{1'000'000};
};

}  // namespace net
