// A plot as a draw list: series differ by dash, marker or hatch as well as by colour, and carry
// their names.
// Thread rule: pure. Law: equal arguments, equal lists.
#pragma once

#include "app/canvas/draw_list.h"
#include "app/canvas/plot_geometry.h"

namespace canvas {

/// Where a point was drawn.
struct PlotSpot {
  PlotPlace place;
  QRectF box;
};

/// `chosen` is drawn with its value. REQUIRES: look.palette.
std::vector<PlotSpot> drawPlot(const Plot& plot, const PlotLook& look, const PlotPlace& chosen,
                               DrawList& list);

/// How the series of a plot look, in order.
Stroke strokeOf(std::size_t series, const view::Palette& colours, double width);
Filling fillingOf(std::size_t series, const view::Palette& colours);
void drawMarker(std::size_t series, QPointF at, double radius, const view::Palette& colours,
                DrawList& list);

}  // namespace canvas
