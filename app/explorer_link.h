// The explorer over the window: its pages cover the panes, and what is staged there can be opened
// as a run. Part of the composition root. Thread rule: GUI thread.
#pragma once

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
  session::Session& session_;
  explorer::Explorer explorer_;
};

}  // namespace flotilla
