#include "engine/etcd/watch_desk.h"

#include <algorithm>

namespace etcd {
namespace {

/// As etcd 3.4's progressReportInterval.
constexpr raft::Duration kProgressEvery = std::chrono::minutes(10);
/// How often slow streams and quiet watches are looked at.
constexpr raft::Duration kLookEvery = std::chrono::milliseconds(50);

}  // namespace

void WatchDesk::open(StreamId stream, raft::ServerId at, TellWatcher tell, Backlog backlog) {
  streams_[stream] = {at, std::move(tell), std::move(backlog), {}, 0};
}

void WatchDesk::close(StreamId stream) {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return;
  end(found->second);
  streams_.erase(found);
}

void WatchDesk::end(Stream& stream) {
  for (const auto& [id, watch] : stream.watches) {
    if (placeOf_.erase(watch.edgeId) > 0) edge_.cancelWatch(stream.at, watch.edgeId);
  }
  stream.watches.clear();
}

std::string WatchDesk::faultOf(const Stream& stream, const WatchWish& wish) const {
  const kv::KeyRange& range = wish.request.range;
  if (!range.isOne() && !range.isOpen() && range.key >= range.end) {
    return "mvcc: watcher range is empty";
  }
  if (wish.id != 0 && stream.watches.contains(wish.id)) {
    return "mvcc: duplicate watch ID provided on the WatchStream";
  }
  return {};
}

void WatchDesk::create(StreamId id, const WatchWish& wish) {
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  Stream& stream = found->second;
  const Header header = headerOf_(stream.at);
  if (std::string fault = faultOf(stream, wish); !fault.empty()) {
    stream.tell({header, WatchRefused{std::move(fault)}});
    return;
  }
  Watch watch{0, wish, now_, std::nullopt};
  if (watch.wish.id == 0) {
    while (stream.watches.contains(stream.nextId)) ++stream.nextId;
    watch.wish.id = stream.nextId++;
  }
  const kv::WatchId chosen = watch.wish.id;
  stream.tell({header, WatchCreated{chosen}});
  Watch& kept = stream.watches.emplace(chosen, std::move(watch)).first->second;
  if (!begin(id, stream, kept, wish.request)) stream.tell({header, WatchesOver{}});
}

bool WatchDesk::begin(StreamId id, Stream& stream, Watch& watch, kv::WatchRequest request) {
  watch.edgeId = ++edgeIds_;
  placeOf_[watch.edgeId] = {id, watch.wish.id};
  return edge_.watch(stream.at, watch.edgeId, std::move(request));
}

void WatchDesk::cancel(StreamId id, kv::WatchId watchId) {
  passTold();
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  Stream& stream = found->second;
  const auto watch = stream.watches.find(watchId);
  if (watch == stream.watches.end()) return;
  if (placeOf_.erase(watch->second.edgeId) > 0) {
    edge_.cancelWatch(stream.at, watch->second.edgeId);
  }
  stream.watches.erase(watch);
  stream.tell({headerOf_(stream.at), WatchCancelled{watchId}});
}

void WatchDesk::progress(StreamId id) {
  passTold();
  const auto found = streams_.find(id);
  if (found == streams_.end()) return;
  Stream& stream = found->second;
  Header header = headerOf_(stream.at);
  for (const auto& [watchId, watch] : stream.watches) {
    const auto through = edge_.toldThrough(stream.at, watch.edgeId);
    if (watch.missedFrom) header.revision = std::min(header.revision, *watch.missedFrom - 1);
    if (!watch.missedFrom && through) header.revision = std::min(header.revision, *through);
  }
  stream.tell({header, WatchProgress{}});
}

void WatchDesk::told(raft::ServerId by, const kv::Told& told) { told_.emplace_back(by, told); }

void WatchDesk::stopped(raft::ServerId at) { stopped_.push_back(at); }

void WatchDesk::passTold() {
  while (!told_.empty()) {
    const auto [by, told] = std::move(told_.front());
    told_.pop_front();
    pass(by, told);
  }
}

void WatchDesk::pass(raft::ServerId by, const kv::Told& told) {
  const auto place = placeOf_.find(told.id);
  if (place == placeOf_.end()) return;
  Stream& stream = streams_.at(place->second.stream);
  const auto found = stream.watches.find(place->second.id);
  Watch& watch = found->second;
  watch.quietSince = now_;
  const bool tooSlow = !told.compacted && *stream.backlog > kBacklogMost;
  if (tooSlow) {
    watch.missedFrom = told.changes.front().now.modRevision;
    placeOf_.erase(place);
    edge_.cancelWatch(by, told.id);
    return;
  }
  Header header = headerOf_(by);
  header.revision = told.through;
  WatchTold note{told, watch.wish.fragments};
  note.told.id = watch.wish.id;
  if (told.compacted) {
    placeOf_.erase(place);
    stream.watches.erase(found);
  }
  stream.tell({header, std::move(note)});
}

void WatchDesk::turn(raft::Instant now) {
  now_ = std::max(now_, now);
  passTold();
  for (const raft::ServerId at : std::exchange(stopped_, {})) {
    for (auto& [id, stream] : streams_) {
      if (stream.at != at) continue;
      end(stream);
      stream.tell({headerOf_(at), WatchesOver{}});
    }
  }
  if (now_ - lookedAt_ < kLookEvery) return;
  lookedAt_ = now_;
  for (auto& [id, stream] : streams_) {
    if (*stream.backlog <= kBacklogMost / 2) catchUp(id, stream);
    notifyProgress(stream);
  }
}

void WatchDesk::catchUp(StreamId id, Stream& stream) {
  for (auto& [watchId, watch] : stream.watches) {
    if (!watch.missedFrom) continue;
    kv::WatchRequest request = watch.wish.request;
    request.from = *watch.missedFrom;
    watch.missedFrom.reset();
    begin(id, stream, watch, std::move(request));
  }
}

void WatchDesk::notifyProgress(Stream& stream) {
  for (auto& [watchId, watch] : stream.watches) {
    if (watch.wish.progress == ProgressNotes::No || now_ - watch.quietSince < kProgressEvery) {
      continue;
    }
    const auto through = edge_.toldThrough(stream.at, watch.edgeId);
    if (!through || watch.missedFrom) continue;
    watch.quietSince = now_;
    Header header = headerOf_(stream.at);
    header.revision = *through;
    stream.tell({header, WatchProgress{watchId}});
  }
}

void WatchDesk::closeAll() {
  for (auto& [id, stream] : streams_) {
    end(stream);
    stream.tell({headerOf_(stream.at), WatchesOver{}});
  }
}

}  // namespace etcd
