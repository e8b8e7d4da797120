// Conditions in words.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

Condition readCondition(Cursor& in);
std::string textOf(const Condition& condition);

/// True for what occurs at an instant (`election`), and so cannot be expected, only waited for.
bool occurs(const Condition& condition);

}  // namespace scenario
