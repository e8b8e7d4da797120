// How much memory an event takes, about.
// Thread rule: pure.
#pragma once

#include "engine/trace/event.h"

namespace trace {

/// In bytes: the event, its causes, entries and message; payloads count where they are appended.
std::size_t sizeOf(const Event& e);

}  // namespace trace
