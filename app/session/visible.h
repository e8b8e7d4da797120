// What a step forward or back stops at.
// Thread rule: pure.
#pragma once

#include "engine/trace/event.h"

namespace session {

/// False for bookkeeping that nobody sees on the stage; a step goes past it.
inline bool isVisible(const trace::Event& event) {
  return !std::holds_alternative<trace::TimerSet>(event.body) &&
         !std::holds_alternative<trace::Durable>(event.body) &&
         !std::holds_alternative<raft::ProgressChanged>(event.body);
}

}  // namespace session
