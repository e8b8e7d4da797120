// Names stand where the eye is: at the end of a line, beside the last bar, else above the frame.
#include <algorithm>
#include <numeric>

#include "app/canvas/plot_parts.h"

namespace canvas {
namespace {

struct Tag {
  std::size_t series{0};
  double wanted{0};  ///< where it belongs
  double at{0};      ///< where there is room
};

/// Moves tags apart until each has its line, as near to where it belongs as can be.
void spread(std::vector<Tag>& tags, double step, double top, double bottom) {
  std::sort(tags.begin(), tags.end(),
            [](const Tag& a, const Tag& b) { return a.wanted < b.wanted; });
  double free = top;
  for (Tag& tag : tags) {
    tag.at = std::max(tag.wanted, free);
    free = tag.at + step;
  }
  double limit = bottom;
  for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
    tag->at = std::min(tag->at, limit);
    limit = tag->at - step;
  }
}

/// The middle of a stack's last part, or the last point of a line.
QPointF endOf(const PlotSheet& s, std::size_t at) {
  const Series& series = s.plot.series[at];
  const PlotPoint& last = series.points.back();
  if (series.form == Form::Steps) {
    const auto found = std::find_if(series.points.begin(), series.points.end(),
                                    [&](const PlotPoint& p) { return p.y >= 0.85 * last.y; });
    return s.geometry.at(found->x, found->y);
  }
  if (series.form != Form::Stack) return s.geometry.at(last.x, last.y);
  double below = 0;
  for (std::size_t k = 0; k < at; ++k) {
    if (s.plot.series[k].form == Form::Stack) below += s.plot.series[k].points.back().y;
  }
  QPointF middle = s.geometry.at(last.x, below + last.y / 2);
  middle.rx() += s.geometry.halfBar();
  return middle;
}

void drawSwatch(const PlotSheet& s, std::size_t at, QPointF middle) {
  const Series& series = s.plot.series[at];
  const double side = 0.5 * s.letter();
  const QRectF box(middle.x() - side, middle.y() - side, 2 * side, 2 * side);
  switch (series.form) {
    case Form::Stack:
    case Form::Bars:
      return s.list.rect(box, 0, fillingOf(at, s.colours()), {s.colours().text2, 1});
    case Form::Spread:
      s.list.rect(box.adjusted(0, 0.3 * side, 0, -0.3 * side), 2, s.colours().bg3,
                  {s.colours().text2, 1.5});
      return s.list.line({middle.x(), box.top()}, {middle.x(), box.bottom()},
                         {s.colours().text1, 3});
    case Form::Steps:
      return s.list.line({box.left() - side, middle.y()}, {box.right() + side, middle.y()},
                         strokeOf(at, s.colours(), 2.5));
    case Form::Line:
    case Form::Points:
      return drawMarker(at, middle, 0.8 * side, s.colours(), s.list);
  }
}

void namesAtEnds(const PlotSheet& s) {
  const double size = s.letter();
  std::vector<Tag> tags;
  for (std::size_t i = 0; i < s.plot.series.size(); ++i) {
    if (s.plot.series[i].points.empty()) continue;
    const double y = endOf(s, i).y();
    tags.push_back({i, y, y});
  }
  const QRectF& frame = s.geometry.frame();
  spread(tags, 1.35 * size, frame.top(), frame.bottom() - 0.4 * size);
  for (const Tag& tag : tags) {
    const QPointF end = endOf(s, tag.series);
    const double x = frame.right() + 0.3 * size;
    const Series& named = s.plot.series[tag.series];
    const bool scattered = named.form == Form::Points && named.points.size() > 1;
    if (named.form != Form::Steps && !scattered)
      s.list.line(end, {x, tag.at}, {s.colours().ctl, 1});
    drawSwatch(s, tag.series, {x + 0.9 * size, tag.at});
    s.list.text({x + 2.1 * size, tag.at + 0.36 * size}, named.name, {size, 500}, s.colours().text1);
  }
}

void namesAbove(const PlotSheet& s) {
  const double size = s.letter();
  double x = 0.6 * size;
  const double y = 2.9 * size;
  for (std::size_t i = 0; i < s.plot.series.size(); ++i) {
    if (s.plot.series[i].points.empty()) continue;
    drawSwatch(s, i, {x, y - 0.36 * size});
    s.list.text({x + 0.9 * size, y}, s.plot.series[i].name, {size, 500}, s.colours().text1);
    x += wordsWidth(s.plot.series[i].name, size) + 3 * size;
  }
}

}  // namespace

void drawNames(const PlotSheet& s) {
  if (s.geometry.namesAtEnds()) return namesAtEnds(s);
  if (s.plot.series.size() > 1) namesAbove(s);
}

}  // namespace canvas
