// The arguments of `flotilla-cli study`.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"

namespace cli {

/// `arguments` begin with "study".
Request readStudy(const std::vector<std::string>& arguments);
std::string studyHelp();

}  // namespace cli
