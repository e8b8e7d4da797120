// Finds an order of one key's operations, or the return that no order reaches.
// Private to the room; what it does and why it may is said in linearizability.h.
// Thread rule: a pure function.
#pragma once

#include <variant>

#include "engine/check/question.h"

namespace check {

/// Places in the question's steps.
struct Ordered {
  std::vector<std::uint32_t> steps;
};
struct NoOrder {
  std::uint32_t stuck{0};         ///< the step whose return could not be passed, at the furthest
  std::vector<ValueId> possible;  ///< what the key may have held there, ascending
};
struct GaveUp {};
using SearchResult = std::variant<Ordered, NoOrder, GaveUp>;

/// Whether values that no step observes count as one; with Kept, NoOrder tells them apart.
enum class Unseen : std::uint8_t { Merged, Kept };

/// Takes the steps it made from `stepsLeft`; gives up when none is left.
SearchResult search(const Question& question, Unseen unseen, std::uint64_t& stepsLeft);

}  // namespace check
