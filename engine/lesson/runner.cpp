#include "engine/lesson/runner.h"

#include <algorithm>

namespace lesson {
namespace {

const std::vector<trace::Event> kNoEvents;
/// So that what the learner does at once lies behind the instant at which a step begins again.
constexpr Duration kStepGap = std::chrono::microseconds(1);

}  // namespace

Runner::Runner(std::shared_ptr<const Lesson> lesson, scenario::Run& run)
    : lesson_(std::move(lesson)), acts_(lesson_->setup.statements) {
  for (const Step& step : lesson_->steps) trackers_.emplace_back(step);
  see(run);
}

Seen Runner::nothingNew(const scenario::Run& run) const { return {run, kNoEvents, leaders_}; }

See Runner::seer() {
  return [this](const scenario::Run& run) { see(run); };
}

/// Looks at the last events of the run, once each.
void Runner::see(const scenario::Run& run) {
  const bool isNew = run.view().lastEvent() > seen_;
  seen_ = run.view().lastEvent();
  const Seen seen{run, isNew ? run.lastEvents() : kNoEvents, leaders_};
  tale_.observe(seen);
  for (std::size_t i = 0; i < trackers_.size(); ++i) {
    const bool present = i == step_ && !inSetup_;
    if (present || trackers_[i].sinceLesson()) trackers_[i].observe(seen);
  }
  leaders_ = leadersOf(run.view());
  if (phase_ == Phase::Working) seeTask(run);
  if (phase_ == Phase::Watching && trackers().watch->holds()) phase_ = Phase::Reached;
  if (phase_ == Phase::Deciding && trackers().until->holds()) judge(run);
}

bool Runner::step(scenario::Run& run, Instant limit) {
  switch (phase_) {
    case Phase::Acting:
      return stepActing(run, limit);
    case Phase::Asking:
      return false;
    case Phase::Leading: {
      if (stepRun(run, std::min(limit, askAt_))) return true;
      if (run.now() < askAt_) return false;
      phase_ = Phase::Asking;
      return true;
    }
    case Phase::Deciding: {
      if (stepRun(run, std::min(limit, decideBy_))) return true;
      if (run.now() < decideBy_ || phase_ != Phase::Deciding) return false;
      judge(run);
      return true;
    }
    case Phase::Reading:
    case Phase::Watching:
    case Phase::Explained:
    case Phase::Working:
    case Phase::Reached:
    case Phase::Finished:
      return stepRun(run, limit);
  }
  return false;
}

bool Runner::stepRun(scenario::Run& run, Instant limit) {
  if (run.now() > limit || !run.step(limit)) return false;
  see(run);
  return true;
}

bool Runner::stepActing(scenario::Run& run, Instant limit) {
  const Instant first = restartAt_ + kStepGap;
  if (!inSetup_ && run.now() < first) {
    return stepRun(run, std::min(limit, first)) || run.now() == first;
  }
  if (acts_.finished()) {
    afterActs(run);
    return true;
  }
  const bool stepped = acts_.step(run, limit, seer());
  if (acts_.speed()) speed_ = acts_.speed();
  if (acts_.finished()) {
    failures_.insert(failures_.end(), acts_.failures().begin(), acts_.failures().end());
  }
  return stepped;
}

std::string Runner::act(scenario::Run& run, const cluster::Command& command) {
  const std::string why = execute(run, command, seer());
  if (phase_ == Phase::Leading) lead(run);
  return why;
}

void Runner::afterActs(scenario::Run& run) {
  if (inSetup_) {
    inSetup_ = false;
    phase_ = Phase::Finished;
    if (lesson_->steps.empty()) return;
    beginStep(run, 0);
    return;
  }
  trackers().begin(nothingNew(run));
  text_ = filled(now().text, run, tale_);
  if (now().prediction) {
    lead(run);
  } else if (now().task) {
    beginTask(run);
  } else {
    phase_ = now().watch ? Phase::Watching : Phase::Reading;
  }
}

void Runner::beginStep(scenario::Run& run, std::size_t step) {
  step_ = step;
  phase_ = Phase::Acting;
  settle(run, seer());
  restartAt_ = run.now();
  tale_.stepBegan = run.now();
  acts_ = Acts(now().acts);
  chosen_.reset();
  right_.reset();
  confidence_ = 0;
  hints_ = 0;
  tries_ = 1;
  for (std::string* text : {&explanation_, &said_, &done_}) text->clear();
  atStart_.reset();
  atStart_ = std::make_shared<const Runner>(*this);
}

Runner Runner::restarted() const {
  Runner again = *atStart_;
  again.tries_ = tries_ + 1;
  again.hints_ = hints_;
  again.saidCount_ = saidCount_;
  again.atStart_ = atStart_;
  return again;
}

void Runner::goOn(scenario::Run& run) {
  const bool ready =
      phase_ == Phase::Reading || phase_ == Phase::Explained || phase_ == Phase::Reached;
  if (!ready) return;
  if (phase_ == Phase::Explained && now().task) {
    leaveStep(run);
    beginTask(run);
    return;
  }
  leaveStep(run);
  if (step_ + 1 == lesson_->steps.size()) {
    phase_ = Phase::Finished;
  } else {
    beginStep(run, step_ + 1);
  }
}

/// Notes how the step, or its prediction, went.
void Runner::leaveStep(const scenario::Run& run) {
  StepResult result;
  result.step = step_;
  result.tries = tries_;
  result.hints = static_cast<std::uint32_t>(hints_);
  result.began = restartAt_;
  result.ended = run.now();
  if (phase_ == Phase::Explained) {
    result.kind = "prediction";
    result.answer = chosen_;
    result.confidence = confidence_;
    result.right = chosen_ == right_;
    result.hints = 0;
  } else {
    result.kind = now().task ? "task" : "text";
  }
  results_.push_back(std::move(result));
}

void Runner::skipTo(scenario::Run& run, std::size_t step) {
  inSetup_ = false;
  if (step < lesson_->steps.size()) beginStep(run, step);
}

}  // namespace lesson
