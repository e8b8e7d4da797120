// The settings of the nodes that `add-nodes` makes.
// Thread rule: pure functions.
#pragma once

#include "tests/conformance/interaction/node.h"
#include "tests/conformance/scripts/script.h"

namespace conformance {

/// The settings (without an id), or what is wrong with the arguments.
std::variant<NodeSettings, std::string> settingsOf(const std::vector<Argument>& arguments);

}  // namespace conformance
