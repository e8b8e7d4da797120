#include "app/view/lease_rows.h"

#include <algorithm>
#include <map>

#include "app/view/words.h"
#include "app/view/words_leases.h"
#include "engine/kv/key_range.h"

namespace view {
namespace {

/// Events that are looked through for what watchers were told.
constexpr std::uint64_t kLookedBack = 4'096;
/// What a watcher was told last: so many tellings.
constexpr std::size_t kLastTold = 3;

using Attached = std::map<std::pair<std::size_t, kv::LeaseId>, QStringList>;

/// Keys by the server's place and the lease that they go with.
Attached attachedKeys(const std::vector<DataRow>& held) {
  Attached attached;
  for (const DataRow& row : held) {
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      const auto& value = row.cells[k].value;
      if (value && value->lease != 0) {
        attached[{k, value->lease}] << dataText(row.key);
      }
    }
  }
  return attached;
}

/// How much of its time has passed on the server's own clock.
raft::Duration passed(const trace::ClockState& clock, raft::Duration run) {
  constexpr std::int64_t kMillion = 1'000'000;
  const std::int64_t all = run.count();
  return run + raft::Duration(all / kMillion * clock.driftPpm +
                              all % kMillion * clock.driftPpm / kMillion);
}

raft::Duration leftOf(const trace::LeaseView& lease, const trace::ServerView& leader,
                      trace::Instant now) {
  // A server that stands still counts on when it goes on: its clock never stopped.
  const raft::Duration gone = passed(leader.clock, now - lease.since);
  return std::max(raft::Duration::zero(), lease.ttl + lease.grace - gone);
}

QString keeperOf(const trace::ClusterView& cluster, const trace::LeaseView& lease) {
  for (const trace::KeeperView& keeper : cluster.keepers()) {
    if (keeper.lease != lease.lease) continue;
    return Say::tr("kept alive by %1 every %2")
        .arg(clientText(keeper.client), secondsText(keeper.every));
  }
  if (lease.client == 0) return {};
  return Say::tr("granted to %1").arg(clientText(lease.client));
}

QString toldText(const trace::WatchTold& told) {
  const QString key = dataText(told.key);
  const QString first = QString::number(told.first);
  if (told.changes == 1) return Say::tr("%1, revision %2").arg(key, first);
  return Say::tr("%1 and %2 more, revisions %3 to %4")
      .arg(key, QString::number(told.changes - 1), first, QString::number(told.through));
}

using LastTold = std::map<std::pair<trace::ServerId, kv::WatchId>, QStringList>;

LastTold lastTold(const trace::Trace& trace, const trace::ClusterView& cluster) {
  LastTold told;
  std::size_t missing = cluster.watches().size() * kLastTold;
  const std::uint64_t newest = cluster.lastEvent().value;
  const std::uint64_t known = trace.droppedThrough().value;
  const std::uint64_t oldest = std::max(known, newest - std::min(newest, kLookedBack));
  for (std::uint64_t id = newest; id > oldest && missing > 0; --id) {
    const trace::Event& event = trace.at(trace::EventId{id});
    const auto* one = std::get_if<trace::WatchTold>(&event.body);
    if (one == nullptr) continue;
    QStringList& list = told[{event.server, one->watch}];
    if (list.size() >= static_cast<qsizetype>(kLastTold)) continue;
    list << toldText(*one);
    --missing;
  }
  return told;
}

QString cancellingOf(const trace::WatchView& watch) {
  const kv::KeyRange range{watch.key, watch.end};
  // The act's line is text.
  if (QString::fromStdString(watch.key).toStdString() != watch.key) return {};
  if (range.isOne()) return QStringLiteral("cancel");
  const bool alike = range == kv::KeyRange::prefix(watch.key);
  return alike ? QStringLiteral("cancel-prefix") : QString();
}

}  // namespace

std::vector<LeaseRow> leaseRows(const trace::ClusterView& cluster, const std::vector<DataRow>& held,
                                trace::Instant now) {
  const Attached attached = attachedKeys(held);
  const trace::ServerId leader = cluster.leader();
  std::vector<LeaseRow> rows;
  for (const trace::ServerView& server : cluster.servers()) {
    if (!server.running()) continue;
    for (const trace::LeaseView& lease : server.leases) {
      LeaseRow row{server.id, lease.lease, lease.ttl, std::nullopt, keeperOf(cluster, lease), {}};
      if (server.id == leader) row.left = leftOf(lease, server, now);
      const auto keys = attached.find({server.id.value - 1, lease.lease});
      if (keys != attached.end()) row.keys = keys->second;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::vector<WatchRow> watchRows(const trace::Trace& trace, const trace::ClusterView& cluster) {
  std::vector<WatchRow> rows;
  if (cluster.watches().empty()) return rows;
  LastTold told = lastTold(trace, cluster);
  for (const trace::WatchView& watch : cluster.watches()) {
    const QString who = watch.client == 0 ? Say::tr("a program outside") : clientText(watch.client);
    QStringList last = told[{watch.server, watch.watch}];
    if (last.empty() && !watch.lastKey.empty()) last << dataText(watch.lastKey);
    rows.push_back({watch.server, watch.watch, who, watch.client, cancellingOf(watch),
                    QString::fromStdString(watch.key), keysText(watch.key, watch.end), watch.from,
                    watch.through, watch.changes, std::move(last)});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const WatchRow& a, const WatchRow& b) { return a.server < b.server; });
  return rows;
}

QString secondsText(raft::Duration span) {
  const auto tenths = std::chrono::ceil<std::chrono::duration<qint64, std::deci>>(span).count();
  if (tenths >= 1'000 || tenths % 10 == 0) return Say::tr("%1 s").arg(tenths / 10);
  return Say::tr("%1.%2 s").arg(tenths / 10).arg(tenths % 10);
}

QString leftText(const LeaseRow& row) {
  if (!row.left) return Say::tr("the leader counts its time");
  if (*row.left == raft::Duration::zero()) return Say::tr("over, its end is on its way");
  return Say::tr("%1 left").arg(secondsText(*row.left));
}

QString sectionText(const trace::ClusterView& cluster, trace::ServerId server) {
  return server == cluster.leader() ? Say::tr("%1, leads").arg(nameOf(server)) : nameOf(server);
}

}  // namespace view
