#include "app/view/replicas.h"

#include <algorithm>
#include <set>

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

DataCell cellOf(const trace::ServerView& server, const Held* held, const Held& newest) {
  if (!server.running()) return {Standing::Gone, std::nullopt};
  if (!held) return {Standing::Behind, std::nullopt};
  if (held->since < newest.since || held->value != newest.value) {
    return {Standing::Behind, held->value};
  }
  return {held->value ? Standing::Same : Standing::Absent, held->value};
}

}  // namespace

void Replicas::begin(const trace::ClusterView& cluster) {
  if (!folded_) store_ = kv::Store::keeping(cluster.started().historyKept);
}

bool Replicas::bring(const trace::ClusterView& cluster) {
  begin(cluster);
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

bool Replicas::bring(const trace::ClusterView& cluster, const trace::ServerView& server) {
  const raft::Index target = appliedBy(server);
  const bool other =
      folded_ && server.log.contains(folded_) && server.log.at(folded_).term != lastTerm_;
  if (other || target < folded_) forget();
  begin(cluster);
  const raft::Index end{std::min(target.value, folded_.value + kEntriesAFrame)};
  while (folded_ < end) {
    const raft::Index next = folded_ + 1;
    const bool own = server.log.contains(next);
    const raft::Entry* entry = own ? &server.log.at(next) : cluster.committedEntry(next);
    if (!entry) break;
    folded_ = next;
    lastTerm_ = entry->term;
    take(*entry);
  }
  return folded_ >= target;
}

void Replicas::take(const raft::Entry& entry) {
  if (entry.kind != raft::EntryKind::Command) return;
  const auto command = kv::decode(entry.payload.bytes());
  if (!command) return;
  const kv::Revision before = store_.revision();
  store_.apply(*command);
  for (const kv::Change& change :
       store_.keyspace().versions().changes(before + 1, store_.revision())) {
    const auto value = change.isDeletion() ? std::nullopt : std::optional(change.now);
    keys_[change.now.key].push_back({folded_, value});
  }
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

std::vector<DataRow> dataRows(const std::vector<const Replicas*>& of,
                              const trace::ClusterView& cluster) {
  std::set<std::string> keys;
  for (const Replicas* replicas : std::set<const Replicas*>(of.begin(), of.end())) {
    for (const auto& [key, held] : replicas->keys()) keys.insert(key);
  }
  std::vector<DataRow> rows;
  for (const std::string& key : keys) {
    std::vector<const Held*> helds;
    const Held* newest = nullptr;
    bool known = false;
    for (const trace::ServerView& server : cluster.servers()) {
      const Held* held = of[server.id.value - 1]->at(key, appliedBy(server));
      helds.push_back(held);
      if (held && (!newest || newest->since < held->since)) newest = held;
      known = known || (held && held->value);
    }
    // A key that nobody holds is no row.
    if (!known) continue;
    DataRow row{key, {}};
    for (const trace::ServerView& server : cluster.servers()) {
      row.cells.push_back(cellOf(server, helds[server.id.value - 1], *newest));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace view
