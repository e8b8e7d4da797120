#include "app/view/faults.h"

#include <algorithm>

#include "app/view/words.h"

namespace view {
namespace {

// Divided first: a day in nanoseconds times a million does not fit.
trace::Duration drifted(std::int32_t ppm, trace::Instant now) {
  constexpr std::int64_t kMillion = 1'000'000;
  const std::int64_t t = now.time_since_epoch().count();
  return trace::Duration{t / kMillion * ppm + t % kMillion * ppm / kMillion};
}

}  // namespace

bool otherPace(const trace::ClusterView& cluster, const trace::ServerView& server) {
  const trace::DiskState& start = cluster.started().disks;
  const trace::DiskState& disk = server.disk;
  return disk.writeLatency != start.writeLatency || disk.syncMin != start.syncMin ||
         disk.syncMax != start.syncMax;
}

trace::Duration clockError(const trace::ServerView& server, trace::Instant now) {
  return drifted(server.clock.driftPpm, now) + server.clock.offset;
}

QString diskText(const trace::ClusterView& cluster, const trace::ServerView& server) {
  if (server.diskLost) return Say::tr("lost");
  const trace::DiskState& start = cluster.started().disks;
  QStringList words;
  if (server.disk.full) words << Say::tr("full");
  if (server.disk.stalled) words << Say::tr("stalled");
  if (server.disk.syncMin != start.syncMin || server.disk.syncMax != start.syncMax) {
    words << Say::tr("fsync %1").arg(rangeText(server.disk.syncMin, server.disk.syncMax));
  }
  if (server.disk.writeLatency != start.writeLatency) {
    words << Say::tr("writes %1").arg(spanText(server.disk.writeLatency));
  }
  return words.join(QStringLiteral(", "));
}

QString clockText(const trace::ServerView& server, trace::Instant now) {
  if (server.clock == trace::ClockState{}) return {};
  const trace::Duration error = clockError(server, now);
  QStringList words;
  if (error > trace::Duration{0}) words << Say::tr("%1 ahead").arg(spanText(error));
  if (error < trace::Duration{0}) words << Say::tr("%1 behind").arg(spanText(-error));
  if (server.clock.driftPpm != 0) {
    words << Say::tr("drifts by %1 ppm").arg(server.clock.driftPpm);
  }
  return words.join(QStringLiteral(", "));
}

QString serverFaults(const trace::ClusterView& cluster, const trace::ServerView& server,
                     trace::Instant now) {
  QStringList words;
  const QString disk = diskText(cluster, server);
  if (!disk.isEmpty()) words << Say::tr("disk %1").arg(disk);
  const QString clock = clockText(server, now);
  if (!clock.isEmpty()) words << Say::tr("clock %1").arg(clock);
  return words.join(QStringLiteral(", "));
}

QString linkFaults(const trace::LinkState& link, const trace::LinkState& start) {
  QStringList words;
  if (link.lossPpm != start.lossPpm) words << Say::tr("loss %1").arg(percentText(link.lossPpm));
  if (link.latencyMin != start.latencyMin || link.latencyMax != start.latencyMax) {
    words << rangeText(link.latencyMin, link.latencyMax);
  }
  if (link.duplicatePpm != start.duplicatePpm) {
    words << Say::tr("twice %1").arg(percentText(link.duplicatePpm));
  }
  if (link.reorderPpm != start.reorderPpm) {
    words << Say::tr("overtake %1").arg(percentText(link.reorderPpm));
  }
  if (link.spikePpm != start.spikePpm || (link.spikePpm > 0 && link.spike != start.spike)) {
    words << Say::tr("spikes %1 of %2").arg(percentText(link.spikePpm), spanText(link.spike));
  }
  return words.join(QStringLiteral(", "));
}

bool linksAlike(const trace::ClusterView& cluster) {
  const auto& servers = cluster.servers();
  if (servers.size() < 3) return false;
  trace::LinkState first = cluster.link(servers[0].id, servers[1].id);
  first.cut = false;
  return std::all_of(servers.begin(), servers.end(), [&](const trace::ServerView& from) {
    return std::all_of(servers.begin(), servers.end(), [&](const trace::ServerView& to) {
      if (from.id == to.id) return true;
      trace::LinkState link = cluster.link(from.id, to.id);
      link.cut = false;
      return link == first;
    });
  });
}

}  // namespace view
