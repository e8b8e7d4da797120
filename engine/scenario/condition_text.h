// Conditions in words.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

Condition readCondition(Cursor& in);
std::string textOf(const Condition& condition);

}  // namespace scenario
