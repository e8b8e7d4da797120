// Which loads are put on both clusters, in the order of the table.
// Thread rule: plain values.
#pragma once

#include "tests/bench/live/load.h"

namespace bench {

enum class At : std::uint8_t { Leader, Follower, All };

struct Round {
  std::string name;
  std::uint32_t members{3};
  At at{At::Leader};
  Load load;
};

/// Those whose name has `word`; all for "".
std::vector<Round> planned(const std::string& word);

}  // namespace bench
