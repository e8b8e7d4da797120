// A drawing as a PDF document of one page, as large as the drawing.
// Thread rule: pure.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QSizeF>
#include <QString>

#include "app/canvas/draw_list.h"

namespace canvas {

/// `size`: of the page, in pixels of the drawing, 96 to the inch.
QByteArray pdfOf(const DrawList& list, const QSizeF& size, const QColor& ground,
                 const QString& title);

}  // namespace canvas
