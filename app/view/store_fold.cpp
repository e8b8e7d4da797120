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
  QStringList pairs;
  for (const kv::Record& record : store.records()) {
    pairs << QString::fromStdString(record.key + "=" + record.value);
  }
  return pairs.empty() ? Say::tr("empty") : pairs.join(QLatin1Char(' '));
}

}  // namespace view
