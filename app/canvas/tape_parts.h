// What the files that draw the tape share. Private to the room. Thread rule: pure.
#pragma once

#include <QCoreApplication>

#include "app/canvas/tape_list.h"

namespace canvas {

/// Where the words of the tape are translated.
struct TapeSay {
  Q_DECLARE_TR_FUNCTIONS(Tape)
};

struct TapeSheet {
  const TapeLook& look;
  const TapeGeometry& geometry;
  DrawList& list;
  const view::Palette& colours() const { return *look.palette; }
  double bottom() const { return geometry.top() + geometry.band(); }
};

/// Marks of what happened. Those too near to each other to be told apart are one, with a bar
/// beneath and, where there is room, their number.
void drawTapeMarks(const TapeSheet& sheet, const trace::Tape& tape);
/// Bookmarks, the span of exports, and where a compared branch goes another way.
void drawTapeNotes(const TapeSheet& sheet);

}  // namespace canvas
