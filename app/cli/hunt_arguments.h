// The arguments of `flotilla-cli hunt`.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"

namespace cli {

/// `arguments` begin with "hunt".
Request readHunt(const std::vector<std::string>& arguments);
std::string huntHelp();

}  // namespace cli
