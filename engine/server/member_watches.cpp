// Who watches at this member, and what they are told (etcd's Watch API).
#include "engine/server/member.h"

namespace server {
namespace {

/// Of watchers outside who are told at once, so many have an event of their own.
constexpr std::size_t kToldShownMost = 16;

trace::Body shownOf(const kv::Told& told, std::uint64_t others) {
  if (told.compacted) {
    return trace::WatchCancelled{told.id, told.client, trace::WatchEnd::Compacted, *told.compacted};
  }
  const kv::Record& first = told.changes.front().now;
  return trace::WatchTold{told.id,           told.client,  first.key, told.changes.size(),
                          first.modRevision, told.through, others};
}

}  // namespace

void Member::watch(Ports ports, kv::WatchId id, kv::WatchRequest request) {
  const kv::Revision from = request.from == 0 ? store_.revision() + 1 : request.from;
  ports.sink.emit(
      raft_.id(),
      trace::WatchOpened{id, request.client, request.range.key, request.range.end, from}, {});
  watches_.add(id, std::move(request), store_.keyspace());
  tellWatches(ports, {});
}

bool Member::cancelWatch(Ports ports, kv::WatchId id) {
  const kv::WatchRequest* request = watches_.requestOf(id);
  if (request == nullptr) return false;
  const kv::ClientId client = request->client;
  watches_.cancel(id);
  ports.sink.emit(raft_.id(), trace::WatchCancelled{id, client, trace::WatchEnd::Asked, 0}, {});
  return true;
}

void Member::tellWatches(Ports ports, trace::EventId cause) {
  if (watches_.size() == 0) return;
  const std::vector<kv::Told> all = watches_.take(store_.keyspace());
  std::size_t outside = 0;
  for (const kv::Told& told : all) outside += told.client == 0 ? 1 : 0;
  std::size_t seen = 0;
  for (const kv::Told& told : all) {
    if (told.client == 0) ++seen;
    const bool shown = told.client != 0 || told.compacted || seen <= kToldShownMost;
    const bool last = told.client == 0 && seen == kToldShownMost;
    if (shown) {
      const trace::Body body = shownOf(told, last ? outside - seen : 0);
      ports.sink.emit(raft_.id(), body, cause ? std::vector{cause} : std::vector<trace::EventId>{});
    }
    ports.replies.told(told);
  }
}

}  // namespace server
