#include "engine/server/member.h"

#include <algorithm>

namespace server {

using trace::Failure;
using trace::Outcome;

namespace {
/// Commands that come into the log together have so many bytes at most, or there is only one.
constexpr std::size_t kProposalBytesMost = std::size_t{1} << 20;
}  // namespace

Member::Member(MemberConfig config, raft::Restored restored, Ports ports)
    : raft_(config.raft, restored, ports.clock.now()),
      store_(config.historyKept),
      config_(std::move(config)) {
  if (restored.snapshot) restore(ports, *restored.snapshot);
  setAlarm(ports);
}

void Member::wake(Ports ports) {
  alarm_ = raft::kNever;  // it has rung, so it must be set anew even for the same time
  raft_.deadlineReached(ports.clock.now());
  endLeases(ports);
  carryOut(ports);
}

void Member::receive(Ports ports, const raft::Message& message) {
  if (const auto* chunk = std::get_if<raft::SnapshotChunk>(&message.body)) {
    receiveChunk(ports, message, *chunk);
  } else if (const auto* reply = std::get_if<raft::SnapshotChunkReply>(&message.body)) {
    receiveChunkReply(ports, message.from, *reply);
  } else {
    raft_.receive(ports.clock.now(), message);
    if (std::holds_alternative<raft::HeartbeatReply>(message.body)) {
      nudgeTransfer(ports, message.from);
    }
  }
  carryOut(ports);
}

void Member::persisted(Ports ports, raft::Token token) {
  raft_.persisted(ports.clock.now(), token);
  durable_ = std::max(durable_, token);
  releaseHeld(ports);
  carryOut(ports);
}

void Member::request(Ports ports, trace::OperationId id, const kv::Command& command) {
  requests(ports, {{id, &command}});
}

void Member::requests(Ports ports, const std::vector<Asked>& asked) {
  std::vector<Waiting> who;
  std::vector<raft::Payload> what;
  std::size_t bytes = 0;
  for (const auto& [id, command] : asked) {
    if (config_.reads == Reads::WithoutLog && std::holds_alternative<kv::Get>(command->operation)) {
      requestRead(ports, {{}, id, command->operation, std::nullopt});
      continue;
    }
    raft::Payload payload(kv::encode(*command));
    const std::size_t size = payload.bytes().size();
    if (const Failure failure = obstacleTo(size); failure != Failure::None) {
      fail(ports, id, failure);
      continue;
    }
    if (bytes > 0 && bytes + size > kProposalBytesMost) {
      propose(ports, std::exchange(who, {}), std::exchange(what, {}));
      bytes = 0;
    }
    bytes += size;
    who.push_back({id, command->client, command->sequence});
    what.push_back(std::move(payload));
  }
  if (!who.empty()) propose(ports, who, std::move(what));
  carryOut(ports);
}

/// Why a command of that size cannot be proposed here, as far as can be seen.
Failure Member::obstacleTo(std::size_t bytes) const {
  if (bytes > kCommandBytesMost) return Failure::TooLarge;
  if (!raft_.leader()) return Failure::NoLeader;
  const bool leads = raft_.roleName() == raft::RoleName::Leader;
  if (!leads && config_.forwarding == Forwarding::Off) return Failure::NotLeader;
  return Failure::None;
}

void Member::propose(Ports ports, const std::vector<Waiting>& who,
                     std::vector<raft::Payload> what) {
  const raft::Proposal fate = raft_.propose(ports.clock.now(), std::move(what));
  Failure failure = Failure::None;
  if (std::holds_alternative<raft::NoLeader>(fate)) failure = Failure::NoLeader;
  if (std::holds_alternative<raft::Busy>(fate)) failure = Failure::Busy;
  for (const Waiting& one : who) {
    if (failure != Failure::None) {
      fail(ports, one.id, failure);
      continue;
    }
    if (waiting_.size() == kWaitingMost) waiting_.pop_front();
    waiting_.push_back(one);
  }
}

void Member::fail(Ports ports, trace::OperationId id, Failure failure) {
  const raft::ServerId hint = failure == Failure::NotLeader ? raft_.leader() : raft::ServerId{};
  ports.replies.answer(id, {id, Outcome::Failed, failure, hint, {}});
}

void Member::askMembership(Ports ports, const raft::MembershipChange& change) {
  const raft::Proposal fate = raft_.proposeMembership(ports.clock.now(), change);
  std::string why;
  if (std::holds_alternative<raft::NoLeader>(fate)) why = "nobody leads here";
  if (const auto* busy = std::get_if<raft::Busy>(&fate)) {
    why = *busy == raft::Busy::Transferring ? "the leader is handing over"
                                            : "the leader has too much that is not committed";
  }
  if (const auto* refused = std::get_if<raft::ChangeRefused>(&fate)) why = refused->why;
  if (!why.empty()) ports.sink.emit(raft_.id(), trace::AskRefused{std::move(why)}, {});
  carryOut(ports);
}

void Member::askTransfer(Ports ports, raft::ServerId to) {
  const raft::Transfer fate = raft_.transferLeadership(ports.clock.now(), to);
  std::string why;
  if (std::holds_alternative<raft::NoLeader>(fate)) why = "nobody leads here";
  if (const auto* refused = std::get_if<raft::TransferRefused>(&fate)) why = refused->why;
  if (!why.empty()) ports.sink.emit(raft_.id(), trace::AskRefused{std::move(why)}, {});
  carryOut(ports);
}

void Member::askSnapshot(Ports ports) {
  snapshotWanted_ = true;
  takeSnapshot(ports);
  carryOut(ports);
}

void Member::askCampaign(Ports ports) {
  raft_.campaign(ports.clock.now());
  carryOut(ports);
}

void Member::askForgetLeader(Ports ports) {
  raft_.forgetLeader(ports.clock.now());
  carryOut(ports);
}

void Member::carryOut(Ports ports) {
  for (raft::Output out = raft_.takeOutput(); !out.empty(); out = raft_.takeOutput()) {
    for (raft::Happened& what : out.happened) emit(ports, std::move(what));
    if (out.persist) ports.storage.persist(*out.persist);
    for (raft::Send& send : out.send) dispatch(ports, std::move(send));
    if (out.restore) restore(ports, *out.restore);
    for (const raft::Entry& entry : out.apply) apply(ports, entry);
    for (const raft::ReadReady& ready : out.reads) {
      for (WaitingRead& read : reads_) {
        if (read.read == ready.id) read.index = ready.index;
      }
    }
    answerReads(ports);
    askAgain(ports);
    beginLeases(ports);
    takeSnapshot(ports);
  }
  if (raft_.roleName() != raft::RoleName::Leader) outgoing_.clear();
  setAlarm(ports);
}

void Member::emit(Ports ports, raft::Happened what) {
  trace::Body body = std::visit([](const auto& w) { return trace::Body(w); }, what);
  const trace::EventId id = ports.sink.emit(raft_.id(), std::move(body), causes_.of(what));
  causes_.remember(what, id);
}

void Member::dispatch(Ports ports, raft::Send send) {
  if (auto* whole = std::get_if<raft::InstallSnapshot>(&send.message.body)) {
    beginTransfer(ports, send.message.to, std::move(whole->snapshot));
    return;
  }
  if (send.after <= durable_) {
    ports.transport.send(std::move(send.message));
    return;
  }
  // A message may be lost, so the oldest may be given up when a disk stands still.
  if (held_.size() == kHeldMost) held_.pop_front();
  held_.push_back(std::move(send));
}

void Member::releaseHeld(Ports ports) {
  // The term may have moved on while the disk worked: what speaks for an earlier one stays unsaid,
  // so that terms only grow in what a server sends (Raft 5.1). Term 0 asks for no term.
  const auto outdated = [&](const raft::Message& m) {
    return m.term.value != 0 && m.term < raft_.currentTerm();
  };
  std::deque<raft::Send> still;
  for (raft::Send& send : held_) {
    if (send.after > durable_) {
      still.push_back(std::move(send));
    } else if (!outdated(send.message)) {
      ports.transport.send(std::move(send.message));
    }
  }
  held_ = std::move(still);
}

void Member::apply(Ports ports, const raft::Entry& entry) {
  std::optional<kv::Command> command;
  if (entry.kind == raft::EntryKind::Command) command = kv::decode(entry.payload.bytes());
  kv::Result result;
  LeaseBefore before;
  if (command) {
    before = leaseBefore(command->operation);
    const kv::ClientId client = command->client;
    if (!raft_.config().rules.holds(raft::Rule::SessionDedup)) command->client = 0;
    result = store_.apply(*command);
    command->client = client;
  }
  const trace::EventId applied =
      ports.sink.emit(raft_.id(), trace::Applied{entry.index, store_.revision()}, {});
  if (command) {
    showLease(ports, command->client, before, result, applied);
    keepLeases(ports, command->operation, result);
  }
  tellWatches(ports, applied);
  if (entry.kind == raft::EntryKind::Membership) {
    raft_.applyMembership(ports.clock.now(), entry);
  }
  raft_.applied(ports.clock.now(), entry.index);
  if (command) answer(ports, *command, result);
}

// Answers come in the order of the log, so who waits stands in front.
void Member::answer(Ports ports, const kv::Command& command, const kv::Result& result) {
  const auto waitsForIt = [&](const Waiting& w) {
    return w.client == command.client && w.sequence == command.sequence;
  };
  const bool fromOutside = command.client >= kv::kOutside;
  auto next = std::find_if(waiting_.begin(), waiting_.end(), waitsForIt);
  while (next != waiting_.end()) {
    const trace::OperationId id = next->id;
    next = waiting_.erase(next);
    // Of a command from outside that came twice, or too late, nobody knows what became of the
    // first.
    const bool isKnown = !fromOutside || result.done || !result.answer.empty();
    trace::OperationFinished finished{id, Outcome::Ok, Failure::None, {}, result};
    if (!isKnown) finished = {id, Outcome::Unknown, Failure::Timeout, {}, {}};
    ports.replies.answer(id, std::move(finished));
    if (fromOutside) return;  // each has a name of its own
    next = std::find_if(next, waiting_.end(), waitsForIt);
  }
}

void Member::setAlarm(Ports ports) {
  if (nextDeadline() == alarm_) return;
  alarm_ = nextDeadline();
  ports.clock.wakeAt(alarm_);
}

}  // namespace server
