// Joins lessons and practice with the session: their runs are shown, what the learner does is told
// to the lesson, and an open question holds the run and draws a curtain over how it goes on.
// Part of the composition root.
// Thread rule: GUI thread.
#pragma once

#include "app/curtain.h"
#include "app/lessons/lessons.h"
#include "app/shown_run.h"
#include "app/view/desk.h"
#include "app/view/instrument.h"

class QQmlEngine;
class QQuickWindow;

namespace flotilla {

class LessonLink {
 public:
  LessonLink(session::Session& session, const session::WorldFactory& factory);

  lessons::Lessons& lessons() { return lessons_; }
  /// What may be seen of the run, while a question is open.
  const Curtain& curtain() const { return curtain_; }
  /// While it is drawn: the run is seen up to here.
  raft::Instant seenUntil() const { return run_.until(); }
  /// What is held back by an open question, views and servers; empty if none is open.
  QStringList heldBack();
  /// The same, for the models of the window.
  view::HeldBack holds();
  /// Closes the answers of "Why?" while a question holds them back.
  void guard(view::Why& why);
  /// Puts the lesson's pane and list over the window. False: it could not be loaded; Qt has said
  /// why.
  bool place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk);

 private:
  bool practises() { return lessons_.practice()->isOpen() && !lessons_.practice()->aside(); }
  bool teaches() const { return lessons_.isOpen() && !lessons_.aside(); }
  bool questions();
  bool asks() { return questions() && !(teaches() && lessons_.showing()); }
  void show();
  void showExercise();
  void moved();
  void holdStill();
  void rest();
  void opened();
  void askBranch();
  void drawCurtain();
  void redraw();

  session::Session& session_;
  lessons::Lessons lessons_;
  ShownRun run_;
  Curtain curtain_;
  QStringList held_;  ///< at the last redraw
  bool stood_{false};
  int asked_{0};  ///< scripts of the branch under way
};

}  // namespace flotilla
