#include "engine/cluster/watchers.h"

#include <algorithm>

namespace cluster {

using trace::WatchCancelled;
using trace::WatchEnd;

Watchers::Watcher* Watchers::find(kv::ClientId client, const kv::KeyRange& range) {
  const auto found = std::find_if(watchers_.begin(), watchers_.end(), [&](const Watcher& w) {
    return w.client == client && w.range == range;
  });
  return found == watchers_.end() ? nullptr : &*found;
}

Watchers::Watcher* Watchers::find(kv::WatchId id) {
  const auto found = std::find_if(watchers_.begin(), watchers_.end(),
                                  [&](const Watcher& w) { return w.id == id; });
  return found == watchers_.end() ? nullptr : &*found;
}

bool Watchers::contains(kv::WatchId id) const {
  return std::any_of(watchers_.begin(), watchers_.end(),
                     [&](const Watcher& w) { return w.id == id; });
}

std::string Watchers::check(const WatchKeys& command) const {
  const bool known = std::any_of(watchers_.begin(), watchers_.end(), [&](const Watcher& w) {
    return w.client == command.client && w.range == command.range;
  });
  if (known || watchers_.size() < kWatchersMost) return {};
  return "more than " + std::to_string(kWatchersMost) + " watches";
}

std::string Watchers::check(const CancelWatch& command) const {
  const bool known = std::any_of(watchers_.begin(), watchers_.end(), [&](const Watcher& w) {
    return w.client == command.client && w.range == command.range;
  });
  return known ? std::string() : "c" + std::to_string(command.client) + " does not watch that";
}

Watchers::Output Watchers::watch(const WatchKeys& command, ServerId via) {
  Output out;
  Watcher* known = find(command.client, command.range);
  if (known == nullptr) {
    Watcher fresh;
    fresh.client = command.client;
    fresh.range = command.range;
    watchers_.push_back(std::move(fresh));
    known = &watchers_.back();
  } else {
    out.ended.push_back({known->id, known->client, WatchEnd::Asked, 0});
    out.send.push_back({known->via, known->id, std::nullopt, known->asksAt});
  }
  if (command.from != 0) known->next = command.from;
  known->via = via;
  known->misses = 0;
  ask(*known, out);
  return out;
}

Watchers::Output Watchers::cancel(const CancelWatch& command) {
  Output out;
  const Watcher* known = find(command.client, command.range);
  if (known == nullptr) return out;
  out.ended.push_back({known->id, known->client, WatchEnd::Asked, 0});
  out.send.push_back({known->via, known->id, std::nullopt, known->asksAt});
  watchers_.erase(watchers_.begin() + (known - watchers_.data()));
  return out;
}

void Watchers::ask(Watcher& watcher, Output& out) {
  watcher.id = --lastId_;
  watcher.askAt = raft::kNever;
  watcher.lastArrival = Instant{};
  kv::WatchRequest request;
  request.range = watcher.range;
  request.from = watcher.next;
  request.client = watcher.client;
  out.send.push_back({watcher.via, watcher.id, std::move(request), {}});
}

Watchers::Output Watchers::hear(const kv::Told& told) {
  Output out;
  Watcher* watcher = find(told.id);
  if (watcher == nullptr) return out;
  watcher->misses = 0;
  if (told.compacted) {
    out.ended.push_back({told.id, watcher->client, WatchEnd::Compacted, *told.compacted});
    watchers_.erase(watchers_.begin() + (watcher - watchers_.data()));
    return out;
  }
  watcher->next = told.through + 1;
  const bool news = !told.changes.empty();
  out.heard = {told.id,
               watcher->client,
               news ? told.changes.front().now.key : std::string(),
               told.changes.size(),
               news ? told.changes.front().now.modRevision : 0,
               told.through};
  return out;
}

Watchers::Output Watchers::lost(Instant now, kv::WatchId id) {
  Output out;
  Watcher* watcher = find(id);
  if (watcher == nullptr) return out;
  out.ended.push_back({id, watcher->client, WatchEnd::Stopped, 0});
  watcher->via = ServerId{watcher->via.value % servers_ + 1};
  ++watcher->misses;
  watcher->askAt = watcher->misses % servers_ == 0 ? now + pause_ : now;
  return out;
}

Watchers::Output Watchers::deadlineReached(Instant now, const std::set<kv::ClientId>& paused) {
  Output out;
  for (Watcher& watcher : watchers_) {
    if (now >= watcher.askAt && !paused.contains(watcher.client)) ask(watcher, out);
  }
  return out;
}

Instant Watchers::nextDeadline(const std::set<kv::ClientId>& paused) const {
  Instant next = raft::kNever;
  for (const Watcher& watcher : watchers_) {
    if (!paused.contains(watcher.client)) next = std::min(next, watcher.askAt);
  }
  return next;
}

void Watchers::sent(kv::WatchId id, Instant arrival) {
  if (Watcher* watcher = find(id)) watcher->asksAt = arrival;
}

Instant Watchers::inOrder(kv::WatchId id, Instant arrival) {
  Watcher* watcher = find(id);
  if (watcher == nullptr) return arrival;
  watcher->lastArrival = std::max(watcher->lastArrival, arrival);
  return watcher->lastArrival;
}

}  // namespace cluster
