#include "engine/check/history_trace.h"

#include <algorithm>
#include <utility>

namespace check {
namespace {

Answer answerOf(trace::Outcome outcome, const kv::Result& result, const Operation& operation) {
  const bool isCas = std::holds_alternative<kv::CompareAndSet>(operation.what);
  switch (outcome) {
    case trace::Outcome::Ok:
      if (result.done) return Answer::Ok;
      // What the keyspace refused was not even compared.
      return isCas && result.answer.empty() ? Answer::Mismatch : Answer::Failed;
    case trace::Outcome::Failed:
      return Answer::Failed;
    case trace::Outcome::Unknown:
      return Answer::Unknown;
  }
  return Answer::Unknown;
}

/// Of the objects and what their strings hold outside of them, about.
std::size_t sizeOf(const Operation& operation) {
  const auto* call = std::get_if<kv::Call>(&operation.what);
  const std::size_t request = call ? call->key.size() + call->request.size() : 0;
  const auto* put = std::get_if<kv::Put>(&operation.what);
  const std::size_t value = put ? put->value.size() : 0;
  const std::size_t seen =
      operation.seen && operation.seen->value ? operation.seen->value->size() : 0;
  return sizeof(Operation) + sizeof(trace::OperationId) + request + value + seen;
}

/// Of one key. Of any other call it is remembered which keys are not judged.
bool writes(const Operation& operation) {
  return !std::holds_alternative<kv::Get>(operation.what) &&
         !std::holds_alternative<kv::Call>(operation.what);
}

}  // namespace

void answer(Operation& operation, trace::EventId by, raft::Instant at, trace::Outcome outcome,
            const kv::Result& result) {
  operation.answer = answerOf(outcome, result, operation);
  if (operation.answer == Answer::Unknown) return;
  operation.returned = by.value;
  operation.returnedAt = at;
  // A call that did not ask for what was there before was told nothing of it.
  const bool wasTold = result.answer.empty() || result.value;
  if (operation.answer != Answer::Failed && wasTold) {
    operation.seen = Operation::Seen{result.value};
  }
}

void HistoryOfTrace::observe(const trace::Event& event) {
  if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
    start(event, *started);
  } else if (const auto* finished = std::get_if<trace::OperationFinished>(&event.body)) {
    finish(event, *finished);
  } else if (const auto* server = std::get_if<trace::ServerStarted>(&event.body)) {
    // Its calls were seen by nobody here.
    const bool goesOn = server->incarnation == 1 && server->log.lastIndex();
    if (goesOn) history_.lostThrough = event.id.value;
  }
}

void HistoryOfTrace::start(const trace::Event& event, const trace::OperationStarted& started) {
  Operation operation;
  operation.client = started.command.client;
  operation.what = history_.unjudged.read(started.command.operation);
  operation.call = event.id.value;
  operation.calledAt = event.at;
  open_[started.id] = ids_.size();
  keep(started.id, std::move(operation));
}

void HistoryOfTrace::finish(const trace::Event& event, const trace::OperationFinished& finished) {
  const auto at = open_.find(finished.id);
  if (at == open_.end()) return;
  Operation& operation = history_.operations[at->second];
  open_.erase(at);
  bytes_ -= sizeOf(operation);
  answer(operation, event.id, event.at, finished.outcome, finished.result);
  bytes_ += sizeOf(operation);
}

void HistoryOfTrace::keep(trace::OperationId id, Operation operation) {
  bytes_ += sizeOf(operation);
  ids_.push_back(id);
  history_.operations.push_back(std::move(operation));
}

// A write that nobody answered may happen at any later time: it must stay known. Of too many of
// them none is kept, and nothing is judged any more.
void HistoryOfTrace::forgetHalf() {
  const std::size_t half = ids_.size() / 2;
  if (half == 0) return;
  HistoryOfTrace left;
  const std::uint64_t cut = history_.operations[half].call;
  left.lost_ = std::move(lost_);
  left.history_.lostThrough = std::max(history_.lostThrough, cut - 1);
  const auto mayHappen = [cut](const Operation& of) { return writes(of) && of.returned > cut; };
  const auto kept =
      std::count_if(history_.operations.begin(),
                    history_.operations.begin() + static_cast<std::ptrdiff_t>(half), mayHappen);
  const bool tooMany = static_cast<std::size_t>(kept) > half / 2;
  if (tooMany) left.lost_.coverAll();
  left.history_.unjudged = left.lost_;
  for (std::size_t k = 0; k < ids_.size(); ++k) {
    Operation& operation = history_.operations[k];
    const bool stays = k >= half || (!tooMany && mayHappen(operation));
    if (k < half) left.lost_.read(operation.what);
    left.history_.unjudged.read(operation.what);
    if (!stays) continue;
    if (open_.contains(ids_[k])) left.open_[ids_[k]] = left.ids_.size();
    left.keep(ids_[k], std::move(operation));
  }
  *this = std::move(left);
}

HistoryOfTrace HistoryOfTrace::upTo(trace::EventId last) const {
  HistoryOfTrace earlier;
  earlier.lost_ = lost_;
  earlier.history_.unjudged = lost_;
  earlier.history_.lostThrough = history_.lostThrough;
  for (std::size_t k = 0; k < ids_.size(); ++k) {
    Operation operation = history_.operations[k];
    if (operation.call > last.value) break;
    const bool returned = operation.returned <= last.value;
    if (!returned) {
      operation.answer = Answer::Unknown;
      operation.returned = kNoReturn;
      operation.returnedAt = raft::kNever;
      operation.seen.reset();
      earlier.open_[ids_[k]] = k;
    }
    earlier.history_.unjudged.read(operation.what);
    earlier.keep(ids_[k], std::move(operation));
  }
  return earlier;
}

History historyOf(const std::vector<trace::Event>& events) {
  HistoryOfTrace taken;
  for (const trace::Event& event : events) taken.observe(event);
  return taken.history();
}

}  // namespace check
