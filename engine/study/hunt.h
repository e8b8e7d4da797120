// One seed of the hunt: trouble, then healing, under all checks. The same seed and wishes give the
// same run.
// Thread rule: pure functions and plain values; seeds may be hunted on many threads.
#pragma once

#include "engine/study/healing.h"
#include "engine/study/profile.h"

namespace study {

/// A run as it can be played again: what was done when, and when healing began.
struct Plan {
  cluster::Settings settings;
  Acts acts;
  /// Healing begins here (or when the acts are over, if later); kNever: the run ends at `until`.
  Instant healFrom{raft::kNever};
  Instant until{};
};

struct Hunted {
  std::uint64_t seed{0};
  std::string_view profile;
  PerFault<std::uint32_t> faults{};
  std::uint64_t operations{0};
  std::uint64_t answered{0};
  std::uint64_t events{0};
  Duration time{0};  ///< virtual
  Healed healed{Healed::Works};
  bool undecided{false};
  std::optional<Finding> finding;
  Plan plan;  ///< with a finding: what leads to it
};

Hunted hunt(std::uint64_t seed, const Wishes& wishes);

/// A plan played again.
struct Played {
  std::optional<Finding> finding;
  Acts acts;                   ///< what made sense, healing included
  std::size_t healingFrom{0};  ///< the place of healing's first act in it
};
Played play(const Plan& plan);

/// The finding is of the healed phase: it needs healing to show.
inline bool ofProgress(const Finding& finding) { return finding.name == "Progress"; }

}  // namespace study
