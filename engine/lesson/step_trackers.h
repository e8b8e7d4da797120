// The predicates of one step, followed through the run.
// Thread rule: a value; one thread at a time.
#pragma once

#include "engine/lesson/lesson.h"
#include "engine/lesson/tracker.h"

namespace lesson {

struct StepTrackers {
  std::optional<Tracker> watch;
  std::optional<Tracker> before;
  std::optional<Tracker> until;
  std::vector<Tracker> choices;
  std::vector<Tracker> goals;
  std::vector<Tracker> slips;

  explicit StepTrackers(const Step& step);
  /// What lies before counts no more. `now` has no events.
  void begin(const Seen& now);
  /// The same for goals and missteps alone.
  void beginTask(const Seen& now);
  void observe(const Seen& seen);
  /// Has to see what happens before its step.
  bool sinceLesson() const { return sinceLesson_; }
  bool goalsHold() const;

 private:
  template <class Do>
  void each(Do what);

  bool sinceLesson_{false};
};

}  // namespace lesson
