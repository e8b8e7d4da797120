// What is held back while a question is open. A question is answered from what its step says to
// look at; whatever else could tell how the run goes on is covered until the answer is given.
// Thread rule: pure functions.
#pragma once

#include "engine/lesson/lesson.h"

namespace lesson {

/// Held back by every question whose step does not say to look at it: what draws conclusions
/// (lens, narration, why), what shows the whole state or the run to come, and the timers, which
/// show who fires first.
const std::vector<std::string>& heldByDefault();

/// Views and servers that a step's open question holds back: what `hide` names, then the default
/// without what `look` names. What both name is held back.
std::vector<std::string> heldWhileAsked(const Step& step);

}  // namespace lesson
