#include "app/view/client_history.h"

#include <algorithm>

namespace view {
namespace {

/// A write that nobody answered may happen at any later time.
bool mayStillHappen(const ClientOperation& operation) {
  return operation.shown.outcome == trace::Outcome::Unknown &&
         !std::holds_alternative<kv::Get>(operation.shown.command.operation);
}

}  // namespace

check::Operation judged(const ClientOperation& operation) {
  check::Operation asked;
  asked.client = operation.shown.command.client;
  asked.what = check::Unjudged{}.read(operation.shown.command.operation);
  asked.call = operation.call.value;
  asked.calledAt = operation.shown.startedAt;
  if (operation.end) {
    check::answer(asked, operation.end, operation.shown.finishedAt, operation.shown.outcome,
                  operation.shown.result);
  }
  return asked;
}

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
  operation.place = count_++;
  unjudged_.read(started.command.operation);
  open_[started.id] = operation.place;
  openEnded_.push_back(operation.place);
  operations_.push_back(std::move(operation));
}

void ClientHistory::finish(const trace::Event& event, const trace::OperationFinished& finished) {
  const auto open = open_.find(finished.id);
  if (open == open_.end()) return;
  const std::size_t place = open->second;
  open_.erase(open);
  const auto found = std::ranges::lower_bound(operations_, place, {}, &ClientOperation::place);
  ClientOperation& operation = *found;
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

const ClientOperation* ClientHistory::at(std::size_t place) const {
  const auto found = std::ranges::lower_bound(operations_, place, {}, &ClientOperation::place);
  return found != operations_.end() && found->place == place ? &*found : nullptr;
}

void ClientHistory::giveUpWith(const trace::Trace& trace) {
  if (operations_.size() < giveUpAt_) return;
  const trace::EventId gone = std::min(trace.droppedThrough(), readTo_);
  const auto isGone = [gone](const ClientOperation& one) { return one.end && one.end <= gone; };
  const auto unanswered = std::ranges::count_if(
      operations_, [&](const ClientOperation& one) { return isGone(one) && mayStillHappen(one); });
  const bool tooMany = static_cast<std::size_t>(unanswered) > kUnansweredMost;
  if (tooMany) complete_ = false;
  std::erase_if(operations_, [&](const ClientOperation& one) {
    return isGone(one) && (tooMany || !mayStillHappen(one));
  });
  std::erase_if(openEnded_, [this](std::size_t place) { return at(place) == nullptr; });
  goneThrough_ = gone;
  giveUpAt_ = std::max(kGiveUpLeast, 2 * operations_.size());
}

std::size_t ClientHistory::calledBy(trace::EventId now) const {
  const auto end = std::upper_bound(
      operations_.begin(), operations_.end(), now,
      [](trace::EventId id, const ClientOperation& operation) { return id < operation.call; });
  return end == operations_.end() ? count_ : end->place;
}

}  // namespace view
