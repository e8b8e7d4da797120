// The stage as a draw list: a pure function of the moment, the geometry and what is pointed at.
// Thread rule: pure. Law: equal arguments, equal lists. Nothing is kept from frame to frame.
#pragma once

#include <vector>

#include "app/canvas/draw_list.h"
#include "app/canvas/stage_geometry.h"
#include "app/view/call_path.h"
#include "app/view/palette.h"
#include "app/view/traffic.h"

namespace canvas {

struct StageLook {
  const view::Palette* palette{nullptr};
  double textScale{1};
  trace::ServerId selected;
  trace::ServerId hovered;
  QLineF cutLine;       ///< the cut being drawn; null if none
  bool focused{false};  ///< by keyboard: the selection gets a focus ring
  /// Clients' calls to be shown beside the ring; nullptr: none are.
  const std::vector<view::CallPath>* calls{nullptr};
  /// With too much of it for single messages, rates are drawn; nullptr: never.
  const view::TrafficReading* traffic{nullptr};
  trace::OperationId hoveredCall;
  trace::OperationId selectedCall;
};

/// Where a message in flight is drawn.
struct MessageSpot {
  QPointF at;
  trace::MessageView message;
};

/// A wall that cuts links. A one-way cut has half a wall, on its lane.
struct WallSpot {
  QLineF line;
  trace::ServerId from;  ///< 0 with `to`: it stands between two groups
  trace::ServerId to;
  bool half{false};  ///< only from -> to is cut
};

/// A client beside the ring, with its newest call, or with the one that is pointed at.
struct ClientSpot {
  QRectF box;
  view::CallPath path;
  std::size_t waiting{0};  ///< calls of it that have no answer yet
  bool brief{false};       ///< there is room for its name and a sign only
};

struct StageScene {
  DrawList list;
  std::vector<MessageSpot> messages;
  std::vector<WallSpot> walls;
  std::vector<ClientSpot> clients;
  void clear();
};

/// More messages than this in flight: no tags; heartbeats are dots; no trails.
inline constexpr std::size_t kTagsUpTo = 24;
inline constexpr std::size_t kBeatsUpTo = 80;
inline constexpr std::size_t kTrailsUpTo = 200;
/// All links are drawn up to this many servers; above, those with a message on them.
inline constexpr std::size_t kLinksUpTo = 9;
/// How long bursts and rings last, in viewer time (milliseconds).
inline constexpr double kLifeMs = 240;

/// REQUIRES: moment.cluster and look.palette.
void drawStage(const view::Moment& moment, const StageGeometry& geometry, const StageLook& look,
               StageScene& scene);

}  // namespace canvas
