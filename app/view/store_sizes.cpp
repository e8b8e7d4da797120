#include "app/view/store_sizes.h"

#include <algorithm>

namespace view {

bool StoreSizes::bring(const trace::ClusterView& cluster) {
  // Where a rule is broken, each server may apply a log of its own.
  if (cluster.started().rules != raft::Rules{}) return true;
  if (bytes_.size() == 1) store_ = kv::Store::keeping(cluster.started().historyKept);
  const std::uint64_t last = cluster.committed().value;
  const std::uint64_t end = std::min(last + 1, bytes_.size() + kEntriesAFrame);
  while (bytes_.size() < end) {
    const raft::Entry* entry = cluster.committedEntry(raft::Index{bytes_.size()});
    if (!entry) return true;
    if (entry->kind == raft::EntryKind::Command) {
      if (const auto command = kv::decode(entry->payload.bytes())) store_.apply(*command);
    }
    bytes_.push_back(store_.keyspace().bytes());
  }
  return bytes_.size() > last;
}

std::optional<double> StoreSizes::after(std::uint64_t applied) const {
  if (applied >= bytes_.size()) return std::nullopt;
  return static_cast<double>(bytes_[applied]);
}

}  // namespace view
