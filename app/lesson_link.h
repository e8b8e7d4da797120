// Joins lessons with the session: the run of a lesson is shown, what the learner does in it is told
// to the lesson, and an open question holds the run. Part of the composition root.
// Thread rule: GUI thread.
#pragma once

#include "app/lessons/lessons.h"
#include "app/session/session.h"
#include "app/view/desk.h"
#include "app/view/why.h"

class QQmlEngine;
class QQuickWindow;

namespace flotilla {

class LessonLink {
 public:
  LessonLink(session::Session& session, const session::WorldFactory& factory);

  lessons::Lessons& lessons() { return lessons_; }
  /// Closes the answers of "Why?" while a question holds them back.
  void guard(view::Why& why);
  /// Puts the lesson's pane and list over the window. False: it could not be loaded; Qt has said
  /// why.
  bool place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk);

 private:
  /// Of the lesson's own acts: not yet computed, or on the way to where it stands.
  enum class Shows { Nothing, Computing, Playing };
  void show();
  void moved();
  void stand();
  void hold();
  void rest();
  void opened();
  void askBranch();

  session::Session& session_;
  lessons::Lessons lessons_;
  Shows shows_{Shows::Nothing};
  raft::Instant from_{};
  raft::Instant until_{};
  int asked_{0};         ///< scripts of the branch under way
  bool opening_{false};  ///< by this, not by somebody else
};

}  // namespace flotilla
