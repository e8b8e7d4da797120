// The arguments of `flotilla-cli snapshot`.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"

namespace cli {

/// `arguments` begin with "snapshot".
Request readSnapshot(const std::vector<std::string>& arguments);
std::string snapshotHelp();

}  // namespace cli
