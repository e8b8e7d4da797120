// Turns the path part of an SVG drawing ("M3 10h4l2-2z") into a painter path.
// Thread rule: any thread; a pure function.
#pragma once

#include <QPainterPath>
#include <string_view>

namespace style {

/// Knows M m L l H h V v C c A a Z z (SVG 1.1, 8.3). Arcs must be parts of circles.
/// Stops at the first thing it does not know and returns what it has.
QPainterPath pathFromSvg(std::string_view drawing);

}  // namespace style
