// What the three painted items have in common: a theme, a text scale, a draw list and its painter.
// Thread rule: built on the GUI thread; painted while the GUI thread waits.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

#include "app/canvas/painter.h"
#include "app/view/palette.h"

namespace canvas {

class CanvasItem : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("the base of StageItem, LogItem and TapeItem")
  /// 0 dark, 1 light, 2 projector.
  Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY themeChanged)
  Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)

 public:
  explicit CanvasItem(QQuickItem* parent = nullptr);

  int theme() const { return static_cast<int>(theme_); }
  void setTheme(int theme);
  double textScale() const { return textScale_; }
  void setTextScale(double scale);

  void paint(QPainter* painter) override;
  /// What is on the screen now.
  const DrawList& drawn() const { return shown(); }

 signals:
  void themeChanged();
  void textScaleChanged();
  /// The last moment no longer fits the item (its size, its theme or what is pointed at changed):
  /// show it again.
  void stale();

 protected:
  const view::Palette& colours() const { return view::palette(theme_); }
  virtual const DrawList& shown() const = 0;
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void becomeStale();

 private:
  view::Theme theme_{view::Theme::Dark};
  double textScale_{1};
  Painter painter_;
};

}  // namespace canvas
