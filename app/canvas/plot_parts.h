// What the parts of a plot's drawing share. Thread rule: values.
#pragma once

#include "app/canvas/plot_list.h"

namespace canvas {

struct PlotSheet {
  const Plot& plot;
  const PlotLook& look;
  const PlotGeometry& geometry;
  DrawList& list;
  std::vector<PlotSpot>& spots;

  const view::Palette& colours() const { return *look.palette; }
  double letter() const { return geometry.letter(); }
  void spot(std::size_t series, std::size_t point, const QRectF& box) const {
    spots.push_back({{static_cast<int>(series), static_cast<int>(point)}, box});
  }
};

/// Titles, axes, grid.
void drawPlotFrame(const PlotSheet& sheet);
/// The points of one series, and where they are.
void drawSeries(const PlotSheet& sheet, std::size_t series);
/// The series' names: at their ends, beside the last stack, or in a line above.
void drawNames(const PlotSheet& sheet);

}  // namespace canvas
