// A draw list as an SVG 1.1 picture: the same shapes, texts as texts.
// Thread rule: pure. Law: equal lists, equal files.
#pragma once

#include <QByteArray>
#include <QSizeF>

#include "app/canvas/draw_list.h"

namespace canvas {

/// `title` is what assistive tools say of the picture. Lengths are logical pixels.
QByteArray svgOf(const DrawList& list, const QSizeF& size, const QColor& ground,
                 const QString& title);

}  // namespace canvas
