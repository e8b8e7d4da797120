// Makes a plan that shows a finding as small as it can: fewer acts (delta debugging: Zeller and
// Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 2002), plainer
// settings, fewer servers, rounder and earlier times.
//
// Thread rule: pure functions.
// Law: the plan it returns shows a finding of the same kind and name; `played` has none only if the
// given plan does not show one.
#pragma once

#include <stop_token>

#include "engine/study/hunt.h"

namespace study {

struct Shrunk {
  Plan plan;
  Played played;           ///< the plan played
  std::uint64_t plays{0};  ///< how often a plan was tried
};

/// Tries this often at most; then what was reached is returned.
inline constexpr std::uint64_t kPlaysMost = 4'000;

/// Stops early when asked to.
Shrunk shrink(const Plan& plan, const Finding& finding, const std::stop_token& stop);

}  // namespace study
