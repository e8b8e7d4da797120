// The cluster line of a scenario: how many servers, and their settings.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

/// What follows the word `cluster`.
cluster::Settings readSettings(Cursor& in);
/// Every setting, so that a scenario does not depend on defaults.
std::string textOf(const cluster::Settings& settings);

}  // namespace scenario
