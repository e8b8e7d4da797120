// The simulated clients' way to the members and back.
#include "engine/net/live_ports.h"
#include "engine/net/live_world.h"

namespace net {

using cluster::Purpose;

std::string LiveWorld::submit(const cluster::Submit& submit) {
  if (std::string why = clients_.check(submit); !why.empty()) return why;
  carryOut(clients_.submit(now_, submit, submit.via ? submit.via : likelyLeader()));
  return {};
}

raft::ServerId LiveWorld::likelyLeader() const {
  const Node* best = nullptr;
  const Node* first = nullptr;
  for (const auto& node : nodes_) {
    if (!node->running()) continue;
    if (first == nullptr) first = node.get();
    const raft::Raft& raft = node->member->raft();
    if (raft.roleName() != raft::RoleName::Leader) continue;
    if (best == nullptr || raft.currentTerm() > best->member->raft().currentTerm()) {
      best = node.get();
    }
  }
  if (best != nullptr) return best->id;
  return first != nullptr ? first->id : raft::ServerId{1};
}

void LiveWorld::carryOut(const cluster::Clients::Output& output) {
  const trace::EventId cause = trigger_;
  for (const trace::OperationFinished& finished : output.finished) {
    trigger_ = cause ? cause : operations_[finished.id.value - 1];
    emit({}, finished);
  }
  trigger_ = cause;
  for (const cluster::Clients::Request& request : output.send) {
    if (request.attempt == 1) {
      operations_.push_back(
          emit({}, trace::OperationStarted{request.id, request.to, request.command}));
    }
    auto command = std::make_shared<const kv::Command>(request.command);
    schedule_.add(now_ + clientFlight(Purpose::Request),
                  RequestArrival{request.to, request.id, std::move(command)});
  }
  if (clients_.nextDeadline() == clientAlarm_) return;
  clientAlarm_ = clients_.nextDeadline();
  if (clientAlarm_ != raft::kNever) schedule_.add(clientAlarm_, ClientAlarm{});
}

// A server that is down refuses the connection, a paused one keeps it waiting.
void LiveWorld::requestArrives(const RequestArrival& request) {
  Node& to = node(request.server);
  if (to.running()) {
    accept(to, request);
    return;
  }
  trigger_ = operations_[request.operation.value - 1];
  answer({.id = request.operation,
          .outcome = trace::Outcome::Failed,
          .failure = trace::Failure::Unreachable,
          .leaderHint = {},
          .result = {}});
}

void LiveWorld::performRequest(Node& node, const RequestArrival& request) {
  trigger_ = operations_[request.operation.value - 1];
  trigger_ = emit(node.id, trace::OperationReached{request.operation});
  node.member->request(LivePorts(*this, node).ports(), request.operation, *request.command);
}

void LiveWorld::answer(trace::OperationFinished answer) {
  if (clients_.commandOf(answer.id) == nullptr) return;  // nobody waits any more
  const trace::EventId cause = lastApplied_ ? lastApplied_ : trigger_;
  schedule_.add(now_ + clientFlight(Purpose::Answer), AnswerArrival{std::move(answer), cause});
}

void LiveWorld::answerArrives(const AnswerArrival& arrival) {
  const trace::OperationFinished& answer = arrival.answer;
  trigger_ = arrival.cause;
  carryOut(answer.failure == trace::Failure::Unreachable
               ? clients_.unreachable(now_, answer.id)
               : clients_.answered(now_, answer.id, answer));
}

raft::Duration LiveWorld::clientFlight(Purpose purpose) {
  const cluster::Draw draw{purpose, 0, 0, ++clientFlights_};
  return cluster::drawBetween(settings_.seed, draw, settings_.links.latencyMin,
                              settings_.links.latencyMax);
}

}  // namespace net
