// What may be seen of the run while a question is open: the events up to the question, without
// those that tell how it goes on. The views are shown this in place of the run, so nothing of the
// future can get into any of them.
// Thread rule: GUI thread.
// Law: what is seen depends on the events up to `last` only, and of those not on what is hidden.
#pragma once

#include "engine/trace/tape.h"
#include "engine/trace/trace.h"

namespace flotilla {

class Curtain {
 public:
  struct Plan {
    trace::EventId last;  ///< the run is seen up to it
    bool timers{false};   ///< hidden: who fires when
    bool commits{false};  ///< hidden: what is committed, applied, and what clients were told
    friend bool operator==(const Plan&, const Plan&) = default;
  };

  bool drawn() const { return plan_.has_value(); }
  /// True if anything changed.
  bool draw(const Plan& plan);
  bool lift();
  /// The branch grew, or the playhead moved: `now` is the event that is shown.
  /// REQUIRES: drawn().
  void follow(const trace::Trace& branch, const trace::Tape& tape, trace::EventId now);

  // REQUIRES: drawn().
  const trace::Trace& trace() const { return trace_; }
  const trace::ClusterView& cluster() const { return cluster_; }
  const trace::Tape& tape() const { return tape_; }

 private:
  std::optional<Plan> plan_;
  trace::Trace trace_;
  trace::Tape tape_;
  trace::ClusterView cluster_;
};

}  // namespace flotilla
