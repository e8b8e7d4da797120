// What makes a cluster as it was: cuts, links, disks, clocks and processes.
// Thread rule: pure.
#pragma once

#include "engine/nemesis/patient.h"

namespace nemesis {

/// In this order; nothing for what is as it was. A disk that is lost stays lost, and a clock that
/// was set wrong runs right from now on: it jumps to nowhere.
std::vector<cluster::Command> repairsOf(const trace::ClusterView& view,
                                        const cluster::Settings& settings, Instant now);

}  // namespace nemesis
