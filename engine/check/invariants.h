// The guarantees of Raft (Figure 3) and a few of our own, checked after every event. Each is one
// English line and one check. Pure: it sees events only.
// Thread rule: a value; one thread at a time.
#pragma once

#include <optional>

#include "engine/trace/event.h"
#include "engine/trace/view.h"

namespace check {

class Invariants {
 public:
  /// The next event and the view after it. Returns the first guarantee it breaks, once each.
  std::optional<trace::Violated> observe(const trace::Event& event, const trace::ClusterView& after);

 private:
  // (belongs to whoever writes check)
};

}  // namespace check
