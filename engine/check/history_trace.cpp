#include "engine/check/history_trace.h"

namespace check {
namespace {

Answer answerOf(const trace::OperationFinished& finished, const Operation& operation) {
  const bool isCas = std::holds_alternative<kv::CompareAndSet>(operation.what);
  switch (finished.outcome) {
    case trace::Outcome::Ok:
      if (finished.result.done) return Answer::Ok;
      // What the keyspace refused was not even compared.
      return isCas && finished.result.answer.empty() ? Answer::Mismatch : Answer::Failed;
    case trace::Outcome::Failed:
      return Answer::Failed;
    case trace::Outcome::Unknown:
      return Answer::Unknown;
  }
  return Answer::Unknown;
}

}  // namespace

void HistoryOfTrace::observe(const trace::Event& event) {
  if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
    open_[started->id] = history_.operations.size();
    Operation operation;
    operation.client = started->command.client;
    operation.what = history_.unjudged.read(started->command.operation);
    operation.call = event.id.value;
    operation.calledAt = event.at;
    history_.operations.push_back(std::move(operation));
  } else if (const auto* finished = std::get_if<trace::OperationFinished>(&event.body)) {
    const auto at = open_.find(finished->id);
    if (at == open_.end()) return;
    Operation& operation = history_.operations[at->second];
    open_.erase(at);
    operation.answer = answerOf(*finished, operation);
    if (operation.answer == Answer::Unknown) return;
    operation.returned = event.id.value;
    operation.returnedAt = event.at;
    // A call that did not ask for what was there before was told nothing of it.
    const bool wasTold = finished->result.answer.empty() || finished->result.value;
    if (operation.answer != Answer::Failed && wasTold) {
      operation.seen = Operation::Seen{finished->result.value};
    }
  }
}

History historyOf(const std::vector<trace::Event>& events) {
  HistoryOfTrace taken;
  for (const trace::Event& event : events) taken.observe(event);
  return taken.history();
}

}  // namespace check
