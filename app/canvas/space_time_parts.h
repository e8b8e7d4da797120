// The layers of the space-time diagram, drawn one after the other into the same list.
// Thread rule: pure.
#pragma once

#include <QCoreApplication>

#include <algorithm>

#include "app/canvas/space_time_list.h"

namespace canvas {

/// Where the words of the space-time diagram are translated.
struct SpaceTimeSay {
  Q_DECLARE_TR_FUNCTIONS(SpaceTime)
};

struct SpaceTimeSheet {
  const view::SpaceTimeWindow& window;
  const SpaceTimeGeometry& geometry;
  const SpaceTimeLook& look;
  SpaceTimeScene& scene;

  const view::Palette& palette() const { return *look.palette; }
  DrawList& list() const { return scene.list; }
  double scale() const { return geometry.scale(); }
  double y(trace::Instant at) const { return geometry.y(at); }
  /// Within the diagram, with some px beyond its edges.
  double seenY(trace::Instant at) const {
    return std::clamp(y(at), geometry.top() - 8, geometry.bottom() + 8);
  }
  bool dims() const { return !look.chain.empty(); }
  bool lit(trace::EventId event) const {
    return event && std::binary_search(look.chain.begin(), look.chain.end(), event);
  }
  bool found(trace::EventId event) const {
    return std::binary_search(look.matches.begin(), look.matches.end(), event);
  }
};

// space_time_lanes.cpp
void drawPartitions(const SpaceTimeSheet& sheet);
void drawLanes(const SpaceTimeSheet& sheet);
void drawTerms(const SpaceTimeSheet& sheet);
void drawLeases(const SpaceTimeSheet& sheet);
void drawBeats(const SpaceTimeSheet& sheet);
// space_time_arrows.cpp
void drawArrows(const SpaceTimeSheet& sheet);
void drawDensity(const SpaceTimeSheet& sheet);
// space_time_marks.cpp
void drawMarks(const SpaceTimeSheet& sheet);
// space_time_clients.cpp
void drawRequests(const SpaceTimeSheet& sheet);
// space_time_frame.cpp
void drawAxis(const SpaceTimeSheet& sheet);
void drawHeads(const SpaceTimeSheet& sheet);
void drawPlayhead(const SpaceTimeSheet& sheet);

/// `words` cut to about `width` px in a face of `size`, with an ellipsis.
QString fitted(const QString& words, double size, double width);

}  // namespace canvas
