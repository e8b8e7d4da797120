// A plot on the screen: numbers on hover and by the arrow keys, its text for whoever does not see
// it, and its files. Thread rule: GUI thread.
#pragma once

#include <QUrl>

#include "app/canvas/canvas_item.h"
#include "app/canvas/plot_list.h"

namespace canvas {

/// Holds the plot that an item shows; the pages' models own these.
class PlotSource : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of a page's model")
  Q_PROPERTY(QString title READ title NOTIFY changed)
  /// Computed from the points.
  Q_PROPERTY(QString description READ description NOTIFY changed)
  Q_PROPERTY(bool blank READ blank NOTIFY changed)

 public:
  explicit PlotSource(QObject* parent = nullptr) : QObject(parent) {}

  const Plot& plot() const { return plot_; }
  void set(Plot plot);
  QString title() const { return plot_.title; }
  QString description() const { return describePlot(plot_); }
  bool blank() const { return plot_.blank(); }

 signals:
  void changed();

 private:
  Plot plot_;
};

class PlotItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(canvas::PlotSource* source READ source WRITE setSource NOTIFY sourceChanged)
  /// The chosen point in words; "": none.
  Q_PROPERTY(QString words READ words NOTIFY chosenChanged)

 public:
  explicit PlotItem(QQuickItem* parent = nullptr);

  PlotSource* source() const { return source_; }
  void setSource(PlotSource* source);
  QString words() const;
  PlotPlace chosen() const { return chosen_; }
  const std::vector<PlotSpot>& spots() const { return spots_; }

  /// Chooses what is there, or nothing.
  Q_INVOKABLE void point(double x, double y);
  Q_INVOKABLE void leave() { choose({}); }
  enum File { Csv, Svg, Png, Pdf };
  Q_ENUM(File)
  /// Writes the plot as it stands here; "" or what went wrong, as a sentence.
  Q_INVOKABLE QString save(int file, const QUrl& to) const;

 signals:
  void sourceChanged();
  void chosenChanged();

 protected:
  const DrawList& shown() const override { return list_; }
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void hoverMoveEvent(QHoverEvent* event) override;
  void hoverLeaveEvent(QHoverEvent* event) override;

 private:
  void draw();
  void choose(const PlotPlace& place);
  void step(int points);
  void change(int series);

  PlotSource* source_{nullptr};
  PlotPlace chosen_;
  DrawList list_;
  std::vector<PlotSpot> spots_;
};

}  // namespace canvas
