// The space-time diagram as a draw list: lanes, messages between them, what happened on them, and
// the playhead. Thread rule: pure. Law: equal arguments, equal lists; the cost depends on what is
// in the window.
#pragma once

#include <QLineF>

#include <vector>

#include "app/canvas/draw_list.h"
#include "app/canvas/space_time_geometry.h"
#include "app/view/palette.h"
#include "app/view/space_time_window.h"

namespace canvas {

struct SpaceTimeLook {
  const view::Palette* palette{nullptr};
  trace::Instant playhead{};
  trace::Instant end{};  ///< of what has happened on this branch
  trace::ServerId selected;
  trace::ServerId hovered;
  trace::MessageId selectedMessage;
  trace::MessageId hoveredMessage;
  trace::EventId current;               ///< chosen by keyboard
  std::vector<trace::EventId> chain;    ///< "Why?" lights these, in order; all else is dimmed
  std::vector<trace::EventId> matches;  ///< of the search, in order
  std::vector<kv::ClientId> clients;
};

struct ArrowSpot {
  QLineF line;  ///< the part that is seen
  view::Arrow arrow;
};
struct MarkSpot {
  QRectF box;
  view::Mark mark;
};
struct RequestSpot {
  QRectF box;
  view::RequestSpan request;
};

struct SpaceTimeScene {
  DrawList list;
  std::vector<ArrowSpot> arrows;
  std::vector<MarkSpot> marks;
  std::vector<RequestSpot> requests;
  void clear();
};

/// More arrows than this: no glyphs on them, thin lines; and no heads above the second number.
inline constexpr std::size_t kGlyphsUpTo = 160;
inline constexpr std::size_t kHeadsUpTo = 320;

/// Milliseconds between two lines of the time axis: 1, 2 or 5 times a power of ten.
double axisStepMs(double msPerPixel, double pixels);

/// REQUIRES: look.palette.
void drawSpaceTime(const view::SpaceTimeWindow& window, const SpaceTimeGeometry& geometry,
                   const SpaceTimeLook& look, SpaceTimeScene& scene);

}  // namespace canvas
