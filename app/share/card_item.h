// The picture on a gallery card: the stage of a situation that was played, drawn by the stage's own
// code at a larger size and shown smaller, without the words that nobody could read.
// Thread rule: built on the GUI thread; painted while the GUI thread waits.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

#include "app/canvas/painter.h"
#include "app/share/gallery.h"

namespace share {

class CardItem : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  /// 0 dark, 1 light, 2 projector.
  Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY pictureChanged)
  Q_PROPERTY(share::Gallery* gallery READ gallery WRITE setGallery NOTIFY pictureChanged)
  Q_PROPERTY(int picture READ picture WRITE setPicture NOTIFY pictureChanged)
  /// Its situation was played.
  Q_PROPERTY(bool ready READ ready NOTIFY pictureChanged)

 public:
  explicit CardItem(QQuickItem* parent = nullptr);

  int theme() const { return theme_; }
  void setTheme(int theme);
  Gallery* gallery() const { return gallery_; }
  void setGallery(Gallery* gallery);
  int picture() const { return picture_; }
  void setPicture(int picture);
  bool ready() const { return !list_.empty(); }

  void paint(QPainter* painter) override;

 signals:
  void pictureChanged();

 protected:
  void geometryChange(const QRectF& now, const QRectF& before) override;

 private:
  void redraw();

  int theme_{0};
  Gallery* gallery_{nullptr};
  int picture_{-1};
  canvas::DrawList list_;
  canvas::Painter painter_;
};

}  // namespace share
