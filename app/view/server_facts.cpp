#include "app/view/server_facts.h"

#include <algorithm>

#include "app/view/faults.h"
#include "app/view/membership.h"
#include "app/view/words.h"

namespace view {
namespace {

class Facts {
 public:
  void add(const char* name, const QString& value) {
    rows_.push_back({rows_.size() + 1, {QString::fromLatin1(name), value}});
  }
  std::vector<RowModel::Row> take() { return std::move(rows_); }

 private:
  std::vector<RowModel::Row> rows_;
};

QString leaseText(const trace::ServerView& server, trace::Instant now) {
  const trace::Duration left = leaseLeft(server, now);
  return left > trace::Duration{0} ? Say::tr("%1 left").arg(spanText(left)) : Say::tr("run out");
}

// Reads that wait for their answer from this server.
std::size_t readsAt(const trace::ClusterView& cluster, trace::ServerId server) {
  const auto& all = cluster.operations();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& o) {
    const bool read = std::holds_alternative<kv::Get>(o.command.operation);
    return read && o.via == server && !o.finished();
  }));
}

// Run time at which the server's own clock shows `local`.
trace::Instant runTimeOf(const trace::ClockState& clock, trace::Instant local) {
  const std::int64_t since = local.time_since_epoch().count() - clock.offset.count();
  const std::int64_t rate = 1'000'000 + clock.driftPpm;
  // Divided first: a day in nanoseconds times a million does not fit.
  const std::int64_t whole = since / rate;
  const std::int64_t rest = since % rate;
  return trace::Instant{trace::Duration{whole * 1'000'000 + rest * 1'000'000 / rate}};
}

}  // namespace

trace::Duration leaseLeft(const trace::ServerView& server, trace::Instant now) {
  if (!server.leads() || server.leaseUntil == trace::Instant{}) return trace::Duration{0};
  return std::max(trace::Duration{0}, runTimeOf(server.clock, server.leaseUntil) - now);
}

Arriving arrivingAt(const trace::ClusterView& cluster, trace::ServerId server) {
  Arriving arriving;
  for (const trace::MessageView& m : cluster.messages()) {
    if (!m.message) continue;
    if (const auto* chunk = std::get_if<raft::SnapshotChunk>(&m.message->body)) {
      if (m.message->to != server) continue;
      if (chunk->lastIncludedIndex < arriving.upTo) continue;
      arriving = {std::max(arriving.received, chunk->offset), chunk->total,
                  chunk->lastIncludedIndex};
    }
  }
  return arriving;
}

std::vector<RowModel::Row> factRows(const trace::ClusterView& cluster,
                                    const trace::ServerView& server, trace::Instant now) {
  Facts facts;
  facts.add("membership", membershipText(membershipOf(cluster, server.id)));
  if (server.running()) facts.add("configuration", configurationText(server.configuration));
  const Arriving arriving = arrivingAt(cluster, server.id);
  if (server.installing) {
    facts.add("snapshot", Say::tr("installs one up to entry %1").arg(server.installing.value));
  } else if (arriving.total > 0) {
    facts.add("snapshot", Say::tr("%1 of %2 have arrived")
                              .arg(bytesText(arriving.received), bytesText(arriving.total)));
  } else if (server.snapshotIndex) {
    facts.add("snapshot", Say::tr("up to entry %1").arg(server.snapshotIndex.value));
  }
  if (server.leads() && server.transferee) facts.add("transferee", nameOf(server.transferee));
  const bool leases = cluster.started().readMode == raft::ReadMode::Lease;
  if (server.leads() && leases) facts.add("lease", leaseText(server, now));
  if (const std::size_t reads = readsAt(cluster, server.id)) {
    facts.add("reads", Say::tr("%1 wait").arg(numberWord(reads)));
  }
  const QString disk = diskText(cluster, server);
  if (!disk.isEmpty()) facts.add("disk", disk);
  const QString clock = clockText(server, now);
  if (!clock.isEmpty()) facts.add("clock", clock);
  return facts.take();
}

}  // namespace view
