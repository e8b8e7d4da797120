// The clients' history as a run's events tell it.
// Thread rule: a value; one thread at a time.
#pragma once

#include <map>

#include "engine/check/history.h"
#include "engine/trace/event.h"

namespace check {

/// Takes events one by one. Calls and returns are placed by event id. An operation whose end was
/// not seen, or ended as Unknown, has not returned. A compare-and-set that was answered but not
/// done is a Mismatch.
class HistoryOfTrace {
 public:
  HistoryOfTrace() = default;
  /// The history lost what was before, which made keys unjudged.
  HistoryOfTrace(Unjudged unjudged, trace::EventId lostThrough) {
    history_.unjudged = std::move(unjudged);
    history_.lostThrough = lostThrough.value;
  }
  /// REQUIRES: ids grow. Events other than those of operations are free.
  void observe(const trace::Event& event);
  const History& history() const { return history_; }

 private:
  History history_{{}, Places::Times};
  std::map<trace::OperationId, std::size_t> open_;  ///< places in the history
};

History historyOf(const std::vector<trace::Event>& events);

}  // namespace check
