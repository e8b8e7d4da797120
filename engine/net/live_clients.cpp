// The simulated clients' way to the members and back.
#include "engine/net/live_ports.h"
#include "engine/net/live_world.h"

namespace net {

using cluster::Purpose;

std::string LiveWorld::submit(const cluster::Submit& submit) {
  if (std::string why = clients_.check(submit); !why.empty()) return why;
  raft::ServerId via = submit.via;
  if (!via) via = view_.leader() ? view_.leader() : raft::ServerId{1};
  carryOut(clients_.submit(now_, submit, via), {});
  return {};
}

void LiveWorld::carryOut(const cluster::Clients::Output& output, trace::EventId cause) {
  for (const cluster::Clients::Request& request : output.send) {
    trigger_ = cause;
    trace::EventId started = cause;
    if (request.attempt == 1) {
      started = emit({}, trace::OperationStarted{request.id, request.to, request.command});
    }
    schedule_.add(now_ + clientFlight(Purpose::Request),
                  RequestArrival{request.to, request.id, started});
  }
  for (const trace::OperationFinished& finished : output.finished) {
    trigger_ = cause;
    emit({}, finished);
  }
  if (clients_.nextDeadline() != clientAlarm_) {
    clientAlarm_ = clients_.nextDeadline();
    if (clientAlarm_ != raft::kNever) schedule_.add(clientAlarm_, ClientAlarm{});
  }
}

void LiveWorld::requestArrives(const RequestArrival& request) {
  Node& to = node(request.server);
  if (to.running()) {
    accept(to, request);
  } else {
    carryOut(clients_.unreachable(now_, request.operation), request.started);
  }
}

void LiveWorld::performRequest(Node& node, const RequestArrival& request) {
  const kv::Command* command = clients_.commandOf(request.operation);
  if (!command) return;
  trigger_ = request.started;
  trigger_ = emit(node.id, trace::OperationReached{request.operation});
  node.member->request(LivePorts(*this, node).ports(), request.operation, kv::Command(*command));
}

void LiveWorld::answer(trace::OperationFinished answer) {
  const trace::EventId cause = lastApplied_ ? lastApplied_ : trigger_;
  schedule_.add(now_ + clientFlight(Purpose::Answer), AnswerArrival{std::move(answer), cause});
}

raft::Duration LiveWorld::clientFlight(Purpose purpose) {
  const cluster::Draw draw{purpose, 0, 0, ++clientFlights_};
  return cluster::drawBetween(settings_.seed, draw, settings_.links.latencyMin,
                              settings_.links.latencyMax);
}

}  // namespace net
