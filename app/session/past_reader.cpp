#include "app/session/past_reader.h"

#include <algorithm>
#include <chrono>

namespace session {

namespace {

/// Events read before the clock is looked at again.
constexpr int kEventsAtOnce = 32;

bool isOfOperation(const trace::Event& event) {
  return std::holds_alternative<trace::OperationFinished>(event.body);
}

}  // namespace

void PastReader::restart(Watch& watch, const Branch& branch) {
  last_.clear();
  watch.restart(present(watch, branch));
}

const trace::Event& PastReader::next(const Branch& branch) {
  const trace::Event& event = branch.trace.at(view_.lastEvent() + 1);
  const bool violates = std::holds_alternative<trace::Violated>(event.body);
  violations_ = violationsAt(branch) + (violates ? 1 : 0);
  view_.fold(event);
  last_.assign(1, event);
  return event;
}

scenario::Present PastReader::present(const Watch& watch, const Branch& branch) {
  // Asked only when a client was told something.
  const bool told = last_.empty() || isOfOperation(last_.front());
  if (watch.asksForOperations() && told) {
    calls_ = branch.calls.upTo(view_.lastEvent());
  }
  return {view_, violationsAt(branch), last_, calls_};
}

bool PastReader::holds(const scenario::Condition& what, const Branch& branch) {
  Watch watch;
  watch.set({{0, what}}, {view_, violationsAt(branch), last_, calls_});
  return scenario::holds(what, present(watch, branch));
}

std::uint64_t PastReader::violationsAt(const Branch& branch) {
  if (violations_) return *violations_;
  const auto& marks = branch.tape.marks();
  const auto before = std::count_if(marks.begin(), marks.end(), [&](const trace::TapeMark& mark) {
    return mark.kind == trace::MarkKind::Violation && mark.event <= view_.lastEvent();
  });
  violations_ = static_cast<std::uint64_t>(before);
  return *violations_;
}

PastSeek::PastSeek(const Branch& branch, trace::ClusterView from, scenario::Condition what)
    : what_(std::move(what)), reader_(std::move(from)), from_(reader_.view().lastEvent()) {
  watch_.set({{0, what_}}, reader_.present(watch_, branch));
  reader_.restart(watch_, branch);
}

PastSeek::State PastSeek::look(const Branch& branch) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point until = Clock::now() + kSlice;
  const trace::EventId most = at() + kSliceEvents;
  while (at() < branch.trace.lastId()) {
    for (int k = 0; k < kEventsAtOnce && at() < branch.trace.lastId(); ++k) {
      if (at() < branch.trace.droppedThrough()) return State::Dropped;
      reader_.next(branch);
      if (watch_.observe(reader_.present(watch_, branch))) return State::Found;
    }
    if (at() >= most || Clock::now() >= until) return State::Looking;
  }
  return State::AtEdge;
}

double PastSeek::share(const Branch& branch) const {
  const double all = static_cast<double>(branch.trace.lastId() - from_);
  return all > 0 ? static_cast<double>(at() - from_) / all : 1.0;
}

}  // namespace session
