#include "app/view/client_history.h"

#include <algorithm>

namespace view {

trace::OperationView asOf(const ClientOperation& operation, trace::EventId now) {
  trace::OperationView shown = operation.shown;
  if (operation.endedBy(now)) return shown;
  shown.finishedAt = raft::kNever;
  shown.outcome = trace::Outcome::Unknown;
  shown.failure = trace::Failure::None;
  shown.result = {};
  return shown;
}

bool ClientHistory::bring(const trace::Trace& trace) {
  const bool known = stillTrue(trace);
  if (!known) *this = ClientHistory{};
  last_ = &trace;
  const trace::EventId first = std::max(readTo_, trace.droppedThrough());
  complete_ = complete_ && first == readTo_;
  const trace::EventId end{std::min(trace.lastId().value, first.value + kEventsAFrame)};
  for (trace::EventId id = first + 1; id <= end; ++id) read(trace.at(id));
  if (end > first) {
    readTo_ = end;
    lastRead_ = trace.at(end);
  }
  return !known;
}

bool ClientHistory::stillTrue(const trace::Trace& trace) const {
  if (!readTo_) return true;
  if (&trace != last_ || readTo_ > trace.lastId()) return false;
  return readTo_ <= trace.droppedThrough() || trace.at(readTo_) == lastRead_;
}

void ClientHistory::read(const trace::Event& event) {
  taken_.observe(event);
  if (const auto* started = std::get_if<trace::OperationStarted>(&event.body)) {
    start(event, *started);
  } else if (const auto* finished = std::get_if<trace::OperationFinished>(&event.body)) {
    finish(event, *finished);
  }
}

void ClientHistory::start(const trace::Event& event, const trace::OperationStarted& started) {
  ClientOperation operation;
  operation.shown.id = started.id;
  operation.shown.via = started.via;
  operation.shown.command = started.command;
  operation.shown.startedAt = event.at;
  operation.call = event.id;
  operation.lane = freeLane(started.command.client);
  open_[started.id] = operations_.size();
  openEnded_.push_back(operations_.size());
  operations_.push_back(std::move(operation));
}

void ClientHistory::finish(const trace::Event& event, const trace::OperationFinished& finished) {
  const auto at = open_.find(finished.id);
  if (at == open_.end()) return;
  const std::size_t place = at->second;
  ClientOperation& operation = operations_[place];
  open_.erase(at);
  operation.end = event.id;
  operation.shown.finishedAt = event.at;
  operation.shown.outcome = finished.outcome;
  operation.shown.failure = finished.failure;
  operation.shown.leaderHint = finished.leaderHint;
  operation.shown.result = finished.result;
  busy_[operation.shown.command.client][operation.lane] = false;
  longest_ = std::max(longest_, event.at - operation.shown.startedAt);
  if (finished.outcome == trace::Outcome::Unknown) return;
  lastReturn_ = event.id;
  std::erase(openEnded_, place);
}

std::size_t ClientHistory::freeLane(kv::ClientId client) {
  std::vector<bool>& busy = busy_[client];
  auto lane = static_cast<std::size_t>(std::find(busy.begin(), busy.end(), false) - busy.begin());
  if (lane == busy.size()) busy.push_back(false);
  busy[lane] = true;
  lanes_[client] = busy.size();
  return lane;
}

std::size_t ClientHistory::calledBy(trace::EventId now) const {
  const auto end = std::upper_bound(
      operations_.begin(), operations_.end(), now,
      [](trace::EventId id, const ClientOperation& operation) { return id < operation.call; });
  return static_cast<std::size_t>(end - operations_.begin());
}

}  // namespace view
