// What clients do beside their operations, in words: `keepalive 7 every 3s as c1`,
// `watch prefix jobs/ from 5 via S3 as c2`, `cancel lock as c2`.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

/// nullopt (and nothing read) if the line begins with none of them.
std::optional<Action> readStream(Cursor& in);
/// The first words, for the sentence about a mistake.
std::string streamWords();

}  // namespace scenario
