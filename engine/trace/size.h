// How much memory an event or a checkpoint takes, about.
// Thread rule: pure.
#pragma once

#include "engine/trace/event.h"
#include "engine/trace/view.h"

namespace trace {

/// In bytes: the event, its causes, entries and message; payloads count where they are appended.
std::size_t sizeOf(const Event& e);
/// Without logs and messages: these are shared with the events.
std::size_t sizeOf(const ClusterView& view);

}  // namespace trace
