#include "app/view/store_fold.h"

#include <QStringList>

#include "app/view/words.h"

namespace view {

const kv::Store& StoreFold::at(const trace::ClusterView& cluster, trace::ServerId server) {
  const raft::Index target = cluster.server(server).lastApplied;
  if (server != server_ || target < applied_) forget();
  if (!applied_) store_ = kv::Store::keeping(cluster.started().historyKept);
  server_ = server;
  const raft::Entries& log = cluster.server(server).log;
  while (applied_ < target) {
    // Its own log first: where a rule is broken, it may have applied what nobody else did.
    const raft::Index next = applied_ + 1;
    const raft::Entry* entry = log.contains(next) ? &log.at(next) : cluster.committedEntry(next);
    if (!entry) break;
    applied_ = next;
    if (entry->kind != raft::EntryKind::Command) continue;
    if (const auto command = kv::decode(entry->payload.bytes())) store_.apply(*command);
  }
  return store_;
}

void StoreFold::forget() { *this = StoreFold{}; }

QString storeText(const kv::Store& store) {
  constexpr std::size_t kPairsMost = 40;
  std::uint64_t count = 0;
  const auto first =
      store.keyspace().versions().in(kv::KeyRange::all(), std::nullopt, kPairsMost, count);
  QStringList pairs;
  for (const kv::Record& record : first) {
    pairs << dataText(record.key) + QLatin1Char('=') + dataText(record.value);
  }
  if (pairs.empty()) return Say::tr("empty");
  const QString text = pairs.join(QLatin1Char(' '));
  const auto more = static_cast<int>(count - first.size());
  return more == 0 ? text : text + Say::tr(" and %n more", nullptr, more);
}

}  // namespace view
