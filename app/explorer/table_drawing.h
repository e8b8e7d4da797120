// The fault table as a drawing and as files: CSV, SVG, PNG.
// Thread rule: GUI thread (pictures are painted with fonts).
#pragma once

#include <QByteArray>
#include <QSizeF>

#include "app/canvas/draw_list.h"
#include "app/explorer/table.h"
#include "app/view/palette.h"

namespace explorer {

struct TableDrawing {
  canvas::DrawList list;
  QSizeF size;
};

TableDrawing drawTable(Table& table, const view::Palette& palette);
/// By the name's ending: ".csv", ".svg", ".png". Empty: the ending is another one.
QByteArray tableBytes(Table& table, const QString& fileName, view::Theme theme);

}  // namespace explorer
