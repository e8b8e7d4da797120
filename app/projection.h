// The window during a talk: full screen, in the projector's theme, with nothing on it but the stage
// and what the talk says; and which keys it takes before the window's own. All is put back when the
// talk is left. Part of the composition root. Thread rule: GUI thread.
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

#include "app/presenter/presenter.h"
#include "app/session/session.h"
#include "app/view/desk.h"

class QKeyEvent;
class QQmlEngine;

namespace flotilla {

class Projection : public QObject {
 public:
  Projection(presenter::Presenter& presenter, session::Session& session);

  /// `layer`: the projector's screen; `notes`: the speaker's window.
  void place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk, QQuickItem& layer,
             QQuickWindow* notes);
  void enter();
  void leave();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// How the window was before the talk.
  struct Before {
    int theme{0};
    double speed{1};
    Qt::WindowStates states;
    QRect geometry;
    QPointer<QScreen> screen;
    QString desk;
    std::vector<QPointer<QQuickItem>> hidden;
  };
  QObject& acts() const;
  void hideRest();
  void toProjector();
  bool disarm();
  bool leavesAlone(const QQuickWindow& window, int key) const;
  bool takes(const QKeyEvent& event) const;
  void press(const QKeyEvent& event);
  bool closes(const QObject* watched);

  presenter::Presenter& presenter_;
  session::Session& session_;
  QQmlEngine* engine_{nullptr};
  QPointer<QQuickWindow> window_;
  QPointer<QQuickWindow> notes_;
  QPointer<QQuickItem> layer_;
  view::Desk* desk_{nullptr};
  Before before_;
  bool entered_{false};
};

}  // namespace flotilla
