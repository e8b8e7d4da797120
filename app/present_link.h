// Joins a talk with the session: its run is shown at each cue, computed beforehand, and a question
// is played until the run has decided. Part of the composition root. Thread rule: GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include "app/lessons/lessons.h"
#include "app/projection.h"

namespace flotilla {

class PresentLink {
 public:
  PresentLink(session::Session& session, const session::WorldFactory& factory,
              lessons::Lessons& lessons);

  presenter::Presenter& presenter() { return presenter_; }
  /// Puts the projector, the notes' window and the chooser over the window. False: it could not be
  /// loaded; Qt has said why.
  bool place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk);
  /// What is most likely meant: the talk that was left, the open lesson, the bookmarks; else the
  /// chooser opens.
  void start();

 private:
  void connectSession();
  void begin();
  void enter();
  void tick();
  void leave();
  void opened();
  void moved();
  void follow(presenter::Then what);
  void stand(raft::Instant at);
  void keepAhead();
  void arrived();
  void stopInTime();
  void presentBookmarks();
  void presentLesson(const QString& folder);

  session::Session& session_;
  lessons::Lessons& lessons_;
  presenter::Presenter presenter_;
  Projection projection_;
  QElapsedTimer monotonic_;
  QTimer ticks_;
  bool opening_{false};                   ///< by this, not by somebody else
  std::optional<raft::Instant> waiting_;  ///< for the run to be computed so far
  double aheadMs_{0};                     ///< the run was asked for up to there
};

}  // namespace flotilla
