// Scenario files, played to their end.
// Thread rule: pure but for the files.
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/script.h"

namespace simulation {

/// The paths of the scenarios in tests/scenarios/<folder>, sorted.
std::vector<std::string> scenariosIn(const std::string& folder);
/// Fails the test and gives an empty script if the file is none.
scenario::Script read(const std::string& path);

struct Outcome {
  /// Names of the guarantees that were broken.
  std::vector<std::string> violated;
  /// The statements of expectations and waits that did not hold.
  std::vector<std::string> unmet;
};
Outcome played(const scenario::Script& script);

}  // namespace simulation
