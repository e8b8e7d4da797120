// The log matrix on the screen; scrolls sideways and keeps the newest entries in view if told to.
// Thread rule: GUI thread. Law: nothing of a moment is kept but the picture and the facts to
// answer.
#pragma once

#include "app/canvas/canvas_item.h"
#include "app/canvas/log_list.h"
#include "app/canvas/log_words.h"

namespace canvas {

class LogItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  /// Px hidden at the left and at the top.
  Q_PROPERTY(double scrollX READ scrollX WRITE setScrollX NOTIFY scrolled)
  Q_PROPERTY(double scrollY READ scrollY WRITE setScrollY NOTIFY scrolled)
  Q_PROPERTY(double maxScrollX READ maxScrollX NOTIFY scrolled)
  Q_PROPERTY(double maxScrollY READ maxScrollY NOTIFY scrolled)
  /// Newest kept in view; scrolling back ends it, scrolling to the end begins it again.
  Q_PROPERTY(bool follow READ follow WRITE setFollow NOTIFY scrolled)
  /// The index lit in all rows; 0: none.
  Q_PROPERTY(qulonglong hoveredIndex READ hoveredIndex WRITE setHoveredIndex NOTIFY hoveredChanged)
  Q_PROPERTY(bool empty READ empty NOTIFY scrolled)
  Q_PROPERTY(int lastIndex READ lastIndex NOTIFY described)
  Q_PROPERTY(int serverCount READ serverCount NOTIFY described)
  /// All that is shown in one line, and the cell that is compared; for assistive tools.
  Q_PROPERTY(QString shownText READ shownText NOTIFY described)
  Q_PROPERTY(QString chosenText READ chosenText NOTIFY described)

 public:
  explicit LogItem(QQuickItem* parent = nullptr) : CanvasItem(parent) {}

  /// Each frame. The moment's pointers are used during the call only.
  void show(const view::Moment& moment);

  double scrollX() const { return look_.scrollX; }
  void setScrollX(double px);
  double scrollY() const { return look_.scrollY; }
  void setScrollY(double px);
  double maxScrollX() const { return geometry_.maxScrollX(); }
  double maxScrollY() const { return geometry_.maxScrollY(); }
  bool follow() const { return follow_; }
  void setFollow(bool follow);
  qulonglong hoveredIndex() const { return look_.hovered.value; }
  void setHoveredIndex(qulonglong index);
  bool empty() const { return !last_; }
  int lastIndex() const { return static_cast<int>(last_.value); }
  int serverCount() const { return words_.servers; }
  QString shownText() const { return words_.shown; }
  QString chosenText() const { return words_.chosen; }

  /// (server, index) under the point; (0, 0) outside.
  Q_INVOKABLE QPoint cellAt(double x, double y) const;
  /// Marks one cell for comparison; server 0 ends it.
  Q_INVOKABLE void compare(int server, qulonglong index);

  const DrawList& list() const { return list_; }

 signals:
  void scrolled();
  void hoveredChanged();
  void described();

 protected:
  const DrawList& shown() const override { return list_; }

 private:
  LogLook look_;
  LogGeometry geometry_;
  DrawList list_;
  void describe(const trace::ClusterView& cluster);

  raft::Index last_;
  LogWords words_;
  bool follow_{true};
};

}  // namespace canvas
