// The arguments of `flotilla-cli serve`.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"

namespace cli {

/// `arguments` begin with "serve".
Request readServe(const std::vector<std::string>& arguments);
std::string serveHelp();

}  // namespace cli
