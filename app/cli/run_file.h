// `flotilla-cli run`: plays a file, writes its events, says what did not hold.
// Thread rule: one thread.
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace cli {

inline constexpr int kAllHeld = 0;
inline constexpr int kNotHeld = 1;
inline constexpr int kBadInput = 2;

/// Returns the exit code. Events go to `out`, sentences to `err`.
int runFile(const RunRequest& request, std::ostream& out, std::ostream& err);

}  // namespace cli
