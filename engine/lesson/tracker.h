// Follows a predicate through a run, step by step.
// Thread rule: a value; one thread at a time.
#pragma once

#include "engine/lesson/facts.h"

namespace lesson {

class Tracker {
 public:
  explicit Tracker(Predicate predicate);

  /// What lies before counts no more, but for what is asked "since lesson".
  void begin();
  /// The run made a step, or something was done to it. REQUIRES: called for every one of them.
  void observe(const Seen& seen);
  /// As of the last step observed.
  bool holds() const { return !now_.empty() && now_.back(); }
  /// Asks about what lies before its step, and so has to see the whole lesson.
  bool sinceLesson() const;
  const Predicate& predicate() const { return predicate_; }

 private:
  bool nodeNow(std::size_t place, const Seen& seen);

  Predicate predicate_;
  std::vector<bool> now_;
  std::vector<bool> kept_;   ///< Once and After: it has been so
  std::vector<bool> armed_;  ///< After: what had to come first has come
};

}  // namespace lesson
