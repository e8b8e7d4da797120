#include "app/canvas/painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace canvas {
namespace {

constexpr qsizetype kTextsKept = 4'000;
constexpr qsizetype kDotsKept = 4'000;
constexpr qsizetype kBoxesKept = 1'000;
/// Larger dashed boxes are rare, and dear to keep.
constexpr double kBoxMost = 200;

int sixteenths(double px) { return static_cast<int>(std::lround(px * 16)); }

/// The quarter of its pixel in which a place lies, 0 to 3.
int quarterOf(double place) { return static_cast<int>((place - std::floor(place)) * 4); }

QPen penOf(const Primitive& item) {
  if (item.strokeWidth <= 0) return Qt::NoPen;
  const bool round = item.cap == Cap::Round;
  QPen pen(QColor::fromRgba(item.strokeColour), item.strokeWidth, Qt::SolidLine,
           round ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin);
  if (item.dash > 0) {
    // Qt counts dashes in stroke widths.
    pen.setDashPattern({item.dash / item.strokeWidth, item.gap / item.strokeWidth});
  }
  return pen;
}

struct Hatch {
  int tile;    ///< side of the tile; the bars' distance is tile / sqrt 2
  double bar;  ///< their width
};

Hatch hatchOf(Fill fill) {
  switch (fill) {
    case Fill::Wall:
      return {14, 3};
    case Fill::Election:
      return {8, 3};
    case Fill::Stopped:
    case Fill::Solid:
    case Fill::None:
      return {10, 2};
  }
  return {10, 2};
}

// Bars from the lower left to the upper right, seamless from tile to tile.
QBrush drawHatch(Fill fill, QRgb bars, QRgb ground, double scale) {
  const Hatch hatch = hatchOf(fill);
  const int side = static_cast<int>(std::lround(hatch.tile * scale));
  QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
  tile.fill(QColor::fromRgba(ground));
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(QColor::fromRgba(bars), hatch.bar * scale));
  for (const int shift : {-side, 0, side}) {
    painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side));
  }
  painter.end();
  QBrush brush(tile);
  brush.setTransform(QTransform::fromScale(1 / scale, 1 / scale));
  return brush;
}

}  // namespace

void Painter::paint(const DrawList& list, QPainter& painter) {
  const double scale = painter.device()->devicePixelRatioF();
  if (scale != scale_) {
    hatches_.clear();
    dots_.clear();
    boxes_.clear();
    scale_ = scale;
  }
  if (lines_.size() > kTextsKept) lines_.clear();
  if (dots_.size() > kDotsKept) dots_.clear();
  if (boxes_.size() > kBoxesKept) boxes_.clear();
  painter.setRenderHint(QPainter::Antialiasing);
  const bool crowded = list.items().size() >= kCrowd;
  for (const Primitive& item : list.items()) {
    if (crowded && item.shape == Shape::Circle && paintDot(item, painter)) continue;
    if (item.shape == Shape::Rect && paintBox(item, painter)) continue;
    paintOne(list, item, painter);
  }
}

void Painter::paintOne(const DrawList& list, const Primitive& item, QPainter& painter) {
  if (item.shape == Shape::Text) {
    paintText(list, item, painter);
    return;
  }
  painter.setPen(penOf(item));
  painter.setBrush(brushOf(item));
  const auto points = list.points(item);
  switch (item.shape) {
    case Shape::Circle:
      painter.drawEllipse(QPointF(item.x, item.y), item.w, item.w);
      break;
    case Shape::Arc: {
      const QRectF box(item.x - item.w, item.y - item.w, 2 * item.w, 2 * item.w);
      // Qt: sixteenths of a degree, 0 = 3 o'clock, counter-clockwise.
      painter.drawArc(box, static_cast<int>(std::lround((90 - item.from) * 16)),
                      static_cast<int>(std::lround(-item.sweep * 16)));
      break;
    }
    case Shape::Line:
      painter.drawLine(QPointF(item.x, item.y), QPointF(item.w, item.h));
      break;
    case Shape::Polyline:
      painter.drawPolyline(points.data(), static_cast<int>(points.size()));
      break;
    case Shape::Polygon:
      painter.drawPolygon(points.data(), static_cast<int>(points.size()));
      break;
    case Shape::Rect: {
      const QRectF box(item.x, item.y, item.w, item.h);
      item.from > 0 ? painter.drawRoundedRect(box, item.from, item.from) : painter.drawRect(box);
      break;
    }
    case Shape::Text:
      break;
  }
}

void Painter::paintText(const DrawList& list, const Primitive& item, QPainter& painter) {
  const FontKey key{static_cast<int>(std::lround(item.font.size * 10)), item.font.weight,
                    item.font.face};
  const QFont& font = fontOf(item.font);
  const QString words = list.words(item).toString();
  auto found = lines_.find({key, words});
  if (found == lines_.end()) {
    Line line;
    line.text.setTextFormat(Qt::PlainText);
    line.text.setText(words);
    line.text.setPerformanceHint(QStaticText::AggressiveCaching);
    line.text.prepare({}, font);
    const QFontMetricsF metrics(font);
    line.width = metrics.horizontalAdvance(words);
    line.ascent = metrics.ascent();
    found = lines_.insert({key, words}, line);
  }
  const double share = item.anchor == Anchor::Start ? 0 : item.anchor == Anchor::Middle ? 0.5 : 1;
  painter.setPen(QColor::fromRgba(item.fillColour));
  painter.setFont(font);
  painter.drawStaticText(QPointF(item.x - share * found->width, item.y - found->ascent),
                         found->text);
}

