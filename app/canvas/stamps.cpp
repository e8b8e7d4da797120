#include "app/canvas/stamps.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace canvas {
namespace {

/// Beyond so much, stamps not used in the last pictures go, and if that is not enough, all that
/// the last picture did without.
constexpr std::size_t kBytesKept = std::size_t{4} * 1024 * 1024;
constexpr std::uint64_t kPicturesKept = 60;
/// Larger shapes are rare, and dear to keep; px.
constexpr double kSideMost = 200;

int sixteenths(double px) { return static_cast<int>(std::lround(px * 16)); }

QRectF around(double reach) { return {-reach, -reach, 2 * reach, 2 * reach}; }

QRectF around(std::span<const QPointF> points) {
  QPointF least = points.front();
  QPointF most = least;
  for (const QPointF& p : points) {
    least = {std::min(least.x(), p.x()), std::min(least.y(), p.y())};
    most = {std::max(most.x(), p.x()), std::max(most.y(), p.y())};
  }
  return QRectF(least, most).translated(-points.front());
}

QPointF anchorOf(const DrawList& list, const Primitive& item) {
  const bool pointed = item.shape == Shape::Polyline || item.shape == Shape::Polygon;
  return pointed ? list.points(item).front() : QPointF(item.x, item.y);
}

}  // namespace

std::size_t Stamps::Hash::operator()(const Key& key) const {
  return qHashBits(key.data(), sizeof(int) * key.size());
}

void Stamps::begin(double scale) {
  if (scale != scale_) forget(0);
  scale_ = scale;
  ++pictures_;
  // What never comes again (a ring that grew, a hand that turned) makes room.
  if (bytes_ > kBytesKept) forget(kPicturesKept);
  if (bytes_ > kBytesKept) forget(1);
}

void Stamps::forget(std::uint64_t kept) {
  std::erase_if(stamps_, [&](const auto& stamp) {
    const bool goes = stamp.second.usedIn + kept < pictures_ || kept == 0;
    if (goes) bytes_ -= bytesOf(stamp.second);
    return goes;
  });
}

// The key, and what the store needs beside it, are about as large as the smallest pictures.
std::size_t Stamps::bytesOf(const Stamp& stamp) {
  return static_cast<std::size_t>(stamp.image.sizeInBytes()) + sizeof(Key) + sizeof(Stamp);
}

bool Stamps::paint(const DrawList& list, const Primitive& item, QPainter& painter,
                   const Draw& draw) {
  const std::optional<QRectF> bounds = boundsOf(list, item);
  if (!bounds) return false;
  const QPointF place = anchorOf(list, item) * scale_;
  const QPoint quarters(static_cast<int>(std::lround(place.x() * 4)),
                        static_cast<int>(std::lround(place.y() * 4)));
  const QPoint pixel(quarters.x() >> 2, quarters.y() >> 2);
  const QPoint quarter = quarters - 4 * pixel;
  const auto [found, isNew] = stamps_.try_emplace(keyOf(list, item, quarter));
  Stamp& stamp = found->second;
  if (isNew) {
    stamp = make(*bounds, quarter, [&](QPainter& onto) {
      onto.translate(-anchorOf(list, item));
      draw(onto);
    });
    bytes_ += bytesOf(stamp);
  }
  stamp.usedIn = pictures_;
  painter.drawImage(QPointF(pixel + stamp.corner) / scale_, stamp.image);
  return true;
}

std::optional<QRectF> Stamps::boundsOf(const DrawList& list, const Primitive& item) const {
  if (item.fill != Fill::None && item.fill != Fill::Solid) return std::nullopt;
  QRectF box;
  switch (item.shape) {
    case Shape::Circle:
    case Shape::Arc:
      box = around(item.w);
      break;
    case Shape::Line:
      box = QRectF(QPointF(), QPointF(item.w - item.x, item.h - item.y)).normalized();
      break;
    case Shape::Rect:
      box = {0, 0, item.w, item.h};
      break;
    case Shape::Polyline:
    case Shape::Polygon:
      if (item.count == 0 || item.count > kPoints) return std::nullopt;
      box = around(list.points(item));
      break;
    case Shape::Text:
      return std::nullopt;
  }
  if (box.width() > kSideMost || box.height() > kSideMost) return std::nullopt;
  const double rim = item.strokeWidth;
  return box.adjusted(-rim, -rim, rim, rim);
}

Stamps::Key Stamps::keyOf(const DrawList& list, const Primitive& item, QPoint quarter) const {
  Key key{static_cast<int>(item.shape) * 8 + static_cast<int>(item.fill) * 2 +
              static_cast<int>(item.cap),
          item.fill == Fill::None ? 0 : static_cast<int>(item.fillColour),
          static_cast<int>(item.strokeColour),
          sixteenths(item.strokeWidth),
          sixteenths(item.dash),
          sixteenths(item.gap),
          4 * quarter.y() + quarter.x(),
          static_cast<int>(item.count)};
  std::size_t next = 8;
  switch (item.shape) {
    case Shape::Line:
      key[next++] = sixteenths(item.w - item.x);
      key[next++] = sixteenths(item.h - item.y);
      break;
    case Shape::Polyline:
    case Shape::Polygon:
      for (const QPointF& p : list.points(item)) {
        const QPointF off = p - list.points(item).front();
        key[next++] = sixteenths(off.x());
        key[next++] = sixteenths(off.y());
      }
      break;
    case Shape::Circle:
    case Shape::Arc:
    case Shape::Rect:
    case Shape::Text:
      for (const double size : {item.w, item.h, item.from, item.sweep}) {
        key[next++] = sixteenths(size);
      }
      break;
  }
  return key;
}

Stamps::Stamp Stamps::make(const QRectF& bounds, QPoint quarter, const Draw& draw) const {
  const QPointF shift = QPointF(quarter) / 4;
  const QRect box = QRectF(bounds.topLeft() * scale_ + shift, bounds.size() * scale_)
                        .toAlignedRect()
                        .adjusted(-1, -1, 1, 1);
  QImage image(box.size(), QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(shift - box.topLeft());
  painter.scale(scale_, scale_);
  draw(painter);
  painter.end();
  // The image that was painted on keeps its paint engine, many times larger than itself.
  QImage kept = image.copy();
  kept.setDevicePixelRatio(scale_);
  return {std::move(kept), box.topLeft(), pictures_};
}

}  // namespace canvas
