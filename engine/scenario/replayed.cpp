#include "engine/scenario/replayed.h"

namespace scenario {
namespace {

void apply(const raft::Entry& entry, kv::Store& store) {
  if (entry.kind != raft::EntryKind::Command) return;
  if (const auto command = kv::decode(entry.payload.bytes())) store.apply(*command);
}

}  // namespace

kv::Store committedStore(const trace::ClusterView& view) {
  kv::Store store = kv::Store::keeping(view.started().historyKept);
  for (raft::Index i{1}; i <= view.committed(); ++i) {
    if (const raft::Entry* entry = view.committedEntry(i)) apply(*entry, store);
  }
  return store;
}

kv::Store appliedStore(const trace::ClusterView& view, const trace::ServerView& server) {
  kv::Store store = kv::Store::keeping(view.started().historyKept);
  for (raft::Index i{1}; i <= server.lastApplied; ++i) {
    if (server.log.contains(i)) {
      apply(server.log.at(i), store);
    } else if (const raft::Entry* entry = view.committedEntry(i)) {
      apply(*entry, store);
    }
  }
  return store;
}

}  // namespace scenario
