// Keeps a pointer that rests on the window from costing memory. With every frame Qt Quick notes
// each HoverHandler once more for the pointer, and forgets them all only when the pointer is moved
// (QTBUG-135975): about a kilobyte a frame. So one that has rested for long is moved to where it
// is. Thread rule: GUI thread.
#pragma once

#include <QQuickWindow>

#include <optional>

namespace flotilla {

class RestingPointer : public QObject {
  Q_OBJECT

 public:
  /// Frames that may be drawn while the pointer rests.
  static constexpr int kFramesMost = 120;

  /// The window keeps it.
  explicit RestingPointer(QQuickWindow& window);
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void moveWhereItIs();

  QQuickWindow& window_;
  std::optional<QPointF> at_;  ///< none: it is elsewhere
  int frames_{0};              ///< since it moved
};

}  // namespace flotilla
