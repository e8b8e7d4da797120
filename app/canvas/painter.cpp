#include "app/canvas/painter.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace canvas {
namespace {

constexpr qsizetype kTextsKept = 4'000;
/// A page can be enlarged: its hatches are drawn so fine, and its shapes are never stamps.
constexpr double kPageScale = 4;

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
  const bool page = painter.paintEngine()->type() == QPaintEngine::Pdf;
  const double scale = page ? kPageScale : painter.device()->devicePixelRatioF();
  if (scale != scale_) {
    hatches_.clear();
    scale_ = scale;
  }
  if (lines_.size() > kTextsKept) lines_.clear();
  stamps_.begin(scale);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool crowded = list.items().size() >= kCrowd;
  for (const Primitive& item : list.items()) {
    if (item.shape == Shape::Text) {
      paintText(list, item, painter);
      continue;
    }
    const bool dear = crowded || (item.shape == Shape::Rect && item.dash > 0);
    const bool stamped = dear && !page;
    const auto draw = [&](QPainter& onto) { paintShape(list, item, onto); };
    if (!stamped || !stamps_.paint(list, item, painter, draw)) draw(painter);
  }
}

void Painter::paintShape(const DrawList& list, const Primitive& item, QPainter& painter) {
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
