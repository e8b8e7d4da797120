// A plot as files: the same drawing as in the window, and its numbers.
// Thread rule: SVG and CSV are pure; the picture needs a GUI thread for its fonts.
#pragma once

#include <QByteArray>

#include "app/canvas/plot_geometry.h"

namespace canvas {

QByteArray plotSvg(const Plot& plot, const PlotLook& look);
/// `scale`: pixels a logical pixel.
QByteArray plotPng(const Plot& plot, const PlotLook& look, double scale);
/// One page, 96 pixels an inch.
QByteArray plotPdf(const Plot& plot, const PlotLook& look);
/// One line a point, with a line of names (RFC 4180).
QByteArray plotCsv(const Plot& plot);

}  // namespace canvas
