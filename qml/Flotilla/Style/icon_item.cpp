#include "qml/Flotilla/Style/icon_item.h"

#include <QPainter>
#include <algorithm>

#include "qml/Flotilla/Style/icon_paths.h"

namespace style {
namespace {
constexpr double kGrid = 20;
}

IconItem::IconItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setImplicitSize(kGrid, kGrid);
  setAntialiasing(true);
}

void IconItem::setName(const QString& name) {
  if (name == name_) return;
  name_ = name;
  update();
  Q_EMIT nameChanged();
}

void IconItem::setColor(const QColor& color) {
  if (color == color_) return;
  color_ = color;
  update();
  Q_EMIT colorChanged();
}

void IconItem::paint(QPainter* painter) {
  const IconPath* path = iconPath(name_);
  if (path == nullptr) return;
  const double scale = std::min(width(), height()) / kGrid;
  painter->translate((width() - kGrid * scale) / 2, (height() - kGrid * scale) / 2);
  painter->scale(scale, scale);
  painter->setPen(QPen(color_, path->penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter->drawPath(path->lines);
  painter->setBrush(color_);
  painter->drawPath(path->solid);
}

}  // namespace style
