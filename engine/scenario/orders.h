// From a statement's command to the world's commands: who leads now, who the rest is.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/script.h"
#include "engine/trace/view.h"

namespace scenario {

/// What to execute, in order; or a sentence that says why it makes no sense now.
using Orders = std::variant<std::vector<cluster::Command>, std::string>;

/// REQUIRES: the action is a command (not run, expect, note, speed, timeout): others give no
/// orders.
Orders ordersFor(const Action& action, const trace::ClusterView& view,
                 const cluster::Settings& settings);

/// The statement that does this command.
Action actionFor(const cluster::Command& command);

}  // namespace scenario
