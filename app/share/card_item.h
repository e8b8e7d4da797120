// The picture on a gallery card: the stage of a situation that was played, drawn by the stage's own
// code at a larger size and shown smaller. Thread rule: as CanvasItem.
#pragma once

#include "app/canvas/canvas_item.h"
#include "app/canvas/stage_list.h"
#include "app/share/gallery.h"

namespace share {

class CardItem : public canvas::CanvasItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(share::Gallery* gallery READ gallery WRITE setGallery NOTIFY pictureChanged)
  Q_PROPERTY(int picture READ picture WRITE setPicture NOTIFY pictureChanged)
  /// Its situation was played.
  Q_PROPERTY(bool ready READ ready NOTIFY pictureChanged)

 public:
  explicit CardItem(QQuickItem* parent = nullptr);

  Gallery* gallery() const { return gallery_; }
  void setGallery(Gallery* gallery);
  int picture() const { return picture_; }
  void setPicture(int picture);
  bool ready() const { return !scene_.list.empty(); }

  void paint(QPainter* painter) override;

 signals:
  void pictureChanged();

 protected:
  const canvas::DrawList& shown() const override { return scene_.list; }

 private:
  void redraw();

  Gallery* gallery_{nullptr};
  int picture_{-1};
  canvas::StageScene scene_;
};

}  // namespace share
