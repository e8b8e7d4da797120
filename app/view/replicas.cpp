#include "app/view/replicas.h"

#include <algorithm>

namespace view {
namespace {

raft::Index appliedBy(const trace::ServerView& server) {
  return server.running() ? server.lastApplied : raft::Index{};
}

raft::Index mostApplied(const trace::ClusterView& cluster) {
  raft::Index most;
  for (const trace::ServerView& server : cluster.servers())
    most = std::max(most, appliedBy(server));
  return most;
}

DataCell cellOf(const Replicas& replicas, const std::string& key, const trace::ServerView& server,
                const Held& newest) {
  if (!server.running()) return {Standing::Gone, std::nullopt};
  const Held* held = replicas.at(key, server.lastApplied);
  if (!held) return {Standing::Behind, std::nullopt};
  if (held->since < newest.since) return {Standing::Behind, held->value};
  return {held->value ? Standing::Same : Standing::Absent, held->value};
}

}  // namespace

bool Replicas::bring(const trace::ClusterView& cluster) {
  const raft::Index target = mostApplied(cluster);
  const raft::Index end{std::min(target.value, folded_.value + kEntriesAFrame)};
  while (folded_ < end) {
    const raft::Entry* entry = cluster.committedEntry(folded_ + 1);
    if (!entry) break;
    ++folded_;
    take(*entry);
  }
  return folded_ >= target;
}

void Replicas::take(const raft::Entry& entry) {
  if (entry.kind != raft::EntryKind::Command) return;
  const auto command = kv::decode(entry.payload.bytes());
  if (!command) return;
  store_.apply(*command);
  const std::string& key = kv::keyOf(command->operation);
  const auto at = store_.keys().find(key);
  std::optional<kv::KeyValue> value;
  if (at != store_.keys().end()) value = at->second;
  std::vector<Held>& held = keys_[key];
  const bool news = held.empty() ? value.has_value() : held.back().value != value;
  if (news) held.push_back({folded_, value});
  if (held.empty()) keys_.erase(key);
}

const Held* Replicas::at(const std::string& key, raft::Index applied) const {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return nullptr;
  const std::vector<Held>& held = found->second;
  const auto after =
      std::upper_bound(held.begin(), held.end(), applied,
                       [](raft::Index index, const Held& one) { return index < one.since; });
  return after == held.begin() ? nullptr : &*std::prev(after);
}

std::vector<DataRow> dataRows(const Replicas& replicas, const trace::ClusterView& cluster) {
  const raft::Index most = mostApplied(cluster);
  std::vector<DataRow> rows;
  for (const auto& [key, held] : replicas.keys()) {
    const Held* newest = replicas.at(key, most);
    if (!newest) continue;
    DataRow row{key, {}};
    bool known = false;
    for (const trace::ServerView& server : cluster.servers()) {
      row.cells.push_back(cellOf(replicas, key, server, *newest));
      known = known || row.cells.back().value.has_value();
    }
    // A key that nobody holds any more is no row.
    if (known) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace view
