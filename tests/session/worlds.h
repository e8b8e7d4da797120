// Both worlds as the program makes them.
// Thread rule: may be called on any thread.
#pragma once

#include "engine/net/live.h"
#include "engine/sim/lab.h"

namespace session {

inline std::unique_ptr<cluster::World> anyWorld(cluster::WorldKind kind,
                                                const cluster::Settings& settings,
                                                std::string& why) {
  if (kind == cluster::WorldKind::Lab) return sim::makeLab(settings);
  return net::makeLive(settings, {}, why);
}

}  // namespace session
