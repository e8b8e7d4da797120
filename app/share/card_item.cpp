#include "app/share/card_item.h"

#include <QPainter>

#include "app/canvas/stage_list.h"

namespace share {
namespace {

/// The stage is laid out for this width: its servers have their usual proportions.
constexpr double kLaidOutWidth = 460;
/// Bursts and rings are as long as at a tenth of the speed.
constexpr double kSpeed = 0.1;
/// Terms, names and tags; longer words are too small to be read.
constexpr qsizetype kWordMost = 5;

canvas::Filling fillingOf(const canvas::Primitive& item) {
  canvas::Filling filling;
  filling.kind = item.fill;
  filling.colour = QColor::fromRgba(item.fillColour);
  filling.ground = QColor::fromRgba(item.ground);
  return filling;
}

canvas::DrawList withoutLongWords(const canvas::DrawList& list) {
  canvas::DrawList kept;
  for (const canvas::Primitive& item : list.items()) {
    const canvas::Filling fill = fillingOf(item);
    const canvas::Stroke stroke{QColor::fromRgba(item.strokeColour), item.strokeWidth, item.dash,
                                item.gap, item.cap};
    const QPointF at(item.x, item.y);
    switch (item.shape) {
      case canvas::Shape::Circle:
        kept.circle(at, item.w, fill, stroke);
        break;
      case canvas::Shape::Arc:
        kept.arc(at, item.w, item.from, item.sweep, stroke);
        break;
      case canvas::Shape::Line:
        kept.line(at, {item.w, item.h}, stroke);
        break;
      case canvas::Shape::Polyline:
        kept.polyline(list.points(item), stroke);
        break;
      case canvas::Shape::Polygon:
        kept.polygon(list.points(item), fill, stroke);
        break;
      case canvas::Shape::Rect:
        kept.rect({item.x, item.y, item.w, item.h}, item.from, fill, stroke);
        break;
      case canvas::Shape::Text:
        if (list.words(item).size() > kWordMost) break;
        kept.text(at, list.words(item), item.font, fill.colour, item.anchor);
        break;
    }
  }
  return kept;
}

}  // namespace

CardItem::CardItem(QQuickItem* parent) : QQuickPaintedItem(parent) { setAntialiasing(true); }

void CardItem::setTheme(int theme) {
  if (theme == theme_ || theme < 0 || theme > 2) return;
  theme_ = theme;
  redraw();
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

void CardItem::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickPaintedItem::geometryChange(now, before);
  if (now.size() != before.size()) redraw();
}

void CardItem::redraw() {
  list_.clear();
  const auto played = gallery_ ? gallery_->played(picture_) : nullptr;
  if (played && width() > 0 && height() > 0) {
    const QSizeF laidOut(kLaidOutWidth, kLaidOutWidth * height() / width());
    const canvas::StageGeometry geometry(played->cluster.size(), laidOut, {});
    canvas::StageLook look;
    look.palette = &view::palette(static_cast<view::Theme>(theme_));
    canvas::StageScene scene;
    canvas::drawStage({&played->trace, &played->cluster, played->time, kSpeed, false}, geometry,
                      look, scene);
    list_ = withoutLongWords(scene.list);
  }
  update();
  Q_EMIT pictureChanged();
}

void CardItem::paint(QPainter* painter) {
  const double share = width() / kLaidOutWidth;
  painter->scale(share, share);
  painter_.paint(list_, *painter);
}

}  // namespace share
