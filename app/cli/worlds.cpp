#include "app/cli/worlds.h"

#include "engine/sim/lab.h"

namespace cli {

NewWorld makeWorld(cluster::WorldKind kind, const cluster::Settings& settings) {
  switch (kind) {
    case cluster::WorldKind::Lab:
      return sim::makeLab(settings);
    case cluster::WorldKind::Live:
      return "The live world is not part of this build.";
  }
  return "There is no such world.";
}

}  // namespace cli
