// How series are told apart: no two by colour alone.
#include <array>

#include "app/canvas/plot_list.h"

namespace canvas {
namespace {

struct Dash {
  double dash;
  double gap;
};
constexpr std::array<Dash, 6> kDashes{{{0, 0}, {8, 5}, {2, 4}, {14, 4}, {0, 0}, {8, 3}}};

QColor inkOf(std::size_t series, const view::Palette& c) {
  return std::array{c.text1, c.accent, c.text2, c.text1, c.accent, c.text2}[series % 6];
}

}  // namespace

Stroke strokeOf(std::size_t series, const view::Palette& colours, double width) {
  const Dash& dash = kDashes[series % kDashes.size()];
  return {inkOf(series, colours), width, dash.dash, dash.gap};
}

Filling fillingOf(std::size_t series, const view::Palette& c) {
  switch (series % 6) {
    case 0:
      return c.text1;
    case 1:
      return c.accent;
    case 2:
      return {Fill::Stopped, c.text1, c.bg1};
    case 3:
      return c.ctl;
    case 4:
      return {Fill::Wall, c.accent, c.bg1};
    default:
      return c.bg1;
  }
}

void drawMarker(std::size_t series, QPointF at, double radius, const view::Palette& colours,
                DrawList& list) {
  const QColor ink = inkOf(series, colours);
  const Stroke edge{ink, 2};
  const auto shape = [&](std::initializer_list<QPointF> corners, const Filling& fill) {
    std::vector<QPointF> points;
    for (const QPointF& corner : corners) points.push_back(at + radius * corner);
    list.polygon(points, fill, edge);
  };
  switch (series % 6) {
    case 0:
      return list.circle(at, radius, ink, edge);
    case 1:
      return shape({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}, ink);
    case 2:
      return shape({{0, -1.2}, {1.1, 0.9}, {-1.1, 0.9}}, ink);
    case 3:
      return shape({{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}, colours.bg1);
    case 4:
      return list.circle(at, radius, colours.bg1, edge);
    default:
      return shape({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}, colours.bg1);
  }
}

}  // namespace canvas
