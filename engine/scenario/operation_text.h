// Clients' operations in words: `put x 1 via S1 as c2`, `delete x fence lock as c1`, and the
// requests of request_text.h.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

/// nullopt (and nothing read) if the line begins with no operation.
std::optional<Action> readOperation(Cursor& in);
/// What may follow an operation, in any order.
Action withOptions(Cursor& in, kv::Operation operation);
/// The first words, for the sentence about a mistake.
std::string operationWords();

}  // namespace scenario
