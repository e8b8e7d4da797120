// Which servers can talk with which: groups that no cut divides, and links at a glance.
// Thread rule: pure.
#pragma once

#include <vector>

#include "engine/trace/view.h"

namespace view {

using Group = std::vector<trace::ServerId>;

/// Both directions are open.
bool connected(const trace::ClusterView& cluster, trace::ServerId a, trace::ServerId b);
/// All servers, divided where not a single direction leads across; by lowest id.
std::vector<Group> groupsOf(const trace::ClusterView& cluster);
bool anyCut(const trace::ClusterView& cluster);

}  // namespace view
