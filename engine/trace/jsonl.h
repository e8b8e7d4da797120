// Events as JSON Lines, for other programs.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "engine/trace/event.h"
#include "engine/trace/view.h"

namespace trace {

/// One object without a line break: id, at_ns, server ("S2", null for none), event, trigger,
/// causes, then the event's own fields. Server ids are "S2" everywhere; bytes that are not UTF-8
/// are written as U+FFFD; a command in a payload is written out, other payloads as text.
std::string jsonOf(const Event& e);

/// The same, and for the event of a server what it is after it, as a validator of traces against a
/// specification needs it: "state" {"term", "vote", "commit"}, "role", "log" (its last index),
/// "configuration", and with a delivery the "message" itself.
std::string jsonWithState(const Event& e, const std::shared_ptr<const raft::Message>& delivered,
                          const ClusterView& after);

/// The events of a branch as such lines, one after the other.
class JsonLines {
 public:
  explicit JsonLines(ClusterView before = {}) : view_(std::move(before)) {}
  /// The next event's line, without its end. REQUIRES: as ClusterView::fold.
  std::string next(const Event& e);

 private:
  ClusterView view_;
};

}  // namespace trace
