// Random numbers of one hunt: a function of its seed, the same on every machine.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/cluster/chance.h"

namespace nemesis {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(cluster::mix(seed + kStep)) {}

  std::uint64_t bits() { return cluster::mix(state_ += kStep); }
  /// In [0, bound). REQUIRES: bound > 0.
  std::uint64_t below(std::uint64_t bound) { return bits() % bound; }
  /// In [least, most].
  std::uint64_t between(std::uint64_t least, std::uint64_t most) {
    return least + below(most - least + 1);
  }
  bool chance(std::uint64_t percent) { return below(100) < percent; }
  raft::Duration between(raft::Duration least, raft::Duration most) {
    return least + raft::Duration(below(static_cast<std::uint64_t>((most - least).count()) + 1));
  }
  /// REQUIRES: all is not empty.
  template <class What>
  const What& any(const std::vector<What>& all) {
    return all[below(all.size())];
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
  std::uint64_t state_;
};

}  // namespace nemesis
