// Clients: their requests and answers travel with the latency of the cluster's links; a server that
// is down refuses the connection, a paused one keeps them waiting.
#include "engine/sim/member_ports.h"
#include "engine/sim/world.h"

namespace sim {

namespace {
/// Attempts of one command have draws of their own.
constexpr std::uint64_t kAttempts = cluster::kRetriesMost + 1;
}  // namespace

std::string SimWorld::submit(const cluster::Submit& command) {
  if (std::string why = clients_.check(command); !why.empty()) return why;
  carryOut(clients_.submit(now_, command, command.via ? command.via : likelyLeader()));
  return {};
}

raft::ServerId SimWorld::likelyLeader() const {
  const Node* best = nullptr;
  const Node* first = nullptr;
  for (const Node& node : nodes_) {
    if (!node.running()) continue;
    if (first == nullptr) first = &node;
    const raft::Raft& raft = node.member->raft();
    if (raft.roleName() != raft::RoleName::Leader) continue;
    if (best == nullptr || raft.currentTerm() > best->member->raft().currentTerm()) best = &node;
  }
  if (best != nullptr) return best->id;
  return first != nullptr ? first->id : raft::ServerId{1};
}

void SimWorld::carryOut(const cluster::Clients::Output& output) {
  const trace::EventId cause = trigger_;
  for (const trace::OperationFinished& finished : output.finished) {
    const trace::EventId started = operations_[finished.id.value - 1];
    trigger_ = cause ? cause : started;
    emit(raft::ServerId{}, finished);
  }
  trigger_ = cause;
  for (const cluster::Clients::Request& request : output.send) sendRequest(request);
  setClientAlarm();
}

void SimWorld::sendRequest(const cluster::Clients::Request& request) {
  if (request.attempt == 1) {
    operations_.push_back(
        emit(raft::ServerId{}, trace::OperationStarted{request.id, request.to, request.command}));
  }
  const Draw draw{Purpose::Request, request.command.client, request.to.value,
                  request.command.sequence * kAttempts + request.attempt};
  const raft::Duration flight =
      cluster::drawBetween(seed(), draw, settings_.links.latencyMin, settings_.links.latencyMax);
  auto command = std::make_shared<const kv::Command>(request.command);
  schedule_.add(now_ + flight, RequestArrival{request.to, request.id, std::move(command)});
}

void SimWorld::requestArrives(const RequestArrival& request) {
  Node& to = node(request.server);
  if (to.running()) {
    accept(to, request);
    return;
  }
  trigger_ = operations_[request.operation.value - 1];
  answer(to.id, {.id = request.operation,
                 .outcome = trace::Outcome::Failed,
                 .failure = trace::Failure::Unreachable,
                 .leaderHint = {},
                 .result = {}});
}

void SimWorld::performRequest(Node& node, const RequestArrival& request) {
  trigger_ = operations_[request.operation.value - 1];
  trigger_ = emit(node.id, trace::OperationReached{request.operation});
  node.member->request(MemberPorts(*this, node).ports(), request.operation, *request.command);
}

void SimWorld::answer(raft::ServerId from, const trace::OperationFinished& answer) {
  const kv::Command* command = clients_.commandOf(answer.id);
  if (command == nullptr) return;  // nobody waits any more
  const Draw draw{Purpose::Answer, from.value, command->client, command->sequence};
  const raft::Duration flight =
      cluster::drawBetween(seed(), draw, settings_.links.latencyMin, settings_.links.latencyMax);
  const trace::EventId cause = lastApplied_ ? lastApplied_ : trigger_;
  schedule_.add(now_ + flight,
                AnswerArrival{std::make_shared<const trace::OperationFinished>(answer), cause});
}

void SimWorld::answerArrives(const AnswerArrival& arrival) {
  trigger_ = arrival.cause;
  const trace::OperationFinished& answer = *arrival.answer;
  carryOut(answer.failure == trace::Failure::Unreachable
               ? clients_.unreachable(now_, answer.id)
               : clients_.answered(now_, answer.id, answer));
}

bool SimWorld::clientAlarmRings(const ClientAlarm& alarm) {
  if (alarm.alarm != clientAlarm_) return false;
  clientDeadline_ = raft::kNever;
  carryOut(clients_.deadlineReached(now_));
  return true;
}

void SimWorld::setClientAlarm() {
  const raft::Instant wanted = clients_.nextDeadline();
  if (wanted == clientDeadline_) return;
  clientDeadline_ = wanted;
  ++clientAlarm_;
  if (wanted != raft::kNever) schedule_.add(wanted, ClientAlarm{clientAlarm_});
}

}  // namespace sim
