// `flotilla-cli hunt`: seeds on all cores, what they did as they go, a table at the end, and of the
// first finding the line that repeats it and a small scenario.
// Thread rule: one thread calls it; it starts others.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

/// Returns the exit code. The table goes to `out`, progress and findings to `err`.
int huntSeeds(const HuntRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
