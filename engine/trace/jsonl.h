// Events as JSON Lines, for other programs.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "engine/trace/event.h"

namespace trace {

/// One object without a line break: id, at_ns, server ("S2", null for none), event, trigger,
/// causes, then the event's own fields. Server ids are "S2" everywhere; bytes that are not UTF-8
/// are written as U+FFFD; a command in a payload is written out, other payloads as text.
std::string jsonOf(const Event& e);

}  // namespace trace
