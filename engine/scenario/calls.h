// What clients asked and were told in a run: the events of their operations, or of very many the
// later ones. What is given up makes no verdict wrong: of what came before, the history only says
// that it is not known (check::History::lostThrough).
// Thread rule: a value; one thread at a time.
#pragma once

#include <deque>

#include "engine/check/history.h"
#include "engine/trace/event.h"

namespace scenario {

class Calls {
 public:
  /// All events of the run, of which it keeps those of operations. REQUIRES: ids grow.
  void take(const trace::Event& event);
  /// Gives up the older half, but for the writes in it that may still happen.
  void forgetHalf();
  /// As it was after that event.
  Calls upTo(trace::EventId last) const;

  const std::deque<trace::Event>& events() const { return events_; }
  /// About, in memory.
  std::size_t bytes() const { return bytes_; }
  check::History history() const;

 private:
  void keep(const trace::Event& event);

  std::deque<trace::Event> events_;
  check::Unjudged unjudged_;  ///< by what was given up
  trace::EventId lostThrough_;
  std::size_t bytes_{0};
};

}  // namespace scenario
