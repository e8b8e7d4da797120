#include <algorithm>

#include "app/canvas/plot_parts.h"

namespace canvas {
namespace {

constexpr double kMarker = 4;
constexpr double kBand = 0.16;

double kept(double value, double least, double most) { return std::clamp(value, least, most); }

/// Within the frame: what an axis does not show is drawn at its end.
QPointF within(const PlotSheet& s, double x, double y) {
  const QRectF& frame = s.geometry.frame();
  const QPointF at = s.geometry.at(x, y);
  return {kept(at.x(), frame.left(), frame.right()), kept(at.y(), frame.top(), frame.bottom())};
}

QRectF boxAround(QPointF at, double radius) {
  return {at.x() - radius, at.y() - radius, 2 * radius, 2 * radius};
}

void drawBand(const PlotSheet& s, const Series& series, const QColor& ink) {
  std::vector<QPointF> edge;
  for (const PlotPoint& p : series.points) {
    if (p.sure) edge.push_back(within(s, p.x, p.sure->first));
  }
  for (auto p = series.points.rbegin(); p != series.points.rend(); ++p) {
    if (p->sure) edge.push_back(within(s, p->x, p->sure->second));
  }
  if (edge.size() > 2) s.list.polygon(edge, mixed(ink, s.colours().bg1, kBand));
}

void drawWhisker(const PlotSheet& s, QPointF from, QPointF to, const QColor& ink) {
  const double cap = 0.3 * s.letter();
  const QPointF across = from.x() == to.x() ? QPointF(cap, 0) : QPointF(0, cap);
  s.list.line(from, to, {ink, 1.5});
  s.list.line(from - across, from + across, {ink, 1.5});
  s.list.line(to - across, to + across, {ink, 1.5});
}

void drawLine(const PlotSheet& s, std::size_t at, const Series& series) {
  const Stroke stroke = strokeOf(at, s.colours(), 2.5);
  drawBand(s, series, stroke.colour);
  std::vector<QPointF> points;
  for (const PlotPoint& p : series.points) points.push_back(within(s, p.x, p.y));
  s.list.polyline(points, stroke);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& sure = series.points[i].sure;
    if (sure) {
      drawWhisker(s, within(s, series.points[i].x, sure->first),
                  within(s, series.points[i].x, sure->second), stroke.colour);
    }
    drawMarker(at, points[i], kMarker * s.look.textScale, s.colours(), s.list);
    s.spot(at, i, boxAround(points[i], s.letter()));
  }
}

void drawSteps(const PlotSheet& s, std::size_t at, const Series& series) {
  std::vector<QPointF> points;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const PlotPoint& p = series.points[i];
    if (i > 0) points.push_back(within(s, p.x, series.points[i - 1].y));
    points.push_back(within(s, p.x, p.y));
    s.spot(at, i, boxAround(points.back(), 0.5 * s.letter()));
  }
  s.list.polyline(points, strokeOf(at, s.colours(), 2.5));
}

QRectF barOf(const PlotSheet& s, std::size_t at, const PlotPoint& p) {
  const QPointF top = within(s, p.x, p.y);
  const double foot = s.geometry.frame().bottom();
  if (p.high > p.low) {
    const double left = within(s, p.low, 0).x();
    const double right = within(s, p.high, 0).x();
    return {left + 0.5, top.y(), std::max(1.0, right - left - 1), foot - top.y()};
  }
  const auto bars =
      static_cast<double>(std::count_if(s.plot.series.begin(), s.plot.series.end(),
                                        [](const Series& one) { return one.form == Form::Bars; }));
  const double side = 2 * s.geometry.halfBar() / bars;
  const double left = top.x() - s.geometry.halfBar() + side * static_cast<double>(at);
  return {left + 1, top.y(), side - 2, foot - top.y()};
}

