// The charts of what operators watch, on the screen. Their window ends at the playhead.
// Thread rule: GUI thread. Law: nothing of a moment is kept but the picture.
#pragma once

#include "app/canvas/canvas_item.h"
#include "app/canvas/health_list.h"

namespace canvas {

class HealthItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  /// Its line stands out; 0: none.
  Q_PROPERTY(int chosenServer READ chosenServer WRITE setChosenServer NOTIFY moved)
  /// The chart that the keyboard is at; -1: none.
  Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY moved)
  Q_PROPERTY(double maxScrollY READ maxScrollY NOTIFY moved)
  /// Milliseconds shown.
  Q_PROPERTY(double span READ span NOTIFY moved)

 public:
  explicit HealthItem(QQuickItem* parent = nullptr) : CanvasItem(parent) {}

  void show(const view::HealthView& health);

  int chosenServer() const { return static_cast<int>(look_.chosen.value); }
  void setChosenServer(int server);
  int current() const { return look_.current; }
  void setCurrent(int metric);
  double maxScrollY() const { return HealthGeometry(look_).maxScrollY(); }
  double span() const { return static_cast<double>(look_.span.count()) / 1e6; }

  /// The chart under the point; -1: none.
  Q_INVOKABLE int metricAt(double x, double y) const;
  /// Milliseconds of the run, at most the playhead's; -1: no chart is there.
  Q_INVOKABLE double timeAt(double x, double y) const;
  /// Shows a shorter time (factor above 1) or a longer one.
  Q_INVOKABLE void zoom(double factor);
  Q_INVOKABLE void scroll(double px);
  /// "etcd_server_has_leader. S1, S2: 1; S3: none".
  Q_INVOKABLE QString describe(int metric) const;
  Q_INVOKABLE int metrics() const { return static_cast<int>(view::kMetrics.size()); }

  const DrawList& list() const { return list_; }
  HealthGeometry geometry() const { return HealthGeometry(look_); }

 signals:
  void moved();

 protected:
  const DrawList& shown() const override { return list_; }

 private:
  void change();

  HealthLook look_;
  DrawList list_;
  QStringList said_;
  trace::Instant now_{};
};

}  // namespace canvas
