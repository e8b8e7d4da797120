#include "app/view/lease_list.h"

#include <algorithm>
#include <set>

#include "app/view/words.h"

namespace view {
namespace {

/// Of a row: unique over servers and what they have.
quint64 rowKey(trace::ServerId server, std::int64_t id) {
  constexpr quint64 kServers = 64;
  return static_cast<quint64>(id) * kServers + server.value;
}

double shareOf(const LeaseRow& row) {
  if (!row.left) return -1.0;
  if (row.ttl <= raft::Duration::zero()) return 0.0;
  const double share =
      static_cast<double>(row.left->count()) / static_cast<double>(row.ttl.count());
  return std::min(1.0, share);
}

QString leaseKeysText(const QStringList& keys) {
  if (keys.empty()) return Say::tr("no keys");
  return keys.join(QStringLiteral(", "));
}

QString joined(const QStringList& parts) {
  QStringList said;
  for (const QString& part : parts) {
    if (!part.isEmpty()) said << part;
  }
  return said.join(QStringLiteral(", "));
}

QString toldUpTo(const WatchRow& row) {
  if (row.changes == 0) return Say::tr("told nothing yet");
  if (row.changes == 1) return Say::tr("told up to revision %1, one change").arg(row.through);
  return Say::tr("told up to revision %1, %2 changes").arg(row.through).arg(row.changes);
}

/// Whose rows begin here; "" within them.
QString headOf(const trace::ClusterView& cluster, trace::ServerId server, trace::ServerId& last) {
  if (server == last) return {};
  last = server;
  return sectionText(cluster, server);
}

}  // namespace

LeaseList::LeaseList(QObject* parent)
    : QObject(parent),
      leases_(
          {"server", "section", "title", "granted", "remains", "share", "keeper", "keys", "said"}),
      watches_({"server", "section", "title", "keys", "begins", "told", "last", "said"}) {}

void LeaseList::show(const Moment& moment, const std::vector<DataRow>& held) {
  const int leasesBefore = leaseCount_;
  const int watchesBefore = watchCount();
  showLeases(moment, held);
  showWatches(moment);
  if (leasesBefore != leaseCount_ || watchesBefore != watchCount()) Q_EMIT counted();
}

void LeaseList::showLeases(const Moment& moment, const std::vector<DataRow>& held) {
  const trace::ClusterView& cluster = *moment.cluster;
  std::set<kv::LeaseId> ids;
  trace::ServerId last;
  std::vector<RowModel::Row> rows;
  for (const LeaseRow& row : leaseRows(cluster, held, moment.time)) {
    ids.insert(row.lease);
    const QString title = tr("lease %1").arg(row.lease);
    const QString granted = secondsText(row.ttl);
    const QString left = leftText(row);
    const QString keys = leaseKeysText(row.keys);
    const QString section = headOf(cluster, row.server, last);
    const QString said = joined(
        {nameOf(row.server), title, tr("granted for %1").arg(granted), left, row.keeper, keys});
    rows.push_back({rowKey(row.server, row.lease),
                    {static_cast<int>(row.server.value), section, title, granted, left,
                     shareOf(row), row.keeper, keys, said}});
  }
  leases_.setRows(std::move(rows));
  leaseCount_ = static_cast<int>(ids.size());
}

void LeaseList::showWatches(const Moment& moment) {
  const trace::ClusterView& cluster = *moment.cluster;
  // What is watched and told changes by events only.
  if (moment.trace == trace_ && cluster.lastEvent() == shownTo_) return;
  trace_ = moment.trace;
  shownTo_ = cluster.lastEvent();
  trace::ServerId last;
  std::vector<RowModel::Row> rows;
  for (const WatchRow& row : watchRows(*moment.trace, cluster)) {
    const QString from =
        row.from == 0 ? tr("from what came next") : tr("from revision %1").arg(row.from);
    const QString told = toldUpTo(row);
    const QString lines = row.last.join(QLatin1Char('\n'));
    const QString section = headOf(cluster, row.server, last);
    const QString said = joined(
        {nameOf(row.server), row.who, row.keys, from, told, row.last.join(QStringLiteral("; "))});
    rows.push_back({rowKey(row.server, row.watch),
                    {static_cast<int>(row.server.value), section, row.who, row.keys, from, told,
                     lines, said}});
  }
  watches_.setRows(std::move(rows));
}

}  // namespace view
