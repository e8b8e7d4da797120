#include "app/canvas/canvas_item.h"

#include <QPainter>

#include <algorithm>

namespace canvas {

CanvasItem::CanvasItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setOpaquePainting(false);
  setAntialiasing(true);
}

void CanvasItem::setTheme(int theme) {
  const auto wanted = static_cast<view::Theme>(std::clamp(theme, 0, 2));
  if (wanted == theme_) return;
  theme_ = wanted;
  Q_EMIT themeChanged();
  becomeStale();
}

void CanvasItem::setTextScale(double scale) {
  const double wanted = std::clamp(scale, 0.5, 4.0);
  if (wanted == textScale_) return;
  textScale_ = wanted;
  Q_EMIT textScaleChanged();
  becomeStale();
}

void CanvasItem::paint(QPainter* painter) { painter_.paint(shown(), *painter); }

void CanvasItem::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickPaintedItem::geometryChange(now, before);
  if (now.size() != before.size()) becomeStale();
}

void CanvasItem::becomeStale() { Q_EMIT stale(); }

}  // namespace canvas
