// Operations in words, for explanations.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "engine/check/linearizability.h"

namespace check {

/// What the client did and was told: "client 3 read x = 4"; of a register "process 3 read 4".
std::string wordsOf(const Operation& operation, Model model, Places places);
/// When: "lines 12 to 15", "12 to 15", "1.2 s to 1.3 s"; without an answer "from line 12 on".
std::string spanOf(const Operation& operation, Places places);
/// "4", or "nothing".
std::string wordsOf(const Value& value);

}  // namespace check