// A small circle from the store: drawn once for each quarter of a pixel, then only copied.
bool Painter::paintDot(const Primitive& item, QPainter& painter) {
  const bool plain = item.fill == Fill::Solid || item.fill == Fill::None;
  const double reach = (item.w + item.strokeWidth / 2) * scale_ + 1;
  if (!plain || item.dash > 0 || reach > 24) return false;
  const QPointF place = QPointF(item.x, item.y) * scale_;
  const int quarterX = quarterOf(place.x());
  const int quarterY = quarterOf(place.y());
  const DotKey key{item.fill == Fill::None ? 0 : item.fillColour, item.strokeColour,
                   static_cast<int>(item.w * 16), static_cast<int>(item.strokeWidth * 16),
                   4 * quarterY + quarterX};
  const int pad = static_cast<int>(std::ceil(reach));
  auto found = dots_.find(key);
  if (found == dots_.end()) {
    const QPointF centre(pad + quarterX / 4.0, pad + quarterY / 4.0);
    found = dots_.insert(key, drawDot(item, scale_, centre, 2 * pad + 2));
  }
  painter.drawImage(
      QPointF((std::floor(place.x()) - pad) / scale_, (std::floor(place.y()) - pad) / scale_),
      *found);
  return true;
}

QImage Painter::drawDot(const Primitive& item, double scale, QPointF centre, int side) const {
  QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(centre);
  painter.scale(scale, scale);
  painter.setPen(penOf(item));
  painter.setBrush(item.fill == Fill::None ? QBrush() : QColor::fromRgba(item.fillColour));
  painter.drawEllipse(QPointF(0, 0), item.w, item.w);
  painter.end();
  image.setDevicePixelRatio(scale);
  return image;
}

// Dashes round a corner are the dearest strokes there are, and a log has a hundred equal cells:
// each kind is drawn once for each quarter of a pixel.
bool Painter::paintBox(const Primitive& item, QPainter& painter) {
  const bool plain = item.fill == Fill::Solid || item.fill == Fill::None;
  if (item.dash <= 0 || !plain || item.w > kBoxMost || item.h > kBoxMost) return false;
  const QPointF place = QPointF(item.x, item.y) * scale_;
  const QPoint quarter(quarterOf(place.x()), quarterOf(place.y()));
  const BoxKey key{item.fill == Fill::None ? 0 : item.fillColour,
                   item.strokeColour,
                   sixteenths(item.w),
                   sixteenths(item.h),
                   sixteenths(item.from),
                   sixteenths(item.strokeWidth),
                   sixteenths(item.dash),
                   sixteenths(item.gap),
                   4 * quarter.y() + quarter.x()};
  const int pad = static_cast<int>(std::ceil(item.strokeWidth * scale_));
  auto found = boxes_.find(key);
  if (found == boxes_.end()) {
    const QPointF corner(pad + quarter.x() / 4.0, pad + quarter.y() / 4.0);
    found = boxes_.insert(key, drawBox(item, corner));
  }
  const QPointF at(std::floor(place.x()) - pad, std::floor(place.y()) - pad);
  painter.drawImage(at / scale_, *found);
  return true;
}

QImage Painter::drawBox(const Primitive& item, QPointF corner) const {
  const auto side = [&](double px, double shift) {
    return static_cast<int>(std::ceil(px * scale_ + 2 * shift)) + 1;
  };
  QImage image(side(item.w, corner.x()), side(item.h, corner.y()),
               QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(corner);
  painter.scale(scale_, scale_);
  painter.setPen(penOf(item));
  painter.setBrush(item.fill == Fill::None ? QBrush() : QColor::fromRgba(item.fillColour));
  painter.drawRoundedRect(QRectF(0, 0, item.w, item.h), item.from, item.from);
  painter.end();
  image.setDevicePixelRatio(scale_);
  return image;
}

QBrush Painter::brushOf(const Primitive& item) {
  if (item.fill == Fill::None) return Qt::NoBrush;
  if (item.fill == Fill::Solid) return QColor::fromRgba(item.fillColour);
  const quint64 key = qHashMulti(0, item.fillColour, item.ground, static_cast<int>(item.fill));
  auto found = hatches_.find(key);
  if (found == hatches_.end()) {
    found = hatches_.insert(key, drawHatch(item.fill, item.fillColour, item.ground, scale_));
  }
  return *found;
}

const QFont& Painter::fontOf(const Font& font) {
  const FontKey key{static_cast<int>(std::lround(font.size * 10)), font.weight, font.face};
  auto found = fonts_.find(key);
  if (found == fonts_.end()) {
    QFont made(font.face == Face::Mono ? QStringLiteral("JetBrains Mono")
                                       : QStringLiteral("Inter"));
    made.setPixelSize(std::max(1, static_cast<int>(std::lround(font.size))));
    made.setWeight(static_cast<QFont::Weight>(font.weight));
    made.setHintingPreference(QFont::PreferNoHinting);
    found = fonts_.insert(key, made);
  }
  return *found;
}

}  // namespace canvas
