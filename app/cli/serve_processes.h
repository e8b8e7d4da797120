// `flotilla-cli serve --process-per-member`: a process for each member, so that one can be killed
// by itself. The parent starts them, tells what they tell, and ends them.
// Thread rule: one thread.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

/// Returns the exit code. Addresses, process ids, deaths and "ready" go to `out`, what is wrong to
/// `err`. REQUIRES: there is one thread, and a data directory.
int serveProcesses(const ServeRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
