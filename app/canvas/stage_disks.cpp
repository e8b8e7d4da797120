// What is wrong with a server's disk, and a snapshot on its way onto it (Raft 7).
#include <algorithm>

#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"
#include "app/view/faults.h"
#include "app/view/server_facts.h"

namespace canvas {
namespace {

// Below the disc, on its rim.
QPointF badgeAt(const Stage& stage, const trace::ServerView& server) {
  return polar(stage.geometry.place(server.id.value), 0.98 * kRadius * stage.zoom(), 180);
}

void drawDiskBadge(const Stage& stage, const trace::ServerView& server) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF at = badgeAt(stage, server);
  const Stroke edge{colours.danger, 1.75 * z};
  stage.list().circle(at, 12 * z, colours.dangerSoft, {colours.danger, 2 * z});
  disk(stage.list(), at, 13 * z, server.disk.full ? colours.danger : colours.dangerSoft, edge);
  const Stroke pen{colours.text1, 2.25 * z, 0, 0, Cap::Round};
  if (server.diskLost) cross(stage.list(), at, 7 * z, pen);
  if (!server.diskLost && server.disk.stalled) bars(stage.list(), at, 5 * z, 6 * z, pen);
}

// It works, at another pace than when the run began.
void drawSlowDisk(const Stage& stage, const trace::ServerView& server) {
  const double z = stage.zoom();
  const QPointF at = badgeAt(stage, server);
  stage.list().circle(at, 12 * z, stage.palette().bg1, {stage.palette().text1, 2 * z});
  slowDisk(stage.list(), at, 14 * z, stage.palette());
}

// A box, and how much of it is here.
void drawArrival(const Stage& stage, const trace::ServerView& server, double share) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF at = badgeAt(stage, server);
  const auto term = termColours(colours, server.currentTerm);
  stage.list().circle(at, 13 * z, colours.bg1, {colours.arcTrack, 3 * z});
  if (share > 0) stage.list().arc(at, 13 * z, 0, 360 * share, {colours.text1, 3 * z});
  box(stage.list(), at, 14 * z, term.fill, term.edge);
}

}  // namespace

void drawDisk(const Stage& stage, const trace::ServerView& server) {
  if (server.diskLost || server.disk.full || server.disk.stalled) {
    drawDiskBadge(stage, server);
    return;
  }
  if (!server.running()) return;
  if (server.installing) {
    drawArrival(stage, server, 1);
    return;
  }
  const view::Arriving arriving = view::arrivingAt(stage.cluster(), server.id);
  if (arriving.total == 0) {
    if (view::otherPace(stage.cluster(), server)) drawSlowDisk(stage, server);
    return;
  }
  const double share = static_cast<double>(arriving.received) / static_cast<double>(arriving.total);
  drawArrival(stage, server, std::clamp(share, 0.0, 1.0));
}

}  // namespace canvas
