#include "app/cli/worlds.h"

#include "engine/sim/lab.h"

namespace cli {

namespace {

NewWorld makeLive(const cluster::Settings& settings, const net::LiveOptions& options) {
  std::string why;
  std::unique_ptr<cluster::World> world = net::makeLive(settings, options, why);
  if (world == nullptr) return why;
  return world;
}

}  // namespace

NewWorld makeWorld(cluster::WorldKind kind, const cluster::Settings& settings,
                   const net::LiveOptions& live) {
  switch (kind) {
    case cluster::WorldKind::Lab:
      return sim::makeLab(settings);
    case cluster::WorldKind::Live:
      return makeLive(settings, live);
  }
  return "There is no such world.";
}

}  // namespace cli
