// The explorer over the window: its pages cover the panes, and what is staged there can be opened
// as a run. The run that was shown before is kept, and can be gone back to.
// Part of the composition root. Thread rule: GUI thread.
#pragma once

#include <QPointer>

#include "app/explorer/explorer.h"
#include "app/session/session.h"
#include "app/view/desk.h"

class QQmlEngine;
class QQuickWindow;

namespace flotilla {

class ExplorerLink {
 public:
  ExplorerLink(session::Session& session, const session::WorldFactory& factory);

  explorer::Explorer& explorer() { return explorer_; }
  /// Puts the pages over the window. False: they could not be loaded; Qt has said why.
  bool place(QQmlEngine& engine, QQuickWindow& window, view::Desk& desk);

 private:
  /// A run as it was when another one took its place.
  struct Kept {
    QString title;
    QString text;
    double ms{0};
  };
  void openStaged();
  void show(const QString& text, const QString& title, double ms);
  void goBack();
  void say(const QString& sentence);

  session::Session& session_;
  explorer::Explorer explorer_;
  QPointer<QObject> overlays_;
  Kept kept_;
  QString staged_;   ///< the title of the run that was opened from here
  double goal_{-1};  ///< where the run that was opened is to stand, milliseconds; below 0: it does
};

}  // namespace flotilla
