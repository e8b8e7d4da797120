#include "engine/kv/watches.h"

#include <algorithm>

namespace kv {

void Watches::add(WatchId id, WatchRequest request, const Keyspace& space) {
  const Revision next = request.from == 0 ? space.revision() + 1 : request.from;
  watches_.emplace(id, Watch{std::move(request), next});
}

std::vector<std::pair<WatchId, ClientId>> Watches::all() const {
  std::vector<std::pair<WatchId, ClientId>> open;
  for (const auto& [id, watch] : watches_) open.emplace_back(id, watch.request.client);
  return open;
}

const WatchRequest* Watches::requestOf(WatchId id) const {
  const auto found = watches_.find(id);
  return found == watches_.end() ? nullptr : &found->second.request;
}

bool Watches::cancel(WatchId id) { return watches_.erase(id) > 0; }

std::optional<Revision> Watches::toldThrough(WatchId id) const {
  const auto found = watches_.find(id);
  if (found == watches_.end()) return std::nullopt;
  return found->second.next - 1;
}

bool Watches::hears(const WatchRequest& request, const Change& change) {
  if (!request.range.contains(change.now.key)) return false;
  switch (request.skips) {
    case Skips::Nothing:
      return true;
    case Skips::Puts:
      return change.isDeletion();
    case Skips::Deletions:
      return !change.isDeletion();
    case Skips::Both:
      return false;
  }
  return false;
}

std::vector<Told> Watches::take(const Keyspace& space) {
  // Nearly all wait for the same revision: its changes are looked up once for all of them.
  std::map<Revision, std::vector<WatchId>> waiting;
  for (const auto& [id, watch] : watches_) {
    if (watch.next <= space.revision()) waiting[watch.next].push_back(id);
  }
  std::vector<Told> told;
  for (const auto& [next, ids] : waiting) {
    if (next >= space.compacted()) {
      tellFrom(next, ids, space, told);
      continue;
    }
    for (const WatchId id : ids) {
      const ClientId client = watches_.at(id).request.client;
      told.push_back({id, {}, space.revision(), space.compacted(), client});
      watches_.erase(id);
    }
  }
  std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.id < b.id; });
  return told;
}

void Watches::tellFrom(Revision next, const std::vector<WatchId>& ids, const Keyspace& space,
                       std::vector<Told>& told) {
  const std::vector<Change> changes = space.versions().changes(next, space.revision());
  for (const WatchId id : ids) {
    Watch& watch = watches_.at(id);
    watch.next = space.revision() + 1;
    Told one{id, {}, space.revision(), std::nullopt, watch.request.client};
    for (const Change& change : changes) {
      if (!hears(watch.request, change)) continue;
      one.changes.push_back(change);
      if (watch.request.previous == Previous::Left) one.changes.back().before.reset();
    }
    if (!one.changes.empty()) told.push_back(std::move(one));
  }
}

}  // namespace kv
