// A Live world whose members answer etcd's clients on loopback. Part of the composition root: the
// session knows only worlds, and this one works off what came from outside between its steps.
// Thread rule: the factory is made on the GUI thread; the worlds belong to the engine's.
#pragma once

#include "app/session/engine.h"
#include "app/share/endpoints.h"

namespace flotilla {

/// Serves each Live world of `factory` as long as it lives, and tells `endpoints` where; they must
/// outlive it. The first member's port, the next has the next one; 0: any that are free. A port
/// that cannot be had is told to them too, and the world goes on without clients from outside.
session::WorldFactory serving(session::WorldFactory factory, share::Endpoints& endpoints,
                              std::uint16_t firstPort = 0);

}  // namespace flotilla
