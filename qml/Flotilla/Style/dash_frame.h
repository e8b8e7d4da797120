// A rounded frame with a dashed line, which QML's Rectangle cannot draw.
// Thread rule: GUI thread; Qt paints it while the GUI thread waits.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickPaintedItem>

namespace style {

class DashFrame : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QColor line READ line WRITE setLine NOTIFY looksChanged)
  Q_PROPERTY(QColor fill READ fill WRITE setFill NOTIFY looksChanged)
  Q_PROPERTY(double radius READ radius WRITE setRadius NOTIFY looksChanged)

 public:
  explicit DashFrame(QQuickItem* parent = nullptr);

  QColor line() const { return line_; }
  void setLine(const QColor& line);
  QColor fill() const { return fill_; }
  void setFill(const QColor& fill);
  double radius() const { return radius_; }
  void setRadius(double radius);

  void paint(QPainter* painter) override;

 signals:
  void looksChanged();

 private:
  QColor line_;
  QColor fill_;
  double radius_{0};
};

}  // namespace style
