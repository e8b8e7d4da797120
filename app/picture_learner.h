// Somebody who goes through a lesson as one of its solutions says, so that pictures can be taken
// of each step: read, asked, explained, at the task, done.
// Thread rule: GUI thread.
#pragma once

#include <functional>

#include "app/window.h"
#include "engine/lesson/script.h"

namespace flotilla {

class PictureLearner {
 public:
  /// Told at each stop: the step's number and what there is to see: "text", "question",
  /// "explained", "task", "done" or "end". False: go no further.
  using Stop = std::function<bool(int step, const QString& what)>;

  PictureLearner(Window& window, Stop stop) : window_(window), stop_(std::move(stop)) {}

  /// False: a stop said no, or the lesson cannot be opened.
  bool goThrough(const QString& folder, const lesson::LearnerScript& solution);

 private:
  bool toTask();
  bool toNextStop();
  bool tell();
  void frame(double ms);
  void settle();
  bool take(const lesson::ScriptLine& line);
  bool answer(const lesson::Answer& answer);
  bool act(const scenario::Statement& statement);
  bool letRun(raft::Duration duration, const scenario::Condition* condition);
  bool holds(const scenario::Condition& condition) const;
  const lessons::Page& page() const { return *window_.lessons().page(); }

  Window& window_;
  Stop stop_;
  int toldStep_{0};
  QString told_;
};

/// The lines of a lesson's first solution; empty if there is none.
lesson::LearnerScript firstSolution(const QString& folder);

}  // namespace flotilla
