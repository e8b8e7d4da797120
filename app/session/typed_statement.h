// A line of the scenario language that somebody typed to be done now.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/cluster/command.h"
#include "engine/trace/view.h"

namespace session {

/// What the line does to the cluster as it is, or why it does nothing: a sentence. "" if it is no
/// statement, or one that does nothing to a cluster (`run`, `expect`).
std::variant<std::vector<cluster::Command>, std::string> typedStatement(
    const std::string& line, const trace::ClusterView& view, const cluster::Settings& settings);

}  // namespace session
