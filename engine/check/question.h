// One key's history as numbers: what each operation needs the key to hold, and what it writes.
// Private to the room. Thread rule: plain values, pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/history.h"

namespace check {

/// A value as a number; kNone is "no such key", where every history begins.
using ValueId = std::int32_t;
inline constexpr ValueId kNone = 0;
inline constexpr ValueId kAny = -1;      ///< as need: whatever it holds
inline constexpr ValueId kNothing = -2;  ///< as forbid: no value; as write: the value stays
inline constexpr ValueId kNever = -3;    ///< as need: no value at all will do

/// A rank that stands for "never".
inline constexpr std::uint32_t kNoRank = std::numeric_limits<std::uint32_t>::max();

struct Step {
  ValueId need{kAny};
  ValueId forbid{kNothing};
  ValueId write{kNothing};
  /// Places in the order of all calls and returns of the key, without ties: among equal places the
  /// calls come first, so that they are concurrent.
  std::uint32_t call{0};
  std::uint32_t returned{kNoRank};  ///< kNoRank: it may happen, but need not
  std::uint32_t operation{0};       ///< its place in the history

  bool optional() const { return returned == kNoRank; }
  bool enabled(ValueId value) const { return (need == kAny || need == value) && value != forbid; }
  bool observes() const { return need != kAny || forbid != kNothing; }
  /// It can change the value.
  bool writes() const { return write != kNothing && write != need; }
  ValueId after(ValueId value) const { return write == kNothing ? value : write; }
};

/// Optional steps that cannot write are not in it: they say nothing.
struct Question {
  std::vector<Step> steps;  ///< by call
  std::vector<Value> values{Value()};
};

/// Of the operations at these places, which are all on one key.
Question questionOf(const History& history, const std::vector<std::uint32_t>& operations);

}  // namespace check
