// From where a branch needs its events anew, when those at its fork were given up.
// Thread rule: pure.
#pragma once

#include <optional>

#include "engine/trace/trace.h"

namespace session {

/// So many events before the fork come back with it.
inline constexpr std::uint64_t kRecalledEvents = 65'536;

/// nullopt: the events up to `at` that `past` has lost are none that the branch needs.
inline std::optional<trace::EventId> restartOf(const trace::Trace& past, trace::Instant at) {
  const trace::EventId last = past.lastAtOrBefore(at);
  if (last >= past.droppedThrough()) return std::nullopt;
  const std::uint64_t back = std::min(last.value, kRecalledEvents);
  return past.restartAt(trace::EventId{last.value - back});
}

}  // namespace session
