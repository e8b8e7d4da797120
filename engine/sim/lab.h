// The Lab: a whole cluster in virtual time, behind the interface every world has.
// Thread rule: one thread at a time.
// Law: same build, same settings, same commands at the same times, same events.
#pragma once

#include <memory>

#include "engine/cluster/world.h"

namespace sim {

/// A running cluster at time 0. REQUIRES: 1 <= settings.servers <= cluster::kServersMost.
std::unique_ptr<cluster::World> makeLab(const cluster::Settings& settings);

}  // namespace sim
