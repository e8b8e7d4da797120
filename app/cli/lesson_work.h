// `flotilla-cli lesson`: for whoever writes lessons, teaches with them, or practises.
// Thread rule: one thread.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

/// Returns the exit code. Results go to `out`, what is wrong to `err`.
int lessonWork(const LessonRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
