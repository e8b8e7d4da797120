// The studies of engine/findings as commands: each measures, or remembers, and writes one sheet.
// Thread rule: one thread calls it; it starts others.
#pragma once

#include <iosfwd>

#include "app/cli/plan_request.h"

namespace cli {

/// Returns the exit code. Figures go to `out`, progress and what is wrong to `err`.
int studyPlan(const PlanRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
