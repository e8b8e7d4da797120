// The settings of the nodes that `add-nodes` makes.
// Thread rule: pure functions.
#pragma once

#include "tests/conformance/interaction/node.h"
#include "tests/conformance/scripts/script.h"

namespace conformance {

/// The arguments mean nothing.
struct BadSetting {
  std::string why;
};
/// No node can be made with them; a script may expect the sentence.
struct RefusedSetting {
  std::string why;
};

/// The settings, without an id.
std::variant<NodeSettings, BadSetting, RefusedSetting> settingsOf(
    const std::vector<Argument>& arguments);

}  // namespace conformance
