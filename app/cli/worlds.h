// Where the command line gets its worlds from: the one place that knows sim and net.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "engine/cluster/world.h"
#include "engine/net/live.h"

namespace cli {

/// A world, or a sentence that says why there is none.
using NewWorld = std::variant<std::unique_ptr<cluster::World>, std::string>;

/// `live` says where a Live cluster keeps its logs and listens; the Lab has no such place.
NewWorld makeWorld(cluster::WorldKind kind, const cluster::Settings& settings,
                   const net::LiveOptions& live = {});

}  // namespace cli
