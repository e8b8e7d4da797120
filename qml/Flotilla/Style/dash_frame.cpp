#include "qml/Flotilla/Style/dash_frame.h"

#include <QPainter>

namespace style {

DashFrame::DashFrame(QQuickItem* parent) : QQuickPaintedItem(parent) { setAntialiasing(true); }

void DashFrame::setLine(const QColor& line) {
  line_ = line;
  update();
  Q_EMIT looksChanged();
}

void DashFrame::setFill(const QColor& fill) {
  fill_ = fill;
  update();
  Q_EMIT looksChanged();
}

void DashFrame::setRadius(double radius) {
  radius_ = radius;
  update();
  Q_EMIT looksChanged();
}

void DashFrame::paint(QPainter* painter) {
  QPen pen(line_, 1);
  pen.setDashPattern({4, 3});
  painter->setPen(pen);
  painter->setBrush(fill_);
  painter->drawRoundedRect(QRectF(0.5, 0.5, width() - 1, height() - 1), radius_, radius_);
}

}  // namespace style
