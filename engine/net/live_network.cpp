// Messages: the frame of each travels over a real socket; the receiving end releases it when its
// time has come, and cuts and dead receivers count then.
#include <algorithm>

#include "engine/net/live_world.h"
#include "engine/wire/frame.h"

namespace net {

namespace {
/// The first event of every run.
constexpr trace::EventId kClusterBegan{1};
}  // namespace

void LiveWorld::launch(const cluster::Delivery& delivery, raft::Instant at) {
  const raft::Message& message = *delivery.message;
  Node& from = node(message.from);
  if (!isHere(message.to)) {
    const wire::Frame frame{message, delivery.id.value, delivery.sent.value, at, from.incarnation};
    from.peers->send(message.to, wire::encode(frame));
    return;
  }
  Flight& flight = flights_[delivery.id];
  flight = {message.from, message.to, delivery.sent, delivery.message,
            at,           false,      std::nullopt,  nullptr};
  wire::Frame frame{message, delivery.id.value, delivery.sent.value, at, from.incarnation};
  if (!node(message.to).running()) {
    flight.lost = trace::DropReason::ReceiverDown;
  } else if (!from.peers->send(message.to, wire::encode(frame))) {
    flight.lost = trace::DropReason::Overflow;
  }
  flight.due = at <= now() && !flight.lost;
  if (!flight.due) schedule_.add(at, Due{delivery.id});
}

std::optional<cluster::UnderWay> LiveWorld::underWay(trace::MessageId id,
                                                     std::uint32_t attempt) const {
  const auto found = flights_.find(id);
  if (attempt == 0) {
    if (found == flights_.end() || found->second.lost) return std::nullopt;
    const Flight& flight = found->second;
    return cluster::UnderWay{{id, flight.sent, flight.message}, std::max(flight.at, now())};
  }
  const auto meant = [&](const Happening& what) {
    const auto* shared = std::get_if<cluster::Happening>(&what);
    const auto* delivery = shared ? std::get_if<cluster::Delivery>(shared) : nullptr;
    return delivery && delivery->id == id && delivery->attempt == attempt;
  };
  const auto put = schedule_.find(meant);
  if (!put) return std::nullopt;
  const auto& delivery = std::get<cluster::Delivery>(std::get<cluster::Happening>(put->what));
  return cluster::UnderWay{delivery, put->at};
}

// The receiving port: the message is kept until its time, or handled at once if that has passed.
void LiveWorld::frameArrived(wire::Frame frame) {
  if (only_) {
    frameFromElsewhere(std::move(frame));
    return;
  }
  const trace::MessageId id{frame.messageId};
  const auto found = flights_.find(id);
  if (found == flights_.end()) return;
  found->second.arrived = std::make_shared<const raft::Message>(std::move(frame.message));
  if (found->second.due) ready_.push_back(LateArrival{id});
}

// What sent it stands in another process's trace: here nothing caused it but that the cluster
// began. Who is no server, or means another one, is not heard.
void LiveWorld::frameFromElsewhere(wire::Frame frame) {
  const raft::ServerId from = frame.message.from;
  const bool known = from && from.value <= settings().allServers() && from != *only_;
  if (!known || frame.message.to != *only_) return;
  const trace::MessageId id{frame.messageId};
  auto message = std::make_shared<const raft::Message>(std::move(frame.message));
  ready_.push_back(cluster::Happening(cluster::Delivery{id, kClusterBegan, std::move(message)}));
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
  const Flight flight = std::move(found->second);
  flights_.erase(found);
  if (flight.arrived) {
    arrive({id, flight.sent, flight.arrived});
  } else {
    const auto lost = flight.lost.value_or(trace::DropReason::Loss);
    dropMessage(id, flight.sent, barred(flight.from, flight.to).value_or(lost));
  }
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
  for (const trace::MessageId id : over) {
    dropMessage(id, flights_.at(id).sent, reason);
    flights_.erase(id);
  }
}

}  // namespace net
