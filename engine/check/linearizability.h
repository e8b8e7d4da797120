// Is there an order of the operations in which each takes effect at one instant between its call
// and its return, and every client was told the truth? (Herlihy and Wing 1990.)
//
// Keys are independent objects, so each is asked for itself (their locality theorem). One key is
// searched as Wing and Gong do (1993), with Lowe's memory of the configurations that led nowhere
// (2017). What keeps easy histories easy:
//  - of an operation under way only the choices before the next return matter (Lowe's just in
//  time),
//    so a configuration is a return, the operations under way that took effect, and a value;
//  - what reads without writing takes effect as soon as it may;
//  - of equal operations under way the one that returns first goes first;
//  - operations without an answer take effect only where somebody is told of it, and a
//    configuration that used more of them than another is no better than that one;
//  - a value that somebody still has to be told of is not overwritten if nobody can bring it back.
// Values that nobody was told of count as one.
// Of a history that lost its beginning each key is judged from the first write on that settles what
// it holds, whatever was before.
//
// Thread rule: pure functions. The answer, the number of steps included, depends on the history
// alone.
#pragma once

#include <variant>

#include "engine/check/history.h"

namespace check {

enum class Model : std::uint8_t {
  Register,  ///< all operations are on one object, whatever their key
  KeyValue,  ///< each key is an object
};

/// How much is tried before giving up. A step is one configuration: about a microsecond and 50 to
/// 100 bytes of memory.
struct Limit {
  std::uint64_t steps{5'000'000};
};

struct Linearizable {
  /// One order that explains everything: places in history.operations. Reads that were told nothing
  /// and operations that did not happen are not in it.
  std::vector<std::size_t> order;
  std::uint64_t steps{0};
};

struct NotLinearizable {
  std::string key;
  /// The operation at whose return no order was left, in the shortest prefix of the key's history
  /// that has none (or the shortest one found within 3,000,000 steps). A place in
  /// history.operations.
  std::size_t stuck{0};
  /// Operations that suffice for the contradiction, `stuck` among them, by call. Operations still
  /// under way when `stuck` returned are meant as: it may have happened by then. Only what cannot
  /// change the others' answers was left out: what did not write, what wrote a value that nobody
  /// left was told of, what was overwritten before anybody left began.
  std::vector<std::size_t> window;
  /// What the key may have held when `stuck` had to take effect, over all orders of the window;
  /// empty if that does not matter, because nobody wrote what `stuck` was told.
  std::vector<Value> possible;
  std::string reason;  ///< a sentence
  std::uint64_t steps{0};
};

/// The limit was reached before an answer was found.
struct Undecided {
  std::string key;
  std::uint64_t steps{0};
};

using Verdict = std::variant<Linearizable, NotLinearizable, Undecided>;

Verdict linearize(const History& history, Model model, Limit limit = {});

}  // namespace check
