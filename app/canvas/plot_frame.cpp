#include "app/canvas/plot_parts.h"

namespace canvas {
namespace {

QString titleOf(const Axis& axis) {
  return axis.unit.isEmpty() ? axis.title : axis.title + QStringLiteral(", ") + axis.unit;
}

void drawAcross(const PlotSheet& s) {
  const QRectF& frame = s.geometry.frame();
  const double size = s.letter();
  const view::Palette& c = s.colours();
  double free = -1e9;
  for (const double tick : s.geometry.x().ticks()) {
    const double x = s.geometry.x().at(tick);
    s.list.line({x, frame.bottom()}, {x, frame.bottom() + 0.4 * size}, {c.ctl, 1});
    if (s.plot.x.names.isEmpty() && s.plot.x.ticks.empty()) {
      s.list.line({x, frame.top()}, {x, frame.bottom()}, {c.line, 1});
    }
    const QString words = tickWords(s.plot.x, tick);
    const double half = wordsWidth(words, size) / 2 + 0.2 * size;
    if (x - half < free) continue;
    free = x + half;
    s.list.text({x, frame.bottom() + 1.5 * size}, words, {size, 400, Face::Mono}, c.text2,
                Anchor::Middle);
  }
  s.list.text({frame.center().x(), frame.bottom() + 3 * size}, titleOf(s.plot.x), {size, 500},
              c.text2, Anchor::Middle);
}

void drawUp(const PlotSheet& s) {
  const QRectF& frame = s.geometry.frame();
  const double size = s.letter();
  const view::Palette& c = s.colours();
  const bool places = !s.plot.y.names.isEmpty();
  for (const double tick : s.geometry.y().ticks()) {
    const double y = s.geometry.y().at(tick);
    if (!places) s.list.line({frame.left(), y}, {frame.right(), y}, {c.line, 1});
    s.list.text({frame.left() - 0.6 * size, y + 0.36 * size}, tickWords(s.plot.y, tick),
                {size, 400, Face::Mono}, c.text2, Anchor::End);
  }
}

}  // namespace

void drawPlotFrame(const PlotSheet& s) {
  const QRectF& frame = s.geometry.frame();
  const double size = s.letter();
  const view::Palette& c = s.colours();
  s.list.text({0, 1.2 * size}, s.plot.title, {1.15 * size, 600}, c.text1);
  if (s.plot.y.names.isEmpty()) {
    const double marks = s.plot.marks.empty() ? 0 : kMarkLetters;
    s.list.text({0, frame.top() - (0.7 + marks) * size}, titleOf(s.plot.y), {size, 500}, c.text2);
  }
  drawAcross(s);
  drawUp(s);
  s.list.line(frame.bottomLeft(), frame.bottomRight(), {c.ctl, 1});
  s.list.line(frame.topLeft(), frame.bottomLeft(), {c.ctl, 1});
}

}  // namespace canvas
