// Clients: their requests and answers travel with the latency of the cluster's links; a server that
// is down refuses the connection, a paused one keeps them waiting.
#include <algorithm>

#include "engine/cluster/chance.h"
#include "engine/cluster/door.h"
#include "engine/cluster/member_ports.h"

namespace cluster {

namespace {
/// Attempts of one command have draws of their own.
constexpr std::uint64_t kAttempts = kRetriesMost + 1;

/// Of a program outside that waited no longer before the server looked at its call. What it wants
/// is not done behind its back, as by etcd, which proposes nothing whose time is over.
bool isGivenUp(const Door* door, const RequestArrival& request) {
  const kv::ClientId client = request.command->client;
  const bool fromOutside = client >= kv::kOutside && client < kv::kKeepers;
  return door != nullptr && fromOutside && !door->waitsFor(request.operation);
}
}  // namespace

std::string Cluster::submit(const Submit& command) {
  if (std::string why = clients_.check(command); !why.empty()) return why;
  carryOut(clients_.submit(now_, command, command.via ? command.via : likelyLeader()));
  return {};
}

ServerId Cluster::likelyLeader() {
  const Process* best = nullptr;
  const Process* first = nullptr;
  for (ServerId id{1}; id.value <= settings_.allServers(); ++id) {
    const Process& each = process(id);
    if (!each.running()) continue;
    if (first == nullptr) first = &each;
    const raft::Raft& raft = each.member->raft();
    if (raft.roleName() != raft::RoleName::Leader) continue;
    if (best == nullptr || raft.currentTerm() > best->member->raft().currentTerm()) best = &each;
  }
  if (best != nullptr) return best->id;
  return first != nullptr ? first->id : ServerId{1};
}

void Cluster::resumeClient(kv::ClientId client, std::uint64_t sequence) {
  clients_.resume(client, sequence);
}

void Cluster::carryOut(const Clients::Output& output) {
  const trace::EventId cause = trigger_;
  for (const trace::OperationFinished& finished : output.finished) {
    const trace::EventId started = startOf(finished.id);
    trigger_ = cause ? cause : started;
    emit(ServerId{}, finished);
  }
  trigger_ = cause;
  for (const Clients::Request& request : output.send) sendRequest(request);
  setClientAlarm();
}

// A cluster that serves for months names many operations.
void Cluster::noteStart(trace::EventId started) {
  if (!untold_) operations_.push_back(started);
}

trace::EventId Cluster::startOf(trace::OperationId id) const {
  return id.value <= operations_.size() ? operations_[id.value - 1] : trace::EventId{};
}

void Cluster::sendRequest(const Clients::Request& request) {
  if (request.attempt == 1) {
    noteStart(emit(ServerId{}, trace::OperationStarted{request.id, request.to, request.command}));
  }
  const Draw draw{Purpose::Request, request.command.client, request.to.value,
                  request.command.sequence * kAttempts + request.attempt};
  const Duration flight =
      drawBetween(seed(), draw, settings_.links.latencyMin, settings_.links.latencyMax);
  auto command = std::make_shared<const kv::Command>(request.command);
  schedule(now_ + flight, RequestArrival{request.to, request.id, std::move(command)});
}

void Cluster::requestArrives(const RequestArrival& request) {
  Process& to = process(request.server);
  if (to.running()) {
    accept(to, request);
    return;
  }
  trigger_ = startOf(request.operation);
  answer(to.id, {.id = request.operation,
                 .outcome = trace::Outcome::Failed,
                 .failure = trace::Failure::Unreachable,
                 .leaderHint = {},
                 .result = {}});
}

void Cluster::performRequest(Process& process, const RequestArrival& request) {
  if (isGivenUp(door_.get(), request)) return;
  trigger_ = startOf(request.operation);
  trigger_ = emit(process.id, trace::OperationReached{request.operation});
  process.member->request(MemberPorts(*this, process).ports(), request.operation, *request.command);
}

// What comes of all together has each of them for a cause.
void Cluster::performRequests(Process& process, const RequestsArrival& all) {
  std::vector<server::Member::Asked> asked;
  std::vector<trace::EventId> reached;
  for (const RequestArrival& request : all.requests) {
    if (isGivenUp(door_.get(), request)) continue;
    trigger_ = startOf(request.operation);
    reached.push_back(emit(process.id, trace::OperationReached{request.operation}));
    asked.push_back({request.operation, request.command.get()});
  }
  if (reached.empty()) return;
  trigger_ = reached.back();
  reached.pop_back();
  const std::size_t from = events_.size();
  process.member->requests(MemberPorts(*this, process).ports(), asked);
  for (std::size_t i = from; i < events_.size(); ++i) {
    if (!std::holds_alternative<raft::Appended>(events_[i].body)) continue;
    events_[i].causes.insert(events_[i].causes.end(), reached.begin(), reached.end());
  }
}

void Cluster::performRead(Process& process, const ReadArrival& read) {
  trigger_ = startOf(read.id);
  if (trigger_) trigger_ = emit(process.id, trace::OperationReached{read.id});
  process.member->read(MemberPorts(*this, process).ports(), read.id, read.request);
}

void Cluster::answer(ServerId from, const trace::OperationFinished& answer) {
  const kv::Command* command = clients_.commandOf(answer.id);
  if (command == nullptr) command = keepers_.commandOf(answer.id);
  if (command == nullptr) return;  // nobody waits any more
  const Draw draw{Purpose::Answer, from.value, command->client, command->sequence};
  const Duration flight =
      drawBetween(seed(), draw, settings_.links.latencyMin, settings_.links.latencyMax);
  const trace::EventId cause = lastApplied_ ? lastApplied_ : trigger_;
  schedule(now_ + flight,
           AnswerArrival{std::make_shared<const trace::OperationFinished>(answer), cause});
}

void Cluster::answerArrives(const AnswerArrival& arrival) {
  const trace::OperationFinished& answer = *arrival.answer;
  const kv::Command* kept = keepers_.commandOf(answer.id);
  const kv::Command* asked = kept != nullptr ? kept : clients_.commandOf(answer.id);
  const kv::ClientId keeper = kept != nullptr ? kv::kKeepers : 0;
  if (asked != nullptr && waitsFor(asked->client - keeper, arrival)) return;
  trigger_ = arrival.cause;
  if (kept != nullptr) return carryOut(keepers_.answered(now_, answer));
  carryOut(answer.failure == trace::Failure::Unreachable
               ? clients_.unreachable(now_, answer.id)
               : clients_.answered(now_, answer.id, answer));
}

bool Cluster::clientAlarmRings(const ClientAlarm& alarm) {
  if (alarm.alarm != clientAlarm_) return false;
  clientDeadline_ = raft::kNever;
  carryOut(clients_.deadlineReached(now_));
  carryOut(keepers_.deadlineReached(now_, clients_.halted(), clients_));
  carryOut(watchers_.deadlineReached(now_, clients_.halted()));
  return true;
}

void Cluster::setClientAlarm() {
  const Instant wanted =
      std::min({clients_.nextDeadline(), keepers_.nextDeadline(clients_.halted()),
                watchers_.nextDeadline(clients_.halted())});
  if (wanted == clientDeadline_) return;
  clientDeadline_ = wanted;
  ++clientAlarm_;
  if (wanted != raft::kNever) schedule(wanted, ClientAlarm{clientAlarm_});
}

}  // namespace cluster
