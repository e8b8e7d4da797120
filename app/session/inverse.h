// The opposite of a command, for undo in the Live world, where time does not go back.
// Thread rule: pure.
#pragma once

#include <vector>

#include "engine/cluster/command.h"
#include "engine/trace/view.h"

namespace session {

/// What undoes `command`, given the cluster before it. Empty where nothing can: a write stays
/// written.
std::vector<cluster::Command> inverseOf(const cluster::Command& command,
                                        const trace::ClusterView& before);
/// The same of one gesture's commands, the last one first.
std::vector<cluster::Command> inverseOfAll(const std::vector<cluster::Command>& commands,
                                           const trace::ClusterView& before);

}  // namespace session
