// `flotilla-cli check`: says of each file whether its history is linearizable, and if not, why.
// Thread rule: one thread.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

inline constexpr int kUndecided = 3;

/// Returns the exit code: bad input counts most, then what is not linearizable, then what is
/// undecided. Verdicts go to `out`, what is wrong with the input to `err`.
int checkFiles(const CheckRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
