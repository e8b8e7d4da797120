// Messages: what the network shall do to each is drawn when it is sent; the frame then travels over
// a real socket, and cuts and dead receivers count when it is to be delivered.
#include <algorithm>

#include "engine/net/live_world.h"
#include "engine/wire/frame.h"

namespace net {

using cluster::Purpose;

void LiveWorld::send(Node& from, raft::Message message) {
  Link& link = this->link(from.id, message.to);
  ++link.sent;
  const trace::LinkState& state = link.state;
  const std::uint64_t seed = settings_.seed;
  const auto draw = [&](Purpose p) {
    return cluster::Draw{p, from.id.value, message.to.value, link.sent};
  };
  const auto flight = [&](Purpose p) {
    return cluster::drawBetween(seed, draw(p), state.latencyMin, state.latencyMax);
  };
  const bool lost = cluster::drawChance(seed, draw(Purpose::Loss), state.lossPpm);
  const bool overtakes = cluster::drawChance(seed, draw(Purpose::Reorder), state.reorderPpm);
  const bool twice = cluster::drawChance(seed, draw(Purpose::Duplicate), state.duplicatePpm);
  const bool spike = cluster::drawChance(seed, draw(Purpose::Spike), state.spikePpm);

  raft::Instant deliverAt =
      now_ + flight(Purpose::Latency) + (spike ? state.spike : raft::Duration{0});
  if (!overtakes) deliverAt = std::max(deliverAt, link.lastArrival);
  const raft::Instant again = std::max(deliverAt, now_ + flight(Purpose::DuplicateLatency));
  const auto shared = std::make_shared<const raft::Message>(std::move(message));
  if (lost) {
    const trace::MessageId id = ++lastMessage_;
    const trace::EventId sent = emit(from.id, trace::MessageSent{id, shared, deliverAt, true, {}});
    flights_[id] = {from.id, shared->to, sent, false, trace::DropReason::Loss, std::nullopt};
    schedule_.add(now_ + (deliverAt - now_) / 2, LostOnTheWay{id});
    return;
  }
  link.lastArrival = std::max(link.lastArrival, deliverAt);
  launch(from, shared, deliverAt, {});
  if (twice) launch(from, shared, again, lastMessage_);
}

void LiveWorld::launch(Node& from, const std::shared_ptr<const raft::Message>& message,
                       raft::Instant deliverAt, trace::MessageId duplicateOf) {
  const trace::MessageId id = ++lastMessage_;
  const trace::EventId sent =
      emit(from.id, trace::MessageSent{id, message, deliverAt, false, duplicateOf});
  Flight& flight = flights_[id];
  flight = {from.id, message->to, sent, false, std::nullopt, std::nullopt};
  wire::Frame frame{*message, id.value, sent.value, deliverAt, from.incarnation};
  if (!node(message->to).running()) {
    flight.lost = trace::DropReason::ReceiverDown;
  } else if (!from.peers->send(message->to, wire::encode(frame))) {
    flight.lost = trace::DropReason::Overflow;
  }
  flight.due = deliverAt <= now_ && !flight.lost;
  if (!flight.due) schedule_.add(deliverAt, Due{id});
}

// The receiving port: the message is kept until its time, or handled at once if that has passed.
void LiveWorld::frameArrived(wire::Frame frame) {
  const trace::MessageId id{frame.messageId};
  const auto found = flights_.find(id);
  if (found == flights_.end()) return;
  found->second.arrived = std::move(frame.message);
  if (found->second.due) ready_.push_back(LateArrival{id});
}

bool LiveWorld::due(const Due& due) {
  const auto found = flights_.find(due.id);
  if (found == flights_.end()) return false;
  Flight& flight = found->second;
  flight.due = true;
  if (!flight.arrived && !flight.lost) return false;  // its bytes are still on the way
  deliver(due.id);
  return true;
}

void LiveWorld::deliver(trace::MessageId id) {
  const auto found = flights_.find(id);
  if (found == flights_.end()) return;
  Flight& flight = found->second;
  if (link(flight.from, flight.to).state.cut) {
    dropMessage(id, trace::DropReason::Cut);
  } else if (!node(flight.to).running()) {
    dropMessage(id, trace::DropReason::ReceiverDown);
  } else if (!flight.arrived) {
    dropMessage(id, flight.lost.value_or(trace::DropReason::Loss));
  } else {
    Delivery delivery{id, flight.sent, std::move(*flight.arrived)};
    Node& to = node(flight.to);
    flights_.erase(found);
    accept(to, std::move(delivery));
  }
}

void LiveWorld::dropMessage(trace::MessageId id, trace::DropReason reason) {
  const auto found = flights_.find(id);
  if (found == flights_.end()) return;
  trigger_ = found->second.sent;
  flights_.erase(found);
  emit({}, trace::MessageDropped{id, reason});
}

// A dead process's sockets take with them what had not arrived.
void LiveWorld::loseFlights(raft::ServerId from, raft::ServerId to, trace::DropReason reason) {
  std::vector<trace::MessageId> over;
  for (auto& [id, flight] : flights_) {
    const bool meant = (!from || flight.from == from) && (!to || flight.to == to);
    if (!meant || flight.arrived || flight.lost) continue;
    flight.lost = reason;
    if (flight.due) over.push_back(id);
  }
  std::sort(over.begin(), over.end());
  for (const trace::MessageId id : over) dropMessage(id, reason);
}

}  // namespace net
