// The arguments of `flotilla-cli check`.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"

namespace cli {

/// `arguments` begin with "check".
Request readCheck(const std::vector<std::string>& arguments);
std::string checkHelp();

}  // namespace cli
