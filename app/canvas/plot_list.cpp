#include "app/canvas/plot_list.h"

#include <algorithm>

#include "app/canvas/plot_parts.h"

namespace canvas {
namespace {

void drawMarks(const PlotSheet& s) {
  const QRectF& frame = s.geometry.frame();
  const view::Palette& c = s.colours();
  for (const PlotMark& mark : s.plot.marks) {
    const double x = s.geometry.x().at(mark.x);
    if (x < frame.left() || x > frame.right()) continue;
    const double top = frame.top() - kMarkLetters * s.letter();
    s.list.line({x, top}, {x, frame.bottom()}, {c.accent, 1.5, 4, 4});
    const bool left = x > frame.center().x();
    s.list.text({x + (left ? -1 : 1) * 0.4 * s.letter(), top + s.letter()}, mark.words,
                {s.letter(), 500}, c.accent, left ? Anchor::End : Anchor::Start);
  }
}

/// The chosen point, ringed, and what it says.
void drawChosen(const PlotSheet& s, const PlotPlace& chosen) {
  const auto spot = std::find_if(s.spots.begin(), s.spots.end(),
                                 [&](const PlotSpot& one) { return one.place == chosen; });
  if (spot == s.spots.end()) return;
  const view::Palette& c = s.colours();
  const double size = s.letter();
  s.list.rect(spot->box.adjusted(-3, -3, 3, 3), 4, {}, {c.accent, 2});
  const QString words = plotWords(s.plot, chosen);
  const double width = std::min(wordsWidth(words, size) + 1.6 * size, s.look.size.width() - 4);
  const double height = 2 * size;
  const double x = std::clamp(spot->box.center().x() - width / 2, 2.0,
                              std::max(2.0, s.look.size.width() - width - 2));
  double y = spot->box.top() - height - 8;
  if (y < 0) y = spot->box.bottom() + 8;
  s.list.rect({x, y, width, height}, 6, c.bg2, {c.accent, 1});
  s.list.text({x + 0.8 * size, y + 1.36 * size}, words, {size, 500}, c.text1);
}

}  // namespace

std::vector<PlotSpot> drawPlot(const Plot& plot, const PlotLook& look, const PlotPlace& chosen,
                               DrawList& list) {
  list.clear();
  std::vector<PlotSpot> spots;
  const PlotGeometry geometry(plot, look);
  const PlotSheet sheet{plot, look, geometry, list, spots};
  drawPlotFrame(sheet);
  if (plot.blank()) {
    list.text(geometry.frame().center(), plot.empty, {geometry.letter(), 400}, look.palette->text2,
              Anchor::Middle);
    return spots;
  }
  for (std::size_t i = 0; i < plot.series.size(); ++i) drawSeries(sheet, i);
  drawMarks(sheet);
  drawNames(sheet);
  drawChosen(sheet, chosen);
  return spots;
}

}  // namespace canvas
