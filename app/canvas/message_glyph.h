// One message on its way: what kind it is, and what it carries.
// Thread rule: pure.
#pragma once

#include <optional>
#include <vector>

#include "app/canvas/stage_parts.h"

namespace canvas {

struct Flight {
  const trace::MessageView& message;
  Lane lane;
  double p{0};                 ///< share of the way, 0..1
  std::optional<double> dies;  ///< share at which it will be lost
  QPointF at() const { return lane.at(p); }
};

/// How a message is drawn in this frame's crowd.
struct Density {
  bool tags, beats, trails;
  std::vector<QRectF> taken;    ///< by words and discs; tags keep clear of it
  std::vector<QPointF> glyphs;  ///< of all messages; tags of those just sent keep clear of them
};

/// A tag finds room or waits: the first one of a crowd says it for all.
struct Tag {
  QRectF box;
  QString words;
  QColor edge;
};
using Tags = std::vector<Tag>;

/// The message's sign at its place; a tag beside it where it says more and finds room.
void drawGlyph(const Stage& stage, const Flight& flight, const Density& density, Tags& tags);
void drawTags(const Stage& stage, const Tags& tags);

}  // namespace canvas
