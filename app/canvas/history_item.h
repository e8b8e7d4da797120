// The clients' operations on the screen; follows the playhead unless it was moved elsewhere.
// Thread rule: GUI thread. Law: nothing of a moment is kept but the picture and where the bars are.
#pragma once

#include "app/canvas/canvas_item.h"
#include "app/canvas/history_list.h"

namespace canvas {

class HistoryItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  /// The window ends at the playhead; panning ends it.
  Q_PROPERTY(bool follow READ follow WRITE setFollow NOTIFY moved)
  Q_PROPERTY(double maxScrollY READ maxScrollY NOTIFY moved)
  /// Milliseconds shown.
  Q_PROPERTY(double span READ span NOTIFY moved)

 public:
  explicit HistoryItem(QQuickItem* parent = nullptr) : CanvasItem(parent) {}

  void show(const view::Moment& moment, const view::HistoryView& history);

  bool follow() const { return follow_; }
  void setFollow(bool follow);
  double maxScrollY() const { return geometry_.maxScrollY(); }
  double span() const { return static_cast<double>(look_.span.count()) / 1e6; }

  /// The operation under the point; 0: none.
  Q_INVOKABLE int operationAt(double x, double y) const;
  /// Milliseconds of the run.
  Q_INVOKABLE double timeAt(double x) const;
  /// Narrows the window round `x` by `factor` (below 1: widens it).
  Q_INVOKABLE void zoomAt(double x, double factor);
  Q_INVOKABLE void pan(double px);
  Q_INVOKABLE void scroll(double px);
  /// Brings an instant into view, milliseconds.
  Q_INVOKABLE void reveal(double ms);

  const DrawList& list() const { return list_; }
  const std::vector<BarSpot>& spots() const { return spots_; }

 signals:
  void moved();

 protected:
  const DrawList& shown() const override { return list_; }

 private:
  void change();

  HistoryLook look_{nullptr, 1, {}, {}, std::chrono::milliseconds(2'000), 0};
  HistoryGeometry geometry_;
  DrawList list_;
  std::vector<BarSpot> spots_;
  bool follow_{true};
};

}  // namespace canvas
