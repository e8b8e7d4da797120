// The signs of the picture language, drawn alike on the stage, in the log and on the tape.
// Thread rule: pure.
#pragma once

#include "app/canvas/draw_list.h"

namespace canvas {

enum class BallotMark : std::uint8_t { Tick, Plus, Minus };

struct BallotLook {
  QColor paper, edge, mark;
  double edgeWidth{1.5};
  double markWidth{1.75};
};

/// A leader's flag; `foot` is the foot of its mast, which is `height` high.
void pennant(DrawList& list, QPointF foot, double height, const QColor& colour, double width);
/// A ballot paper of `height` around `centre`.
void ballot(DrawList& list, QPointF centre, double height, BallotMark mark, const BallotLook& look);
/// A ballot that binds nobody: its edge is dashed, and it asks. `mark` and `markWidth` are of the
/// question mark.
void question(DrawList& list, QPointF centre, double height, const BallotLook& look);
/// A disk of `height` around `centre`.
void disk(DrawList& list, QPointF centre, double height, const QColor& fill, const Stroke& stroke);
/// Something was lost: eight rays.
void burst(DrawList& list, QPointF centre, double radius, const Stroke& stroke);
/// A snapshot: a box seen from a corner.
void box(DrawList& list, QPointF centre, double side, const QColor& fill, const QColor& edge);
void tick(DrawList& list, QPointF centre, double size, const Stroke& stroke);
void cross(DrawList& list, QPointF centre, double half, const Stroke& stroke);
void minus(DrawList& list, QPointF centre, double half, const Stroke& stroke);
void plus(DrawList& list, QPointF centre, double half, const Stroke& stroke);
/// Two upright bars `gap` apart: a pause, a cut.
void bars(DrawList& list, QPointF centre, double half, double gap, const Stroke& stroke);
void triangleRight(DrawList& list, QPointF centre, double half, const Stroke& stroke);
void diamond(DrawList& list, QPointF centre, double half, const Filling& fill);

}  // namespace canvas
