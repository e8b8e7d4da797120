// A plan as a scenario that shows its finding: `flotilla-cli run` says that it does not hold.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/script.h"
#include "engine/study/hunt.h"

namespace study {

/// REQUIRES: playing the plan gives `played`, which has a finding.
scenario::Script storyOf(const Plan& plan, const Played& played);

}  // namespace study
