// Tasks, and what there is to see of a lesson.
#include "engine/lesson/held.h"
#include "engine/lesson/runner.h"

namespace lesson {

void Runner::beginTask(const scenario::Run& run) {
  phase_ = Phase::Working;
  trackers().beginTask(nothingNew(run));
  slipped_.clear();
  for (const Tracker& slip : trackers().slips) slipped_.push_back(slip.holds());
}

void Runner::seeTask(const scenario::Run& run) {
  const Task& task = *now().task;
  for (std::size_t i = 0; i < task.slips.size(); ++i) {
    const bool holds = trackers().slips[i].holds();
    if (holds && !slipped_[i]) {
      said_ = filled(task.slips[i].sentence, run, tale_);
      ++saidCount_;
    }
    slipped_[i] = holds;
  }
  if (!trackers().goalsHold()) return;
  phase_ = Phase::Reached;
  done_ = filled(task.done, run, tale_);
}

void Runner::hint() {
  if (phase_ == Phase::Working && hints_ < now().task->hints.size()) ++hints_;
}

Sight Runner::sight(const scenario::Run& run) const {
  Sight sight;
  sight.phase = phase_;
  sight.step = step_;
  sight.steps = lesson_->steps.size();
  sight.tries = tries_;
  if (inSetup_ || lesson_->steps.empty()) {
    sight.title = lesson_->title;
    return sight;
  }
  const Step& step = now();
  sight.title = step.title;
  sight.text = phase_ == Phase::Acting ? filled(step.text, run, tale_) : text_;
  sight.note = step.note;
  sight.look = step.look;
  if (step.prediction) showPrediction(sight);
  const bool atTask = phase_ == Phase::Working || phase_ == Phase::Reached;
  if (step.task && (atTask || phase_ == Phase::Finished)) showTask(sight, run);
  return sight;
}

void Runner::showPrediction(Sight& sight) const {
  const Prediction& prediction = *now().prediction;
  const bool shown = phase_ != Phase::Acting && phase_ != Phase::Leading;
  if (phase_ == Phase::Asking || phase_ == Phase::Leading) sight.heldBack = heldWhileAsked(now());
  if (!shown) return;
  sight.question = prediction.question;
  for (const Choice& choice : prediction.choices) sight.choices.push_back(choice.text);
  sight.chosen = chosen_;
  sight.confidence = confidence_;
  sight.right = right_;
  sight.explanation = explanation_;
}

void Runner::showTask(Sight& sight, const scenario::Run& run) const {
  const Task& task = *now().task;
  sight.task = task.text;
  for (std::size_t i = 0; i < task.goals.size(); ++i) {
    const bool reached = phase_ != Phase::Working || trackers_[step_].goals[i].holds();
    sight.goals.push_back({task.goals[i].words, reached});
  }
  sight.progress = filled(task.progress, run, tale_);
  for (std::size_t i = 0; i < hints_; ++i) sight.hints.push_back(task.hints[i]);
  sight.hintsLeft = task.hints.size() - hints_;
  sight.said = said_;
  sight.saidCount = saidCount_;
  sight.done = done_;
}

}  // namespace lesson
