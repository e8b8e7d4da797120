#include "app/share/card_item.h"

#include <QPainter>

namespace share {
namespace {

/// The stage is laid out for this width: its servers and words have their usual proportions.
constexpr double kLaidOutWidth = 560;
/// Bursts and rings are as long as at a tenth of the speed.
constexpr double kSpeed = 0.1;

}  // namespace

CardItem::CardItem(QQuickItem* parent) : CanvasItem(parent) {
  connect(this, &CanvasItem::stale, this, &CardItem::redraw);
}

void CardItem::setGallery(Gallery* gallery) {
  if (gallery == gallery_) return;
  if (gallery_) gallery_->disconnect(this);
  gallery_ = gallery;
  if (gallery_) {
    connect(gallery_, &Gallery::drawn, this, [this](int picture) {
      if (picture == picture_) redraw();
    });
  }
  redraw();
}

void CardItem::setPicture(int picture) {
  if (picture == picture_) return;
  picture_ = picture;
  redraw();
}

void CardItem::redraw() {
  scene_.clear();
  const auto played = gallery_ ? gallery_->played(picture_) : nullptr;
  if (played && width() > 0 && height() > 0) {
    const QSizeF laidOut(kLaidOutWidth, kLaidOutWidth * height() / width());
    const canvas::StageGeometry geometry(played->cluster.size(), laidOut, {});
    canvas::StageLook look;
    look.palette = &colours();
    canvas::drawStage({&played->trace, &played->cluster, played->time, kSpeed, false}, geometry,
                      look, scene_);
  }
  update();
  Q_EMIT pictureChanged();
}

void CardItem::paint(QPainter* painter) {
  const double share = width() / kLaidOutWidth;
  painter->scale(share, share);
  CanvasItem::paint(painter);
}

}  // namespace share
