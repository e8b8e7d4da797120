// Why did it happen? The way back from an event.
// Thread rule: pure functions.
#pragma once

#include <vector>

#include "engine/trace/trace.h"

namespace trace {

/// From the event back along triggers (a delivery's trigger is the sending) to the act from outside
/// or the timer that began it; each event is followed by its supporting causes. At most `most`
/// events, each once; events that were given up end the chain.
std::vector<EventId> chainTo(const Trace& trace, EventId id, std::size_t most);

}  // namespace trace
