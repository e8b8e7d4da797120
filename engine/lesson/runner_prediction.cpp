// Where to stop and ask, and what the run decided.
#include <algorithm>

#include "engine/lesson/runner.h"

namespace lesson {
namespace {

/// The last instant before the predicate comes true on its own; nullopt if it does not by `limit`.
std::optional<Instant> instantBefore(const Tracker& tracker, const scenario::Run& run,
                                     Instant limit) {
  const std::unique_ptr<scenario::Run> ahead = run.fork(run.now());
  if (ahead == nullptr) return std::nullopt;
  Tracker looking = tracker;
  std::vector<ServerId> leaders = leadersOf(ahead->view());
  while (ahead->step(limit)) {
    looking.observe({*ahead, ahead->lastEvents(), leaders});
    leaders = leadersOf(ahead->view());
    if (!looking.holds()) continue;
    return std::max(run.now(), ahead->now() - Duration(1));
  }
  return std::nullopt;
}

}  // namespace

void Runner::lead(const scenario::Run& run) {
  const Prediction& prediction = *now().prediction;
  phase_ = Phase::Leading;
  askAt_ = run.now();
  if (prediction.askWhen == AskWhen::Now) return;
  const Tracker& event =
      prediction.askWhen == AskWhen::Before ? *trackers().before : *trackers().until;
  if (event.holds()) return;
  askAt_ = instantBefore(event, run, run.now() + prediction.within).value_or(run.now());
}

void Runner::answer(const scenario::Run& run, std::size_t choice, Confidence confidence) {
  if (phase_ != Phase::Asking || choice >= now().prediction->choices.size()) return;
  chosen_ = choice;
  confidence_ = confidence;
  decideBy_ = run.now() + now().prediction->within;
  phase_ = Phase::Deciding;
  if (trackers().until->holds()) judge(run);
}

void Runner::judge(const scenario::Run& run) {
  phase_ = Phase::Explained;
  const auto& choices = now().prediction->choices;
  std::size_t hold = 0;
  for (std::size_t i = choices.size(); i-- > 0;) {
    if (!trackers().choices[i].holds()) continue;
    right_ = i;
    ++hold;
  }
  if (hold != 1) {
    failures_.push_back({now().line, now().prediction->question,
                         std::to_string(hold) + " of its choices are right", run.now()});
  }
  if (!right_) {
    explanation_ = "The run went another way than all these answers.";
    return;
  }
  if (chosen_ != right_ && !choices[*chosen_].reply.empty()) {
    explanation_ = filled(choices[*chosen_].reply, run, tale_) + " ";
  }
  explanation_ += filled(choices[*right_].because, run, tale_);
}

}  // namespace lesson
