// Messages between servers: what the network does to each is drawn when it is sent; cuts and dead
// receivers count when it arrives.
#include <algorithm>

#include "engine/cluster/cluster.h"

namespace cluster {

namespace {

constexpr std::uint64_t kEnvelopeBytes = 64;
constexpr std::uint64_t kEntryBytes = 24;
constexpr std::int64_t kNanosASecond = 1'000'000'000;

/// About what the message takes on the wire.
std::uint64_t bytesOf(const raft::Message& message) {
  std::uint64_t bytes = kEnvelopeBytes;
  if (const auto* append = std::get_if<raft::AppendEntries>(&message.body)) {
    for (const raft::Entry& e : append->entries) bytes += kEntryBytes + e.payload.bytes().size();
  } else if (const auto* propose = std::get_if<raft::Propose>(&message.body)) {
    for (const raft::Entry& e : propose->entries) bytes += kEntryBytes + e.payload.bytes().size();
  } else if (const auto* chunk = std::get_if<raft::SnapshotChunk>(&message.body)) {
    bytes += chunk->bytes.bytes().size();
  }
  return bytes;
}

}  // namespace

void Cluster::send(Process& from, raft::Message message) {
  Link& way = link(from.id, message.to);
  ++way.sent;
  const Fate fate = drawFate(seed(), from.id, message.to, way, departure(from, message));
  const auto shared = std::make_shared<const raft::Message>(std::move(message));
  const trace::MessageId id = ++lastMessage_;
  const trace::EventId sent =
      emit(from.id, trace::MessageSent{id, shared, fate.deliverAt, fate.lost, {}});
  if (fate.lost) {
    schedule(now_ + (fate.deliverAt - now_) / 2, LostOnTheWay{id, sent});
    return;
  }
  way.lastArrival = std::max(way.lastArrival, fate.deliverAt);
  launch({id, sent, shared}, fate.deliverAt);
  if (!fate.again) return;
  const trace::MessageId copy = ++lastMessage_;
  const trace::EventId resent =
      emit(from.id, trace::MessageSent{copy, shared, *fate.again, false, id});
  launch({copy, resent, shared}, *fate.again);
}

// A sender's messages leave one after the other, each as slowly as its bandwidth says.
Instant Cluster::departure(Process& from, const raft::Message& message) const {
  if (costs_.bandwidth == 0) return now_;
  const auto nanos = bytesOf(message) * kNanosASecond / costs_.bandwidth;
  from.sendsFrom = std::max(from.sendsFrom, now_) + Duration(nanos);
  return from.sendsFrom;
}

std::optional<trace::DropReason> Cluster::barred(ServerId from, ServerId to) {
  if (link(from, to).state.cut) return trace::DropReason::Cut;
  if (!process(to).running()) return trace::DropReason::ReceiverDown;
  return std::nullopt;
}

void Cluster::arrive(const Delivery& delivery) {
  if (putAside(delivery)) return;
  // It is of another cluster, whatever the numbers of its servers.
  if (!isOfThisCluster(delivery)) {
    dropMessage(delivery.id, delivery.sent, trace::DropReason::ReceiverDown);
    return;
  }
  if (const auto reason = barred(delivery.message->from, delivery.message->to)) {
    dropMessage(delivery.id, delivery.sent, *reason);
  } else {
    accept(process(delivery.message->to), delivery);
  }
}

void Cluster::dropMessage(trace::MessageId id, trace::EventId sent, trace::DropReason reason) {
  trigger_ = sent;
  emit(ServerId{}, trace::MessageDropped{id, reason});
}

void Cluster::setLink(ServerId from, ServerId to, const trace::LinkState& state) {
  Link& changing = link(from, to);
  if (changing.state == state) return;
  changing.state = state;
  emit(ServerId{}, trace::LinkChanged{from, to, state});
}

}  // namespace cluster
