#include "engine/trace/causes.h"

#include <algorithm>

namespace trace {

std::vector<EventId> chainTo(const Trace& trace, EventId id, std::size_t most) {
  std::vector<EventId> chain;
  const auto add = [&](EventId next) {
    if (chain.size() >= most || !next) return;
    if (std::find(chain.begin(), chain.end(), next) == chain.end()) chain.push_back(next);
  };
  while (id > trace.droppedThrough() && id <= trace.lastId() && chain.size() < most) {
    const Event& event = trace.at(id);
    add(id);
    for (const EventId cause : event.causes) add(cause);
    // A timer's trigger is what set it; the chain begins at the timer.
    if (std::holds_alternative<TimerFired>(event.body) || event.trigger >= id) break;
    id = event.trigger;
  }
  return chain;
}

}  // namespace trace
