#include "engine/planning/write_path.h"

#include <algorithm>
#include <utility>

namespace planning {

WriteTime& WriteTime::operator+=(const WriteTime& other) {
  client += other.client;
  queueing += other.queueing;
  leaderDisk += other.leaderDisk;
  followerDisk += other.followerDisk;
  diskQueue += other.diskQueue;
  network += other.network;
  quorumWait += other.quorumWait;
  writes += other.writes;
  return *this;
}

WriteTime WritePaths::take() { return std::exchange(sum_, {}); }

void WritePaths::observe(const trace::Event& event) {
  Step step{event.at, {}, event.trigger, event.server, Kind::Other};
  if (const auto* sent = std::get_if<trace::MessageSent>(&event.body)) {
    step.kind = Kind::Sent;
    step.since = sent->deliverAt;
  } else if (std::holds_alternative<trace::MessageDelivered>(event.body)) {
    step.kind = Kind::Delivered;
  } else if (std::holds_alternative<trace::Durable>(event.body)) {
    step.kind = Kind::Durable;
    durable(event, step);
  } else if (std::holds_alternative<trace::OperationStarted>(event.body)) {
    writes_.push_back({event.at, {}, raft::kNever});
  } else if (const auto* reached = std::get_if<trace::OperationReached>(&event.body)) {
    step.kind = Kind::Reached;
    Write& write = writes_[reached->id.value - 1];
    if (!write.reached) write.reached = event.id;
  }
  steps_.push_back(step);
  if (const auto* answer = std::get_if<trace::OperationFinished>(&event.body)) {
    finished(event, *answer);
  }
}

// The disk writes one batch after the other: it began when it was asked, or when it was free.
void WritePaths::durable(const trace::Event& event, Step& step) {
  if (disks_.size() < event.server.value) disks_.resize(event.server.value);
  DiskTimes& disk = disks_[event.server.value - 1];
  if (disk.last != event.at) disk = {event.at, disk.last};
  step.since = disk.before;
  if (!event.trigger) return;
  step.since = std::max(step.since, this->step(event.trigger).at);
  for (auto write = writes_.rbegin(); write != writes_.rend(); ++write) {
    if (write->reached == event.trigger) write->ownDisk = event.at;
    if (write->reached && write->reached <= event.trigger) break;
  }
}

void WritePaths::finished(const trace::Event& event, const trace::OperationFinished& answer) {
  const Write& write = writes_[answer.id.value - 1];
  if (answer.outcome != trace::Outcome::Ok || !write.reached || !event.trigger) return;
  const Step& reached = step(write.reached);
  const Step* effect = &step(event.trigger);
  const raft::Instant applied = effect->at;
  const raft::Duration request = reached.at - write.started;
  sum_.client += event.at - applied + std::min(request, clientFlight_);
  sum_.queueing += std::max(request - clientFlight_, raft::Duration{0});
  while (effect->at > reached.at && effect->trigger) {
    const Step* cause = &step(effect->trigger);
    split(*cause, *effect, reached.at, reached.server);
    effect = cause;
  }
  sum_.queueing += std::max(effect->at - reached.at, raft::Duration{0});
  if (write.ownDisk < applied) sum_.quorumWait += applied - write.ownDisk;
  ++sum_.writes;
}

// What lies before the request is another write's time.
void WritePaths::split(const Step& cause, const Step& effect, raft::Instant begin,
                       raft::ServerId leader) {
  const raft::Instant from = std::max(cause.at, begin);
  if (effect.kind == Kind::Delivered && cause.kind == Kind::Sent) {
    const raft::Instant arrived = std::clamp(cause.since, from, effect.at);
    sum_.network += arrived - from;
    sum_.queueing += effect.at - arrived;
  } else if (effect.kind == Kind::Durable) {
    const raft::Instant began = std::clamp(effect.since, from, effect.at);
    sum_.diskQueue += began - from;
    (effect.server == leader ? sum_.leaderDisk : sum_.followerDisk) += effect.at - began;
  } else {
    sum_.queueing += effect.at - from;
  }
}

}  // namespace planning
