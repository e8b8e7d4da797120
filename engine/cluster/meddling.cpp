// What somebody does to one message under way. Each change of its time gives it a new attempt; an
// arrival of an earlier one is out of date.
#include "engine/cluster/cluster.h"

namespace cluster {

bool Cluster::putAside(const Delivery& delivery) const {
  if (meddled_.empty()) return false;
  const auto found = meddled_.find(delivery.id);
  return found != meddled_.end() && found->second.attempt != delivery.attempt;
}

void Cluster::putOff(UnderWay what, Instant at) {
  Meddled& meddled = meddled_[what.delivery.id];
  what.delivery.attempt = ++meddled.attempt;
  trigger_ = what.delivery.sent;
  emit(ServerId{}, trace::MessageMoved{what.delivery.id, at});
  if (at == raft::kNever) {
    meddled.held = std::move(what.delivery);
  } else {
    schedule(at, std::move(what.delivery));
  }
}

std::string Cluster::meddle(const Meddle& command) {
  const auto known = meddled_.find(command.message);
  const std::uint32_t attempt = known == meddled_.end() ? 0 : known->second.attempt;
  const std::string name = "message " + std::to_string(command.message.value);
  std::optional<UnderWay> found = underWay(command.message, attempt);
  if (known != meddled_.end() && known->second.held) {
    found = UnderWay{*known->second.held, raft::kNever};
    if (command.what != Meddling::Duplicate) known->second.held.reset();
  }
  if (!found) return name + " is not under way";
  const Delivery& delivery = found->delivery;
  switch (command.what) {
    case Meddling::Drop:
      ++meddled_[command.message].attempt;
      dropMessage(delivery.id, delivery.sent, trace::DropReason::Chosen);
      return {};
    case Meddling::Delay:
      putOff(*found, (found->at == raft::kNever ? now_ : found->at) + command.by);
      return {};
    case Meddling::Hold:
      putOff(*found, raft::kNever);
      return {};
    case Meddling::Release:
      if (found->at != raft::kNever) return name + " is not held";
      putOff(*found, now_);
      return {};
    case Meddling::Duplicate: {
      const trace::MessageId copy = ++lastMessage_;
      const Instant at = found->at == raft::kNever ? now_ + settings_.links.latencyMin : found->at;
      trigger_ = delivery.sent;
      const trace::EventId sent =
          emit(delivery.message->from,
               trace::MessageSent{copy, delivery.message, at, false, delivery.id});
      schedule(at, Delivery{copy, sent, delivery.message});
      return {};
    }
  }
  return {};
}

}  // namespace cluster
