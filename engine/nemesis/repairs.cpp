#include "engine/nemesis/repairs.h"

#include "engine/cluster/local_clock.h"

namespace nemesis {

namespace {

using Commands = std::vector<cluster::Command>;

void repairLinks(const trace::ClusterView& view, const trace::LinkState& good, Commands& out) {
  bool cut = false;
  bool worse = false;
  for (const trace::ServerView& from : view.servers()) {
    for (const trace::ServerView& to : view.servers()) {
      if (from.id == to.id) continue;
      trace::LinkState link = view.link(from.id, to.id);
      cut = cut || link.cut;
      link.cut = good.cut;
      worse = worse || link != good;
    }
  }
  if (cut) out.emplace_back(cluster::Heal{});
  if (!worse) return;
  out.emplace_back(cluster::SetLink{{},
                                    {},
                                    good.latencyMin,
                                    good.latencyMax,
                                    good.lossPpm,
                                    good.duplicatePpm,
                                    good.reorderPpm,
                                    good.spikePpm,
                                    good.spike});
}

void repairServer(const trace::ServerView& server, const trace::DiskState& good, Instant now,
                  Commands& out) {
  if (server.disk != good && !server.diskLost) {
    out.emplace_back(cluster::SetDisk{server.id, good.writeLatency, good.syncMin, good.syncMax,
                                      good.stalled, good.full});
  }
  if (server.clock.driftPpm != 0) {
    const Duration offset = cluster::toLocal(server.clock, now) - now;
    out.emplace_back(cluster::SetClock{server.id, {0, offset}});
  }
  if (server.status == trace::ServerStatus::Paused) out.emplace_back(cluster::Resume{server.id});
  const bool stopped = server.status == trace::ServerStatus::Down && server.incarnation > 0;
  if (stopped && !server.diskLost) out.emplace_back(cluster::Restart{server.id});
}

}  // namespace

Commands repairsOf(const trace::ClusterView& view, const cluster::Settings& settings, Instant now) {
  Commands out;
  repairLinks(view, settings.links, out);
  for (const trace::ServerView& server : view.servers()) {
    repairServer(server, settings.disks, now, out);
  }
  return out;
}

}  // namespace nemesis
