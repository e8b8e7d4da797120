#include "engine/server/member.h"

#include <algorithm>

namespace server {

using trace::Failure;
using trace::Outcome;

Member::Member(MemberConfig config, raft::Restored restored, Ports ports)
    : raft_(std::move(config.raft), std::move(restored), ports.clock.now()),
      forwarding_(config.forwarding) {
  setAlarm(ports);
}

void Member::wake(Ports ports) {
  alarm_ = raft::kNever;  // it has rung, so it must be set anew even for the same time
  raft_.deadlineReached(ports.clock.now());
  carryOut(ports);
}

void Member::receive(Ports ports, const raft::Message& message) {
  raft_.receive(ports.clock.now(), message);
  carryOut(ports);
}

void Member::persisted(Ports ports, raft::Token token) {
  raft_.persisted(ports.clock.now(), token);
  durable_ = std::max(durable_, token);
  releaseHeld(ports);
  carryOut(ports);
}

void Member::request(Ports ports, trace::OperationId id, const kv::Command& command) {
  raft::Payload payload(kv::encode(command));
  const bool leads = raft_.roleName() == raft::RoleName::Leader;
  Failure failure = Failure::None;
  if (payload.bytes().size() > kCommandBytesMost) {
    failure = Failure::TooLarge;
  } else if (!raft_.leader()) {
    failure = Failure::NoLeader;
  } else if (!leads && forwarding_ == Forwarding::Off) {
    failure = Failure::NotLeader;
  }
  if (failure == Failure::None && std::holds_alternative<raft::NoLeader>(
                                      raft_.propose(ports.clock.now(), {std::move(payload)}))) {
    failure = Failure::NoLeader;
  }
  if (failure == Failure::None) {
    if (waiting_.size() == kWaitingMost) waiting_.pop_front();
    waiting_.push_back({id, command.client, command.sequence});
  } else {
    const raft::ServerId hint = failure == Failure::NotLeader ? raft_.leader() : raft::ServerId{};
    ports.replies.answer(id, {id, Outcome::Failed, failure, hint, {}});
  }
  carryOut(ports);
}

void Member::carryOut(Ports ports) {
  for (raft::Output out = raft_.takeOutput(); !out.empty(); out = raft_.takeOutput()) {
    for (raft::Happened& what : out.happened) emit(ports, std::move(what));
    if (out.persist) ports.storage.persist(*out.persist);
    for (raft::Send& send : out.send) dispatch(ports, std::move(send));
    for (const raft::Entry& entry : out.apply) apply(ports, entry);
  }
  setAlarm(ports);
}

void Member::emit(Ports ports, raft::Happened what) {
  trace::Body body = std::visit([](const auto& w) { return trace::Body(w); }, what);
  const trace::EventId id = ports.sink.emit(raft_.id(), std::move(body), causes_.of(what));
  causes_.remember(what, id);
}

void Member::dispatch(Ports ports, raft::Send send) {
  if (send.after <= durable_) {
    ports.transport.send(std::move(send.message));
    return;
  }
  // A message may be lost, so the oldest may be given up when a disk stands still.
  if (held_.size() == kHeldMost) held_.pop_front();
  held_.push_back(std::move(send));
}

void Member::releaseHeld(Ports ports) {
  std::deque<raft::Send> still;
  for (raft::Send& send : held_) {
    if (send.after <= durable_) {
      ports.transport.send(std::move(send.message));
    } else {
      still.push_back(std::move(send));
    }
  }
  held_ = std::move(still);
}

void Member::apply(Ports ports, const raft::Entry& entry) {
  std::optional<kv::Command> command;
  if (entry.kind == raft::EntryKind::Command) command = kv::decode(entry.payload.bytes());
  kv::Result result;
  if (command) result = store_.apply(*command);
  ports.sink.emit(raft_.id(), trace::Applied{entry.index, store_.revision()}, {});
  raft_.applied(entry.index);
  if (command) answer(ports, *command, result);
}

void Member::answer(Ports ports, const kv::Command& command, const kv::Result& result) {
  const auto waitsForIt = [&](const Waiting& w) {
    return w.client == command.client && w.sequence == command.sequence;
  };
  for (const Waiting& w : waiting_) {
    if (!waitsForIt(w)) continue;
    ports.replies.answer(w.id, {w.id, Outcome::Ok, Failure::None, {}, result});
  }
  std::erase_if(waiting_, waitsForIt);
}

void Member::setAlarm(Ports ports) {
  if (raft_.nextDeadline() == alarm_) return;
  alarm_ = raft_.nextDeadline();
  ports.clock.wakeAt(alarm_);
}

}  // namespace server
