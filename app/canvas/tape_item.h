// The term tape on the screen: shows all that has happened, or a window of it.
// Thread rule: GUI thread. Times for QML are milliseconds of the run.
#pragma once

#include "app/canvas/canvas_item.h"
#include "app/canvas/tape_list.h"

namespace canvas {

class TapeItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(double windowFrom READ windowFrom NOTIFY windowChanged)
  Q_PROPERTY(double windowTo READ windowTo NOTIFY windowChanged)
  Q_PROPERTY(bool zoomed READ zoomed NOTIFY windowChanged)
  /// "1.5 s", "20 ms": how much of the run is seen.
  Q_PROPERTY(QString shownText READ shownText NOTIFY windowChanged)
  /// Place in the list of forks; -1: none is pointed at.
  Q_PROPERTY(int litFork READ litFork WRITE setLitFork NOTIFY litForkChanged)
  Q_PROPERTY(int forkCount READ forkCount NOTIFY forkCountChanged)

 public:
  explicit TapeItem(QQuickItem* parent = nullptr) : CanvasItem(parent) {}

  /// Each frame. `end`: the last instant known of the branch shown.
  void show(const trace::Tape& tape, const std::vector<TapeFork>& forks, trace::Instant playhead,
            trace::Instant end);

  /// What is marked on the tape beside what happened. Shown with the next show().
  void setNotes(QString name, std::vector<trace::Instant> bookmarks,
                std::optional<trace::Instant> difference);
  /// The part of the run that exports keep to.
  void setSpan(std::optional<trace::Instant> from, std::optional<trace::Instant> to);

  double windowFrom() const;
  double windowTo() const;
  bool zoomed() const { return zoomed_; }

  Q_INVOKABLE double timeAt(double x) const;
  Q_INVOKABLE double xOf(double ms) const;
  /// Place in the list of forks under the point; -1 if none.
  Q_INVOKABLE int branchAt(double x, double y) const;
  /// Narrows the window round `x` by `factor` (below 1: widens it).
  Q_INVOKABLE void zoomAt(double x, double factor);
  /// Round the playhead if it is seen, else round the middle.
  Q_INVOKABLE void zoomBy(double factor);
  Q_INVOKABLE void pan(double pixels);
  Q_INVOKABLE void showAll();

  QString shownText() const;
  int litFork() const { return litFork_; }
  void setLitFork(int fork);
  int forkCount() const { return static_cast<int>(spots_.size()); }
  /// Where the middle of a fork's row is; below 0: it has no row.
  Q_INVOKABLE double forkY(int fork) const;

  const DrawList& list() const { return list_; }

 signals:
  void windowChanged();
  void litForkChanged();
  void forkCountChanged();

 protected:
  const DrawList& shown() const override { return list_; }

 private:
  struct ForkSpot {
    double from, to, y;
  };
  void fitWindow(trace::Instant playhead, trace::Instant end);
  void setWindow(trace::Instant from, trace::Instant to);
  bool sees(trace::Instant at) const { return at >= look_.from && at <= look_.to; }

  TapeLook look_{nullptr, 1, {}, {}, trace::Instant{std::chrono::seconds(1)}, {}, {}};
  TapeGeometry geometry_;
  DrawList list_;
  std::vector<ForkSpot> spots_;
  bool zoomed_{false};
  bool follows_{true};  ///< zoomed: the window goes with the playhead
  int litFork_{-1};
};

}  // namespace canvas
