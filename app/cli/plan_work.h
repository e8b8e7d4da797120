// The studies of engine/findings as commands: each measures, or remembers, and writes one sheet.
// Thread rule: one thread calls it; it starts others.
#pragma once

#include <iosfwd>

#include "app/cli/plan_request.h"

namespace cli {

/// What a question's answer is, and how it came about.
struct Answered {
  findings::Sheet sheet;
  bool known{false};  ///< from the cache
  bool whole{true};
};
/// From the cache, or measured: progress goes to `err`, Ctrl+C ends it with what there is.
Answered answerTo(const findings::Question& question, const PlanCommon& common, std::ostream& err);

/// Returns the exit code. Figures go to `out`, progress and what is wrong to `err`.
int studyPlan(const PlanRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
