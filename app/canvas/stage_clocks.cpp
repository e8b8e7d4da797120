// A clock that is wrong or drifts: a small clock at the server's lower left.
#include <array>

#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"

namespace canvas {

void drawClock(const Stage& stage, const trace::ServerView& server) {
  if (server.clock == trace::ClockState{}) return;
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF at =
      polar(stage.geometry.place(server.id.value), 0.98 * StageGeometry::kRadius * z, 225);
  wrongClock(stage.list(), at, 10 * z, colours);
}

void wrongClock(DrawList& list, QPointF at, double radius, const view::Palette& colours) {
  list.circle(at, radius, colours.bg1, {colours.danger, 0.2 * radius});
  clockHands(list, at, 0.62 * radius, {colours.text1, 0.2 * radius, 0, 0, Cap::Round});
}

void clockHands(DrawList& list, QPointF at, double length, const Stroke& pen) {
  list.polyline(std::array{at - QPointF(0, length), at, at + QPointF(0.7 * length, 0)}, pen);
}

void slowDisk(DrawList& list, QPointF at, double side, const view::Palette& colours) {
  disk(list, at, side, colours.bg1, {colours.text1, 0.13 * side});
  clockHands(list, at + QPointF(0, 0.12 * side), 0.3 * side,
             {colours.danger, 0.15 * side, 0, 0, Cap::Round});
}

}  // namespace canvas
