// Writes a scenario as text, one statement a line.
// Thread rule: pure functions.
// Law: parse(print(s)) == s, for every s that parse can give.
#pragma once

#include "engine/scenario/script.h"

namespace scenario {

std::string print(const Script& script);
/// Without the end of line.
std::string print(const Statement& statement);
std::string print(const Condition& condition);

}  // namespace scenario
