// The healed phase: every fault ends, and the cluster must work again, as far as the protocol
// promises it: as long as each configuration that a live member follows has a live majority.
// Thread rule: pure but for the trial.
#pragma once

#include "engine/study/trial.h"

namespace study {

/// How long a healed cluster may take for a leader, for a write, and for everybody to catch up,
/// from when it last worked off a part of what was left to do.
inline constexpr Duration kPatience{std::chrono::seconds(20)};

enum class Healed : std::uint8_t {
  Works,     ///< led, wrote, converged
  NoQuorum,  ///< too many disks are gone for good: nothing is promised
  /// The known limit of changes that count when they are applied (etcd's form): whoever led the
  /// change that takes its own vote away was cut off before others heard that it is committed. They
  /// still ask for its vote, which its longer log forbids, and it may not stand itself.
  Stranded,
  Broken,  ///< the trial has a finding
};

Healed heal(Trial& trial);

}  // namespace study
