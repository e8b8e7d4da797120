#include "app/canvas/glyphs.h"

#include <array>

namespace canvas {

void pennant(DrawList& list, QPointF foot, double height, const QColor& colour, double width) {
  const QPointF top = foot - QPointF(0, height);
  list.line(foot, top, {colour, width, 0, 0, Cap::Round});
  const std::array flag{top, top + QPointF(0.78 * height, 0.26 * height),
                        top + QPointF(0, 0.52 * height)};
  list.polygon(flag, colour, {colour, 0.5 * width});
}

void ballot(DrawList& list, QPointF centre, double height, BallotMark mark,
            const BallotLook& look) {
  const double width = 0.8 * height;
  list.rect({centre.x() - width / 2, centre.y() - height / 2, width, height}, 0.14 * height,
            look.paper, {look.edge, look.edgeWidth});
  const Stroke pen{look.mark, look.markWidth, 0, 0, Cap::Round};
  switch (mark) {
    case BallotMark::Tick:
      tick(list, centre, height, pen);
      break;
    case BallotMark::Plus:
      plus(list, centre, 0.2 * height, pen);
      break;
    case BallotMark::Minus:
      minus(list, centre, 0.2 * height, pen);
      break;
  }
}

void question(DrawList& list, QPointF centre, double height, const BallotLook& look) {
  const double width = 0.8 * height;
  list.rect({centre.x() - width / 2, centre.y() - height / 2, width, height}, 0.14 * height,
            look.paper, {look.edge, look.edgeWidth, 0.14 * height, 0.12 * height});
  const auto at = [&](double dx, double dy) { return centre + QPointF(dx, dy) * height; };
  const Stroke pen{look.mark, look.markWidth, 0, 0, Cap::Round};
  list.polyline(std::array{at(-0.14, -0.12), at(-0.08, -0.23), at(0.05, -0.25), at(0.14, -0.15),
                           at(0.11, -0.05), at(0, 0.03), at(0, 0.1)},
                pen);
  list.circle(at(0, 0.25), 0.6 * look.markWidth, look.mark);
}

void disk(DrawList& list, QPointF centre, double height, const QColor& fill, const Stroke& stroke) {
  const double width = 0.86 * height;
  list.rect({centre.x() - width / 2, centre.y() - height / 2, width, height}, 0.3 * height, fill,
            stroke);
  const QPointF left = centre - QPointF(width / 2, 0.12 * height);
  list.polyline(std::array{left, left + QPointF(0.25 * width, 0.1 * height),
                           left + QPointF(0.75 * width, 0.1 * height), left + QPointF(width, 0)},
                stroke);
}

void burst(DrawList& list, QPointF centre, double radius, const Stroke& stroke) {
  for (int ray = 0; ray < 8; ++ray) {
    const double angle = ray * 45 + 22.5;
    const double end = ray % 2 == 0 ? radius : 0.8 * radius;
    list.line(polar(centre, 0.42 * radius, angle), polar(centre, end, angle), stroke);
  }
}

void box(DrawList& list, QPointF centre, double side, const QColor& fill, const QColor& edge) {
  const auto at = [&](double dx, double dy) { return centre + QPointF(dx * side, dy * side); };
  const std::array outline{at(0, -0.5), at(0.46, -0.27), at(0.46, 0.23),
                           at(0, 0.48), at(-0.46, 0.23), at(-0.46, -0.27)};
  list.polygon(outline, fill, {edge, 1.5});
  list.polyline(std::array{at(-0.46, -0.27), at(0, -0.03), at(0.46, -0.27)}, {edge, 1.5});
  list.line(at(0, -0.03), at(0, 0.48), {edge, 1.5});
}

void tick(DrawList& list, QPointF centre, double size, const Stroke& stroke) {
  list.polyline(std::array{centre + QPointF(-0.2, 0) * size, centre + QPointF(-0.06, 0.16) * size,
                           centre + QPointF(0.2, -0.16) * size},
                stroke);
}

void cross(DrawList& list, QPointF centre, double half, const Stroke& stroke) {
  list.line(centre - QPointF(half, half), centre + QPointF(half, half), stroke);
  list.line(centre - QPointF(half, -half), centre + QPointF(half, -half), stroke);
}

void minus(DrawList& list, QPointF centre, double half, const Stroke& stroke) {
  list.line(centre - QPointF(half, 0), centre + QPointF(half, 0), stroke);
}

void plus(DrawList& list, QPointF centre, double half, const Stroke& stroke) {
  minus(list, centre, half, stroke);
  list.line(centre - QPointF(0, half), centre + QPointF(0, half), stroke);
}

void bars(DrawList& list, QPointF centre, double half, double gap, const Stroke& stroke) {
  for (const double dx : {-gap / 2, gap / 2}) {
    list.line(centre + QPointF(dx, -half), centre + QPointF(dx, half), stroke);
  }
}

void triangleRight(DrawList& list, QPointF centre, double half, const Stroke& stroke) {
  list.polygon(std::array{centre + QPointF(-0.65 * half, -half), centre + QPointF(0.8 * half, 0),
                          centre + QPointF(-0.65 * half, half)},
               {}, stroke);
}

void diamond(DrawList& list, QPointF centre, double half, const Filling& fill) {
  list.polygon(std::array{centre - QPointF(0, half), centre + QPointF(half, 0),
                          centre + QPointF(0, half), centre - QPointF(half, 0)},
               fill);
}

}  // namespace canvas
