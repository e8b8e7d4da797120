#include "app/view/lease_list.h"

#include <algorithm>
#include <set>

#include "app/view/words.h"
#include "app/view/words_leases.h"

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
      leases_({"server", "section", "lease", "title", "granted", "remains", "share", "keeper",
               "keys", "said"}),
      watches_({"server", "section", "title", "keys", "begins", "told", "last", "said", "client",
                "cancelling", "first"}) {}

void LeaseList::show(const Moment& moment, const std::vector<DataRow>& held) {
  const int leasesBefore = leaseCount_;
  const int watchesBefore = watchCount_;
  const QString moreBefore = moreLeases_ + moreWatches_;
  showLeases(moment, held);
  showWatches(moment);
  const bool same = leasesBefore == leaseCount_ && watchesBefore == watchCount_;
  if (!same || moreBefore != moreLeases_ + moreWatches_) Q_EMIT counted();
}

void LeaseList::showLeases(const Moment& moment, const std::vector<DataRow>& held) {
  const trace::ClusterView& cluster = *moment.cluster;
  std::set<kv::LeaseId> ids;
  trace::ServerId last;
  std::vector<RowModel::Row> rows;
  for (const LeaseRow& row : leaseRows(cluster, held, moment.time)) {
    ids.insert(row.lease);
    const QString title = tr("lease %1").arg(leaseText(row.lease));
    const QString granted = secondsText(row.ttl);
    const QString left = leftText(row);
    const QString keys = leaseKeysText(row.keys);
    const QString section = headOf(cluster, row.server, last);
    const QString said = joined(
        {nameOf(row.server), title, tr("granted for %1").arg(granted), left, row.keeper, keys});
    rows.push_back({rowKey(row.server, row.lease),
                    {static_cast<int>(row.server.value), section, QString::number(row.lease), title,
                     granted, left, shareOf(row), row.keeper, keys, said}});
  }
  leases_.setRows(std::move(rows));
  countLeases(cluster, ids.size());
}

void LeaseList::countLeases(const trace::ClusterView& cluster, std::size_t listed) {
  std::uint64_t count = listed;
  QStringList more;
  for (const trace::ServerView& server : cluster.servers()) {
    if (!server.running() || server.leaseCount <= server.leases.size()) continue;
    count = std::max(count, server.leaseCount);
    more << tr("%1 knows of %2 leases; listed are the %3 that were granted or renewed last.")
                .arg(nameOf(server.id))
                .arg(server.leaseCount)
                .arg(server.leases.size());
  }
  leaseCount_ = static_cast<int>(count);
  moreLeases_ = more.join(QLatin1Char(' '));
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
                     lines, said, static_cast<int>(row.client), row.cancelling, row.first}});
  }
  countWatches(cluster, rows.size());
  watches_.setRows(std::move(rows));
}

void LeaseList::countWatches(const trace::ClusterView& cluster, std::size_t listed) {
  std::uint64_t open = 0;
  for (const trace::ServerView& server : cluster.servers()) open += server.watchCount;
  watchCount_ = static_cast<int>(std::max<std::uint64_t>(open, listed));
  moreWatches_ = open <= listed
                     ? QString()
                     : tr("%1 watches are open; listed are the %2 that were opened last.")
                           .arg(open)
                           .arg(listed);
}

}  // namespace view
