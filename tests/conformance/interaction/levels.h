// How closely a script's output is compared.
// Thread rule: pure functions.
#pragma once

#include "tests/conformance/scripts/script.h"

namespace conformance {

enum class Level : std::uint8_t {
  Messages = 1,  ///< delivered messages, the nodes' states and logs
  Outputs = 2,   ///< also hard state, commit, and what goes out together
  Everything = 3
};

/// A line of an output, and its place among the output's lines.
struct Line {
  std::string text;
  std::size_t place{0};
};

/// What of the output of a command counts at a level. The log's own lines never do.
std::vector<Line> counted(const Command& command, const std::vector<std::string>& output,
                          Level level);

}  // namespace conformance
