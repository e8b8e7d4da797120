// The office of the leader: how long its lease holds (thesis 6.4.1), and to whom it hands over
// (thesis 3.10).
#include <algorithm>
#include <array>

#include "app/canvas/stage_parts.h"
#include "app/view/server_facts.h"

namespace canvas {
namespace {

// The flag that the other will carry, in outline.
void drawPromise(const Stage& stage, trace::ServerId to) {
  const double z = stage.zoom();
  const QPointF foot = stage.geometry.place(to.value) - QPointF(0, (kRadius + 12) * z);
  const QPointF top = foot - QPointF(0, 28 * z);
  const Stroke pen{stage.palette().text1, 2 * z, 0, 0, Cap::Round};
  stage.list().line(foot, top, pen);
  stage.list().polygon(std::array{top, top + QPointF(22, 7.5) * z, top + QPointF(0, 15) * z},
                       stage.palette().bg0, {stage.palette().text1, 1.75 * z});
}

}  // namespace

// On the scale of the election timers: it must run out before anybody else can win.
void drawLease(const Stage& stage, const trace::ServerView& server) {
  if (stage.cluster().started().readMode != raft::ReadMode::Lease) return;
  const double z = stage.zoom();
  const QPointF at = stage.geometry.place(server.id.value);
  const double radius = (kRadius + 17) * z;
  stage.list().arc(at, radius, 30, 300, {stage.palette().arcTrack, 3 * z});
  const double left = millis(view::leaseLeft(server, stage.moment.time));
  const double sweep = std::min(kLongestMs, left * degreesPerMs(stage.cluster()));
  if (sweep > 0) stage.list().arc(at, radius, 30, sweep, {stage.palette().arc, 3 * z});
}

void drawHandOver(const Stage& stage) {
  const trace::ServerId id = stage.cluster().leader();
  if (!id) return;
  const trace::ServerId to = stage.cluster().server(id).transferee;
  if (!to || to == id || to.value > stage.geometry.servers()) return;
  const double z = stage.zoom();
  const Lane lane = stage.geometry.lane(id.value, to.value, 56, 56);
  const QPointF beside = lane.right * (-10 * z);
  stage.list().line(lane.from + beside, lane.to + beside,
                    {stage.palette().text1, 2 * z, 6 * z, 5 * z});
  if (stage.cluster().server(to).role == raft::RoleName::Follower) drawPromise(stage, to);
}

}  // namespace canvas
