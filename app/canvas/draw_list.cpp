#include "app/canvas/draw_list.h"

#include <cmath>
#include <numbers>

namespace canvas {

void DrawList::clear() {
  items_.clear();
  points_.clear();
  characters_.clear();
}

Primitive& DrawList::add(Shape shape, const Filling& fill, const Stroke& stroke) {
  Primitive& item = items_.emplace_back();
  item.shape = shape;
  item.fill = fill.kind;
  if (fill.kind != Fill::None) {
    item.fillColour = fill.colour.rgba();
    item.ground = fill.ground.isValid() ? fill.ground.rgba() : 0;
  }
  if (stroke.width > 0) {
    item.strokeColour = stroke.colour.rgba();
    item.strokeWidth = static_cast<float>(stroke.width);
    item.dash = static_cast<float>(stroke.dash);
    item.gap = static_cast<float>(stroke.gap);
    item.cap = stroke.cap;
  }
  return item;
}

void DrawList::take(Primitive& item, std::span<const QPointF> points) {
  item.first = static_cast<std::uint32_t>(points_.size());
  item.count = static_cast<std::uint32_t>(points.size());
  points_.insert(points_.end(), points.begin(), points.end());
}

void DrawList::circle(QPointF centre, double radius, const Filling& fill, const Stroke& stroke) {
  Primitive& item = add(Shape::Circle, fill, stroke);
  item.x = centre.x();
  item.y = centre.y();
  item.w = radius;
}

void DrawList::arc(QPointF centre, double radius, double from, double sweep, const Stroke& stroke) {
  Primitive& item = add(Shape::Arc, {}, stroke);
  item.x = centre.x();
  item.y = centre.y();
  item.w = radius;
  item.from = from;
  item.sweep = sweep;
}

void DrawList::line(QPointF from, QPointF to, const Stroke& stroke) {
  Primitive& item = add(Shape::Line, {}, stroke);
  item.x = from.x();
  item.y = from.y();
  item.w = to.x();
  item.h = to.y();
}

void DrawList::polyline(std::span<const QPointF> points, const Stroke& stroke) {
  take(add(Shape::Polyline, {}, stroke), points);
}

void DrawList::polygon(std::span<const QPointF> points, const Filling& fill, const Stroke& stroke) {
  take(add(Shape::Polygon, fill, stroke), points);
}

void DrawList::rect(const QRectF& box, double radius, const Filling& fill, const Stroke& stroke) {
  Primitive& item = add(Shape::Rect, fill, stroke);
  item.x = box.x();
  item.y = box.y();
  item.w = box.width();
  item.h = box.height();
  item.from = radius;
}

void DrawList::text(QPointF baseline, QStringView words, const Font& font, const QColor& colour,
                    Anchor anchor) {
  Primitive& item = add(Shape::Text, colour, {});
  item.x = baseline.x();
  item.y = baseline.y();
  item.font = font;
  item.anchor = anchor;
  item.first = static_cast<std::uint32_t>(characters_.size());
  item.count = static_cast<std::uint32_t>(words.size());
  characters_.append(words.utf16(), static_cast<std::size_t>(words.size()));
}

std::span<const QPointF> DrawList::points(const Primitive& p) const {
  return std::span(points_).subspan(p.first, p.count);
}

QStringView DrawList::words(const Primitive& p) const {
  return QStringView(characters_.data() + p.first, static_cast<qsizetype>(p.count));
}

QPointF polar(QPointF centre, double radius, double degrees) {
  const double radians = degrees * std::numbers::pi / 180;
  return {centre.x() + radius * std::sin(radians), centre.y() - radius * std::cos(radians)};
}

QColor faded(QColor colour, double opacity) {
  colour.setAlphaF(colour.alphaF() * static_cast<float>(opacity));
  return colour;
}

QColor mixed(const QColor& colour, const QColor& ground, double share) {
  const auto part = [&](int a, int b) {
    return static_cast<int>(std::lround(a * share + b * (1 - share)));
  };
  return {part(colour.red(), ground.red()), part(colour.green(), ground.green()),
          part(colour.blue(), ground.blue())};
}

}  // namespace canvas
