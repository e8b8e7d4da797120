// `flotilla-cli study elections`: the published experiments on this engine, and what was published.
// Thread rule: one thread calls it; it starts others.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

/// Returns the exit code. Figures go to `out`, progress and what disagrees to `err`.
int studyElections(const StudyRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
