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

/// REQUIRES: search() found no order of the question's steps, and `stuck` in it.
Contradiction contradictionOf(const Question& question, std::uint32_t stuck);

/// All but the key and the number of steps. REQUIRES: as above.
NotLinearizable explain(const History& history, Model model, const Question& question,
                        std::uint32_t stuck);

}  // namespace check
