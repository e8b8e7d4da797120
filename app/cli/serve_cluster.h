// `flotilla-cli serve`: a Live cluster with etcd's API in front of every member, until a signal.
// Thread rule: one thread steps the cluster; the API has threads of its own.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

/// Returns the exit code. Addresses and "ready" go to `out`, what is wrong to `err`.
int serveCluster(const ServeRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
