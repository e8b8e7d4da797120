// Plays a script against our own core and compares.
// Thread rule: pure functions.
#pragma once

#include "tests/conformance/interaction/levels.h"

namespace conformance {

/// The first line that differs; empty: there is none on that side.
struct Difference {
  std::size_t line{0};  ///< in the file, from 1
  std::string command;
  std::string expected;
  std::string got;
};

/// Malformed: a command that cannot be carried out as it is written, and whose failure the script
/// does not expect.
using Result = std::variant<std::optional<Difference>, Malformed>;

Result play(const Script& script, Level level);
/// Also of a file that cannot be read.
Result playFile(const std::filesystem::path& file, Level level);
std::string text(const Difference& difference);

}  // namespace conformance
