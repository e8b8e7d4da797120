// Messages between servers: what the network does to each is drawn when it is sent; cuts and dead
// receivers count when it arrives.
#include <algorithm>

#include "engine/sim/world.h"

namespace sim {

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
    for (const raft::Payload& p : propose->payloads) bytes += kEntryBytes + p.bytes().size();
  }
  return bytes;
}

}  // namespace

void SimWorld::send(Node& from, raft::Message message) {
  Link& link = this->link(from.id, message.to);
  ++link.sent;
  const auto draw = [&](Purpose p) { return Draw{p, from.id.value, message.to.value, link.sent}; };
  const trace::LinkState& state = link.state;
  const raft::Instant leaves = departure(from, message);
  const bool lost = cluster::drawChance(seed(), draw(Purpose::Loss), state.lossPpm);
  const bool overtakes = cluster::drawChance(seed(), draw(Purpose::Reorder), state.reorderPpm);
  const bool twice =
      !lost && cluster::drawChance(seed(), draw(Purpose::Duplicate), state.duplicatePpm);
  const raft::Duration spike = cluster::drawChance(seed(), draw(Purpose::Spike), state.spikePpm)
                                   ? state.spike
                                   : raft::Duration(0);
  const auto flight = [&](Purpose p) {
    return cluster::drawBetween(seed(), draw(p), state.latencyMin, state.latencyMax);
  };

  raft::Instant deliverAt = leaves + flight(Purpose::Latency) + spike;
  if (!overtakes) deliverAt = std::max(deliverAt, link.lastArrival);
  const raft::Instant again = std::max(deliverAt, leaves + flight(Purpose::DuplicateLatency));

  const auto shared = std::make_shared<const raft::Message>(std::move(message));
  const trace::MessageId id = ++lastMessage_;
  const trace::EventId sent = emit(from.id, trace::MessageSent{id, shared, deliverAt, lost, {}});
  if (lost) {
    schedule_.add(now_ + (deliverAt - now_) / 2, LostOnTheWay{id, sent});
    return;
  }
  link.lastArrival = std::max(link.lastArrival, deliverAt);
  schedule_.add(deliverAt, Arrival{id, sent, shared});
  if (!twice) return;
  const trace::MessageId copy = ++lastMessage_;
  const trace::EventId resent = emit(from.id, trace::MessageSent{copy, shared, again, false, id});
  schedule_.add(again, Arrival{copy, resent, shared});
}

// A sender's messages leave one after the other, each as slowly as its bandwidth says.
raft::Instant SimWorld::departure(Node& from, const raft::Message& message) {
  if (settings_.bandwidth == 0) return now_;
  const auto nanos = bytesOf(message) * kNanosASecond / settings_.bandwidth;
  from.sendsFrom = std::max(from.sendsFrom, now_) + raft::Duration(nanos);
  return from.sendsFrom;
}

void SimWorld::arrive(const Arrival& arrival) {
  Node& to = node(arrival.message->to);
  if (link(arrival.message->from, arrival.message->to).state.cut) {
    dropMessage(arrival.id, arrival.sent, trace::DropReason::Cut);
  } else if (!to.running()) {
    dropMessage(arrival.id, arrival.sent, trace::DropReason::ReceiverDown);
  } else {
    accept(to, arrival);
  }
}

void SimWorld::dropMessage(trace::MessageId id, trace::EventId sent, trace::DropReason reason) {
  trigger_ = sent;
  emit(raft::ServerId{}, trace::MessageDropped{id, reason});
}

}  // namespace sim
