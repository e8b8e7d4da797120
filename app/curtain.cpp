#include "app/curtain.h"

#include <algorithm>

namespace flotilla {

namespace {

template <class... Kinds>
bool isAnyOf(const trace::Body& body) {
  return (std::holds_alternative<Kinds>(body) || ...);
}

/// The event as it may be seen. One that is hidden becomes one that says nothing: events keep their
/// numbers, and their causes.
trace::Event seen(trace::Event event, const Curtain::Plan& plan) {
  const bool client =
      isAnyOf<trace::OperationStarted, trace::OperationReached, trace::OperationFinished>(
          event.body);
  const bool commit =
      isAnyOf<raft::CommitAdvanced, trace::Applied, trace::SnapshotTaken>(event.body);
  if (plan.timers && std::holds_alternative<trace::TimerSet>(event.body)) {
    event.body = trace::TimerSet{raft::kNever};
  } else if (plan.commits && (client || commit)) {
    event.body = trace::OperationReached{};
  }
  // A server that starts again knows from its disk how far it had committed.
  auto* started = std::get_if<trace::ServerStarted>(&event.body);
  if (started && plan.commits) started->hardState.commit = started->log.baseIndex();
  return event;
}

}  // namespace

bool Curtain::draw(const Plan& plan) {
  if (plan_ == plan) return false;
  lift();
  plan_ = plan;
  return true;
}

bool Curtain::lift() {
  const bool was = drawn();
  plan_.reset();
  trace_ = {};
  tape_ = {};
  cluster_ = {};
  return was;
}

void Curtain::follow(const trace::Trace& branch, const trace::Tape& tape, trace::EventId now) {
  const trace::EventId last = std::min(plan_->last, branch.lastId());
  if (last < trace_.lastId()) trace_ = {};  // another run was opened
  const trace::EventId gone = branch.droppedThrough();
  if (trace_.lastId() < gone) trace_ = branch.prefix(std::min(gone, last));
  while (trace_.lastId() < last) {
    trace_.append(seen(branch.at(trace::EventId{trace_.lastId().value + 1}), *plan_));
  }
  const trace::ClusterView end = trace_.viewAt(last);
  tape_ = tape.prefix(last, end);
  cluster_ = now < last ? trace_.viewAt(now) : end;
}

}  // namespace flotilla
