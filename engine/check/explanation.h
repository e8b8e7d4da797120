// Why a key's history has no order: the shortest prefix that has none, less what does not matter.
// Private to the room. Thread rule: pure functions.
#pragma once

#include "engine/check/linearizability.h"
#include "engine/check/question.h"

namespace check {

/// The steps that matter, and what the key may have held when the stuck one had to take effect.
struct Contradiction {
  std::vector<Step> steps;
  std::vector<ValueId> possible;
};

/// What is spent on a shortest prefix and a small window.
inline constexpr std::uint64_t kStepsToExplain = 3'000'000;

/// The step whose return ends the shortest prefix without an order. REQUIRES: the question has
/// none, and the prefix before the return of step `from` has one.
std::uint32_t stuckIn(const Question& question, std::uint32_t from, std::uint64_t& stepsLeft);

/// REQUIRES: the prefix that ends with the return of step `stuck` has no order.
Contradiction contradictionOf(const Question& question, std::uint32_t stuck,
                              std::uint64_t& stepsLeft);

/// All but the key and the number of steps. REQUIRES: as of stuckIn.
NotLinearizable explain(const History& history, Model model, const Question& question,
                        std::uint32_t from);

}  // namespace check
