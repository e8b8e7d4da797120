#include "engine/cluster/link.h"

#include <algorithm>

#include "engine/cluster/chance.h"

namespace cluster {

Fate drawFate(std::uint64_t seed, raft::ServerId from, raft::ServerId to, const Link& link,
              raft::Instant leaves) {
  const trace::LinkState& state = link.state;
  const auto draw = [&](Purpose p) { return Draw{p, from.value, to.value, link.sent}; };
  const auto chance = [&](Purpose p, std::uint32_t ppm) { return drawChance(seed, draw(p), ppm); };
  const auto flight = [&](Purpose p) {
    return drawBetween(seed, draw(p), state.latencyMin, state.latencyMax);
  };
  Fate fate{.deliverAt = leaves + flight(Purpose::Latency),
            .lost = chance(Purpose::Loss, state.lossPpm),
            .again = {}};
  if (chance(Purpose::Spike, state.spikePpm)) fate.deliverAt += state.spike;
  const bool overtakes = chance(Purpose::Reorder, state.reorderPpm);
  if (!overtakes) fate.deliverAt = std::max(fate.deliverAt, link.lastArrival);
  if (!fate.lost && chance(Purpose::Duplicate, state.duplicatePpm)) {
    fate.again = std::max(fate.deliverAt, leaves + flight(Purpose::DuplicateLatency));
  }
  return fate;
}

}  // namespace cluster
