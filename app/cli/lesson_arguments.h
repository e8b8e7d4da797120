// The arguments of `flotilla-cli lesson`.
// Thread rule: pure functions.
#pragma once

#include "app/cli/arguments.h"

namespace cli {

/// `arguments` begin with "lesson".
Request readLesson(const std::vector<std::string>& arguments);
std::string lessonHelp();

}  // namespace cli
