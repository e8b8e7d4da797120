// Random scripts of every statement, for laws.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/script.h"

namespace scenario {

/// Same seed, same script; one that parse can give.
Script randomScript(std::uint32_t seed);

}  // namespace scenario
