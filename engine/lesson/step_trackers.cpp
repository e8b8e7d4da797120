#include "engine/lesson/step_trackers.h"

#include <algorithm>

namespace lesson {

template <class Do>
void StepTrackers::each(Do what) {
  for (auto* one : {&watch, &before, &until}) {
    if (*one) what(**one);
  }
  for (auto* several : {&choices, &goals, &slips}) {
    std::for_each(several->begin(), several->end(), what);
  }
}

StepTrackers::StepTrackers(const Step& step) {
  if (step.watch) watch.emplace(*step.watch);
  if (step.prediction) {
    if (step.prediction->askWhen == AskWhen::Before) before.emplace(step.prediction->before);
    until.emplace(step.prediction->until);
    for (const Choice& choice : step.prediction->choices) choices.emplace_back(choice.when);
  }
  if (step.task) {
    for (const Goal& goal : step.task->goals) goals.emplace_back(goal.when);
    for (const Slip& slip : step.task->slips) slips.emplace_back(slip.when);
  }
  each([this](const Tracker& tracker) { sinceLesson_ = sinceLesson_ || tracker.sinceLesson(); });
}

void StepTrackers::begin(const Seen& now) {
  each([&now](Tracker& tracker) {
    tracker.begin();
    tracker.observe(now);
  });
}

void StepTrackers::beginTask(const Seen& now) {
  for (auto* several : {&goals, &slips}) {
    for (Tracker& tracker : *several) {
      tracker.begin();
      tracker.observe(now);
    }
  }
}

void StepTrackers::observe(const Seen& seen) {
  each([&seen](Tracker& tracker) { tracker.observe(seen); });
}

bool StepTrackers::goalsHold() const {
  return std::all_of(goals.begin(), goals.end(), [](const Tracker& goal) { return goal.holds(); });
}

}  // namespace lesson
