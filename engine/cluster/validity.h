// Which settings and commands make sense, and the sentence that refuses the others. Both worlds ask
// here, so they refuse the same things with the same words.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "engine/cluster/command.h"
#include "engine/trace/view.h"

namespace cluster {

/// No time in a setting or a command is above this.
inline constexpr Duration kTimeMost{std::chrono::hours(1)};

/// Empty if a cluster can be built like this, else why not. A heartbeat slower than the elections
/// is allowed: one may want to see what it does.
std::string check(const Settings& settings);
/// Empty if the command makes sense in a cluster that stands like this, else why not. What only the
/// clients know (who waits) is Clients::check's.
std::string check(const Command& command, const Settings& settings, const trace::ClusterView& view);

}  // namespace cluster
