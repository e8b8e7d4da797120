#include "engine/cluster/door.h"

#include <algorithm>

#include "engine/cluster/member_ports.h"
#include "engine/kv/calls.h"

namespace cluster {
namespace {

/// A call's sequence: its member's epoch, and below that its number in it.
constexpr unsigned kEpochShift = 32;

}  // namespace

using server::CallEnd;
using server::CallId;
using trace::Failure;
using trace::Outcome;

Door::Door(World& world) : cluster_(dynamic_cast<Cluster&>(world)) { cluster_.door_.set(this); }
Door::~Door() { cluster_.door_.set(nullptr); }

const server::Member* Door::memberOf(ServerId id) const {
  if (!id || id.value > cluster_.settings_.allServers()) return nullptr;
  const Process& process = cluster_.process(id);
  return process.running() ? &*process.member : nullptr;
}

// No two runs of a program may use the same name, nor two starts of a member: an entry of the one
// would be taken for the other's.
kv::Command Door::commandOf(ServerId via, kv::Operation operation) {
  const kv::ClientId client = kv::kOutside + via.value;
  Names& names = names_[via];
  const std::uint64_t incarnation = cluster_.process(via).incarnation;
  const server::Member* member = memberOf(via);
  // The clock may have been set back, and the log of an earlier run may be applied only now.
  const std::uint64_t used = member == nullptr ? 0 : member->store().lastOf(client);
  if (names.incarnation != incarnation || used > names.last) {
    names.incarnation = incarnation;
    names.epoch = std::max({names.epoch + 1, cluster_.wallSeconds(), (used >> kEpochShift) + 1});
    names.last = names.epoch << kEpochShift;
  }
  return {client, ++names.last, std::move(operation)};
}

CallId Door::open(ServerId via, const kv::Command& command, Trace trace) {
  cluster_.beginStep();
  const CallId id = cluster_.clients_.nameOperation();
  open_[id] = {via, command.operation, trace};
  trace::EventId started;
  if (trace == Trace::Shown) {
    started = cluster_.emit(ServerId{}, trace::OperationStarted{id, via, command});
  }
  cluster_.noteStart(started);
  return id;
}

CallId Door::call(ServerId via, kv::Request request) {
  const server::Member* member = memberOf(via);
  const auto fault = kv::faultOf(request);
  const bool full = member != nullptr && !fault && isFull(via, request);
  if (!full && !fault) return propose(via, kv::operationOf(request));
  // Nothing of it comes into the log, nor into the trace.
  const CallId id = open(via, {0, 0, kv::callOf(request)}, Trace::Hidden);
  const kv::Revision revision = member != nullptr ? member->store().revision() : 0;
  if (full) raiseAlarm(via);
  end(id, {}, kv::Answer{fault.value_or(kv::Refusal::NoSpace), revision});
  return id;
}

bool Door::isFull(ServerId via, const kv::Request& request) const {
  if (quota_ == 0 || !kv::needsSpace(request)) return false;
  const kv::Keyspace& space = memberOf(via)->store().keyspace();
  return space.bytes() + kv::encode(request).size() > quota_;
}

void Door::raiseAlarm(ServerId via) {
  if (memberOf(via)->store().keyspace().alarms().contains(via.value)) return;
  Raising& raising = raising_[via];
  if (cluster_.now() < raising.again) return;
  giveUp(raising.call);
  raising.again = cluster_.now() + cluster_.settings_.clientTimeout;
  const kv::AlarmRequest alarm{via.value, kv::AlarmRequest::To::Raised};
  raising.call = propose(via, kv::callOf(alarm), For::Alarm);
}

CallId Door::propose(ServerId via, kv::Operation operation, For whom) {
  auto command = std::make_shared<const kv::Command>(commandOf(via, std::move(operation)));
  const CallId id = open(via, *command, Trace::Shown);
  open_[id].whom = whom;
  if (memberOf(via) == nullptr) {
    end(id, {id, Outcome::Failed, Failure::Unreachable, {}, {}}, Failure::Unreachable);
  } else if (gathers_) {
    gathered_[via].push_back({via, id, std::move(command)});
  } else {
    cluster_.accept(cluster_.process(via), RequestArrival{via, id, std::move(command)});
  }
  return id;
}

// A member that stopped meanwhile has ended its calls.
void Door::handOn() {
  gathers_ = false;
  for (auto& [via, requests] : std::exchange(gathered_, {})) {
    if (memberOf(via) == nullptr) continue;
    cluster_.beginStep();
    if (requests.size() == 1) {
      cluster_.accept(cluster_.process(via), std::move(requests.front()));
    } else {
      cluster_.accept(cluster_.process(via), RequestsArrival{std::move(requests)});
    }
  }
}

CallId Door::read(ServerId via, kv::RangeRequest request, server::ReadAs as) {
  const kv::Operation operation = kv::operationOf(kv::Request(request));
  const Trace trace = std::holds_alternative<kv::Get>(operation) ? Trace::Shown : Trace::Hidden;
  if (as == server::ReadAs::Linearizable) {
    return askMember(via, operation, trace, std::move(request));
  }
  // It may be behind, and nobody claims otherwise: a history must not be judged by it.
  const server::Member* member = memberOf(via);
  const CallId id = open(via, {0, 0, operation}, Trace::Hidden);
  if (member == nullptr) {
    end(id, {}, Failure::Unreachable);
  } else {
    end(id, {}, member->store().keyspace().read(request));
  }
  return id;
}

CallId Door::barrier(ServerId via) { return askMember(via, kv::Get{}, Trace::Hidden, kv::Done{}); }

CallId Door::askMember(ServerId via, const kv::Operation& operation, Trace trace,
                       server::Member::ReadRequest request) {
  const CallId id = open(via, commandOf(via, operation), trace);
  if (memberOf(via) == nullptr) {
    end(id, {id, Outcome::Failed, Failure::Unreachable, {}, {}}, Failure::Unreachable);
  } else {
    cluster_.accept(cluster_.process(via), ReadArrival{id, std::move(request)});
  }
  return id;
}

void Door::giveUp(CallId id) {
  const auto found = open_.find(id);
  if (found == open_.end()) return;
  const Trace trace = found->second.trace;
  open_.erase(found);
  if (trace == Trace::Hidden) return;
  cluster_.beginStep();
  cluster_.trigger_ = cluster_.startOf(id);
  cluster_.emit(ServerId{},
                trace::OperationFinished{id, Outcome::Unknown, Failure::Timeout, {}, {}});
}

bool Door::answered(const trace::OperationFinished& answer) {
  const auto found = open_.find(answer.id);
  if (found == open_.end()) return false;
  if (answer.outcome != Outcome::Ok) {
    end(answer.id, answer, answer.failure);
    return true;
  }
  if (const auto told = kv::answerOf(found->second.operation, answer.result)) {
    end(answer.id, answer, *told);
  } else {
    // It was applied, and what it came to cannot be told.
    end(answer.id, {answer.id, Outcome::Unknown, Failure::Timeout, {}, {}}, Failure::Timeout);
  }
  return true;
}

void Door::answeredRead(CallId id, kv::Answer answer) {
  const kv::Result result{kv::isDone(answer), kv::valueIn(answer), answer.revision, {}};
  end(id, {id, Outcome::Ok, Failure::None, {}, result}, answer);
}

void Door::end(CallId id, trace::OperationFinished shown, const CallEnd& end) {
  const auto found = open_.find(id);
  if (found == open_.end()) return;
  const For whom = found->second.whom;
  if (found->second.trace == Trace::Shown) cluster_.emit(ServerId{}, std::move(shown));
  open_.erase(found);
  if (whom == For::Caller && listener_ != nullptr) listener_->ended(id, end);
}

void Door::told(ServerId by, const kv::Told& told) {
  if (listener_ != nullptr) listener_->told(by, told);
}

void Door::stopped(ServerId id) {
  raising_.erase(id);
  std::vector<CallId> lost;
  for (const auto& [call, open] : open_) {
    if (open.via == id) lost.push_back(call);
  }
  for (const CallId call : lost) {
    end(call, {call, Outcome::Unknown, Failure::Unreachable, {}, {}}, Failure::Unreachable);
  }
  if (listener_ != nullptr) listener_->stopped(id);
}

bool Door::watch(ServerId at, kv::WatchId id, kv::WatchRequest request) {
  if (memberOf(at) == nullptr) return false;
  cluster_.beginStep();
  Process& process = cluster_.process(at);
  process.member->watch(MemberPorts(cluster_, process).ports(), id, std::move(request));
  return true;
}

bool Door::cancelWatch(ServerId at, kv::WatchId id) {
  if (memberOf(at) == nullptr) return false;
  cluster_.beginStep();
  Process& process = cluster_.process(at);
  return process.member->cancelWatch(MemberPorts(cluster_, process).ports(), id);
}

std::optional<kv::Revision> Door::toldThrough(ServerId at, kv::WatchId id) const {
  const server::Member* member = memberOf(at);
  return member == nullptr ? std::nullopt : member->watches().toldThrough(id);
}

std::optional<kv::Keyspace> Door::keyspace(ServerId at) const {
  const server::Member* member = memberOf(at);
  return member == nullptr ? std::nullopt : std::optional(member->store().keyspace());
}

std::optional<server::MemberStatus> Door::status(ServerId at) const {
  const server::Member* member = memberOf(at);
  if (member == nullptr) return std::nullopt;
  const raft::Raft& raft = member->raft();
  const kv::Keyspace& space = member->store().keyspace();
  server::MemberStatus status{raft.leader(),        raft.currentTerm(), raft.log().lastIndex(),
                              raft.commitIndex(),   raft.lastApplied(), raft.roleName(),
                              raft.configuration(), space.revision(),   space.compacted(),
                              space.bytes()};
  if (const auto* leads = std::get_if<raft::Leader>(&raft.role())) {
    for (const raft::Progress& of : leads->progress) {
      status.matched.emplace_back(of.peer, of.matchIndex);
    }
  }
  return status;
}

std::optional<server::Standing> Door::standing(ServerId at) const {
  const server::Member* member = memberOf(at);
  if (member == nullptr) return std::nullopt;
  const raft::Raft& raft = member->raft();
  return server::Standing{raft.leader(), raft.currentTerm(), member->store().revision()};
}

std::optional<server::LeaseLeft> Door::leaseLeft(ServerId at, kv::LeaseId id) const {
  const server::Member* member = memberOf(at);
  const auto* lease = member == nullptr ? nullptr : member->store().keyspace().leases().find(id);
  if (lease == nullptr) return std::nullopt;
  Process& process = cluster_.process(at);
  const auto left = member->leases().left(id, MemberPorts(cluster_, process).now());
  const raft::Duration granted = std::chrono::seconds(lease->value.seconds);
  return server::LeaseLeft{granted, left.value_or(granted)};
}

}  // namespace cluster