void drawBars(const PlotSheet& s, std::size_t at, const Series& series) {
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const PlotPoint& p = series.points[i];
    const QRectF bar = barOf(s, at, p);
    const bool histogram = p.high > p.low;
    const Filling fill = histogram ? Filling(s.colours().ctl) : fillingOf(at, s.colours());
    s.list.rect(bar, 0, fill, {strokeOf(at, s.colours(), 1).colour, 1});
    if (p.sure) {
      const double x = bar.center().x();
      drawWhisker(s, {x, within(s, p.x, p.sure->first).y()},
                  {x, within(s, p.x, p.sure->second).y()}, s.colours().text2);
    }
    s.spot(at, i, bar.adjusted(0, -s.letter(), 0, 0));
  }
}

void drawStack(const PlotSheet& s, std::size_t at, const Series& series) {
  const double half = s.geometry.halfBar();
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const PlotPoint& p = series.points[i];
    double below = 0;
    for (std::size_t k = 0; k < at; ++k) {
      const Series& part = s.plot.series[k];
      if (part.form == Form::Stack && i < part.points.size()) below += part.points[i].y;
    }
    const QPointF foot = within(s, p.x, below);
    const QPointF top = within(s, p.x, below + p.y);
    const QRectF box(foot.x() - half, top.y(), 2 * half, foot.y() - top.y());
    s.spot(at, i, box);
    if (box.height() < 0.5) continue;
    s.list.rect(box, 0, fillingOf(at, s.colours()), {s.colours().text2, 1});
  }
}

void drawSpread(const PlotSheet& s, std::size_t at, const Series& series) {
  const view::Palette& c = s.colours();
  const double half = s.geometry.halfBar();
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const PlotPoint& p = series.points[i];
    const QPointF least = within(s, p.least, p.y);
    const QPointF most = within(s, p.most, p.y);
    const QPointF low = within(s, p.low, p.y);
    const QPointF high = within(s, p.high, p.y);
    const QPointF middle = within(s, p.x, p.y);
    s.list.line(least, most, {c.text2, 1.5});
    s.list.rect({low.x(), low.y() - half, std::max(1.0, high.x() - low.x()), 2 * half}, 2, c.bg3,
                {c.text2, 1.5});
    if (p.sure) {
      const double from = within(s, p.sure->first, p.y).x();
      const double to = within(s, p.sure->second, p.y).x();
      s.list.rect({from, low.y() - 0.5 * half, std::max(1.0, to - from), half}, 0, c.ctl);
    }
    s.list.line({middle.x(), middle.y() - 1.25 * half}, {middle.x(), middle.y() + 1.25 * half},
                {c.text1, 3});
    const double left = std::min(least.x(), low.x());
    s.spot(at, i, {left, low.y() - half, std::max(8.0, most.x() - left), 2 * half});
  }
}

void drawPoints(const PlotSheet& s, std::size_t at, const Series& series) {
  // Beside a spread they stand at its edge, and leave its median to be seen.
  const bool places = !s.plot.y.names.isEmpty();
  const double radius = (places ? kMarker : kMarker + 1) * s.look.textScale;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    QPointF place = within(s, series.points[i].x, series.points[i].y);
    if (places) place.ry() += s.geometry.halfBar();
    s.list.circle(place, radius + 2.5, s.colours().bg1);
    drawMarker(at, place, radius, s.colours(), s.list);
    s.spot(at, i, boxAround(place, s.letter()));
  }
}

}  // namespace

void drawSeries(const PlotSheet& s, std::size_t at) {
  const Series& series = s.plot.series[at];
  switch (series.form) {
    case Form::Line:
      return drawLine(s, at, series);
    case Form::Steps:
      return drawSteps(s, at, series);
    case Form::Bars:
      return drawBars(s, at, series);
    case Form::Stack:
      return drawStack(s, at, series);
    case Form::Spread:
      return drawSpread(s, at, series);
    case Form::Points:
      return drawPoints(s, at, series);
  }
}

}  // namespace canvas
