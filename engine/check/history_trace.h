// The clients' history as a run's events tell it, whole or without its older part.
// Thread rule: a value; one thread at a time.
#pragma once

#include <map>

#include "engine/check/history.h"
#include "engine/trace/event.h"

namespace check {

/// Its client was told so, by this event. Unknown: it has not returned.
void answer(Operation& operation, trace::EventId by, raft::Instant at, trace::Outcome outcome,
            const kv::Result& result);

/// Takes events one by one. Calls and returns are placed by event id. An operation whose end was
/// not seen, or ended as Unknown, has not returned. A compare-and-set that was answered but not
/// done is a Mismatch. What a cluster held that goes on from the data of an earlier run is lost.
class HistoryOfTrace {
 public:
  /// REQUIRES: ids grow. Events other than those of operations and starts are free.
  void observe(const trace::Event& event);
  /// Gives up the older half, but for the writes in it that may still happen. It makes no verdict
  /// wrong: of what came before, the history only says that it is not known (lostThrough).
  void forgetHalf();
  /// As it was after that event.
  HistoryOfTrace upTo(trace::EventId last) const;
  const History& history() const { return history_; }
  /// About, in memory.
  std::size_t bytes() const { return bytes_; }

 private:
  void start(const trace::Event& event, const trace::OperationStarted& started);
  void finish(const trace::Event& event, const trace::OperationFinished& finished);
  void keep(trace::OperationId id, Operation operation);

  History history_{{}, Places::Times};
  std::vector<trace::OperationId> ids_;             ///< of the history's operations
  std::map<trace::OperationId, std::size_t> open_;  ///< places in the history
  Unjudged lost_;                                   ///< by what was given up
  std::size_t bytes_{0};
};

History historyOf(const std::vector<trace::Event>& events);

}  // namespace check
