// Ways to make a plan smaller or plainer. Private to shrink.cpp.
// Thread rule: pure functions.
#pragma once

#include <optional>
#include <vector>

#include "engine/study/hunt.h"

namespace study {

/// The last server (a spare, if there are any) never was: nobody does anything to it. nullopt: no
/// server can go.
std::optional<Plan> withoutLastServer(const Plan& plan);

/// Act `first` and all after it come `gap` earlier, healing and the end too.
Plan shifted(const Plan& plan, std::size_t first, Duration gap);

using Change = void (*)(cluster::Settings& settings);
/// Each sets one thing to what it is by default.
const std::vector<Change>& plainerSettings();

}  // namespace study
