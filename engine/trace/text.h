// Events as lines for people.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "engine/trace/event.h"

namespace trace {

/// One line without a line break: time in ms, a lane for each of `servers` with the event's server
/// marked, then what happened in the paper's words:
///     "  12.345  .  S2 .  .  .   RequestVote to S3: term 2, last 1/4"
std::string textOf(const Event& e, std::size_t servers);
/// Only what happened, for instance "RequestVote to S3: term 2, last 1/4" (index/term).
std::string wordsOf(const Event& e);

}  // namespace trace
