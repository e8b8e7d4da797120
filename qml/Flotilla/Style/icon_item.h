// One icon of the app, painted: a scene-graph shape would cost more on the software backend.
// Thread rule: GUI thread; Qt paints it while the GUI thread waits.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickPaintedItem>
#include <QString>

namespace style {

class IconItem : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(Icon)
  Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
  Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

 public:
  explicit IconItem(QQuickItem* parent = nullptr);

  QString name() const { return name_; }
  void setName(const QString& name);
  QColor color() const { return color_; }
  void setColor(const QColor& color);

  void paint(QPainter* painter) override;

 signals:
  void nameChanged();
  void colorChanged();

 private:
  QString name_;
  QColor color_;
};

}  // namespace style
