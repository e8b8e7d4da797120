#include "engine/scenario/calls.h"

#include <set>

#include "engine/check/history_trace.h"
#include "engine/trace/size.h"

namespace scenario {

using trace::OperationFinished;
using trace::OperationStarted;

void Calls::take(const trace::Event& event) {
  const bool isOfCall = std::holds_alternative<OperationStarted>(event.body) ||
                        std::holds_alternative<OperationFinished>(event.body);
  if (isOfCall) keep(event);
  // It goes on from the data of an earlier run, whose calls nobody here saw.
  const auto* started = std::get_if<trace::ServerStarted>(&event.body);
  if (started != nullptr && started->incarnation == 1 && started->log.lastIndex()) {
    lostThrough_ = event.id;
  }
}

void Calls::keep(const trace::Event& event) {
  events_.push_back(event);
  bytes_ += trace::sizeOf(event);
}

// A write that nobody answered may happen at any later time: it must stay known. Of too many of
// them none is kept, and nothing is judged any more.
void Calls::forgetHalf() {
  const std::deque<trace::Event> all = std::exchange(events_, {});
  const std::size_t half = all.size() / 2;
  bytes_ = 0;
  std::set<trace::OperationId> answered;
  for (std::size_t i = 0; i < half; ++i) {
    const auto* ended = std::get_if<OperationFinished>(&all[i].body);
    if (ended != nullptr && ended->outcome != trace::Outcome::Unknown) answered.insert(ended->id);
  }
  for (std::size_t i = 0; i < half; ++i) {
    const auto* started = std::get_if<OperationStarted>(&all[i].body);
    if (started == nullptr) continue;
    const kv::Operation what = unjudged_.read(started->command.operation);
    const bool writes =
        !std::holds_alternative<kv::Get>(what) && !std::holds_alternative<kv::Call>(what);
    if (writes && !answered.contains(started->id)) keep(all[i]);
  }
  if (events_.size() > half / 2) {
    unjudged_.coverAll();
    events_.clear();
    bytes_ = 0;
  }
  if (half > 0) lostThrough_ = all[half - 1].id;
  for (std::size_t i = half; i < all.size(); ++i) keep(all[i]);
}

Calls Calls::upTo(trace::EventId last) const {
  Calls calls;
  calls.unjudged_ = unjudged_;
  calls.lostThrough_ = lostThrough_;
  for (const trace::Event& event : events_) {
    if (event.id > last) break;
    calls.keep(event);
  }
  return calls;
}

check::History Calls::history() const {
  check::HistoryOfTrace taken(unjudged_, lostThrough_);
  for (const trace::Event& event : events_) taken.observe(event);
  return taken.history();
}

}  // namespace scenario
