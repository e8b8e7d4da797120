// What a hunt found, as a scenario that the window can play: brisk at first, slow before the end.
// Thread rule: pure functions and plain values.
#pragma once

#include <string>

#include "engine/study/shrink.h"

namespace studies {

/// A violation, and the shortest scenario that shows it.
struct Caught {
  raft::Rule rule{};
  std::string name;      ///< of what was broken: "Leader Completeness", ...
  std::string sentence;  ///< what contradicts it
  raft::Instant at{};    ///< in the scenario
  std::uint64_t seed{0};
  std::uint64_t seeds{0};  ///< tried until then
  std::size_t actsBefore{0};
  std::size_t acts{0};
  std::uint32_t servers{0};
  std::uint64_t plays{0};
  std::string text;  ///< the scenario
};

/// Shrinks what was found. REQUIRES: it has a finding, and a broken rule. Without a name: played
/// again it does not show.
Caught caughtFrom(const study::Hunted& hunted, const std::stop_token& stop);

}  // namespace studies
