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
/// The return that could not be passed, at the furthest, and what the key may have held then.
struct NoOrder {
  std::uint32_t stuck{0};
  std::vector<ValueId> possible;  ///< ascending
};
struct GaveUp {};
using SearchResult = std::variant<Ordered, NoOrder, GaveUp>;

enum class Aim : std::uint8_t {
  Decide,   ///< turns back early; of NoOrder only this is true: before `stuck` there is an order
  Explore,  ///< goes as far as possible, with all values told apart; may take much longer
};

/// Takes the steps it made from `stepsLeft`; gives up when none is left.
SearchResult search(const Question& question, Aim aim, std::uint64_t& stepsLeft);

}  // namespace check
