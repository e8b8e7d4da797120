// `flotilla-cli snapshot`: a store as a file, from a running cluster and into a new one.
// Thread rule: one thread.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

/// Returns the exit code. What was done goes to `out`, what is wrong to `err`.
int snapshotWork(const SnapshotRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
