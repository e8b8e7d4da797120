// What a server is to the cluster when it is no ordinary voter (Raft 6, thesis 4): it keeps its
// place, and a sign says the rest.
#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"
#include "app/view/membership.h"

namespace canvas {
namespace {

// Upper left, where neither flag nor ballot stands.
void drawBadge(const Stage& stage, QPointF at, BallotMark mark) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF badge = polar(at, 0.98 * kRadius * z, 315);
  stage.list().circle(badge, 9.5 * z, colours.bg1, {colours.text1, 2 * z});
  const Stroke pen{colours.text1, 2.25 * z, 0, 0, Cap::Round};
  mark == BallotMark::Plus ? plus(stage.list(), badge, 4.5 * z, pen)
                           : minus(stage.list(), badge, 4.5 * z, pen);
}

}  // namespace

bool takesPart(const Stage& stage, const trace::ServerView& server) {
  const view::Membership membership = view::membershipOf(stage.cluster(), server.id);
  return membership != view::Membership::Spare && membership != view::Membership::Retired;
}

void drawAbsent(const Stage& stage, const trace::ServerView& server) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF at = stage.geometry.place(server.id.value);
  stage.list().circle(at, kRadius * z, colours.bg1, {colours.ctl, 2 * z, 3 * z, 5 * z});
  const Stroke pen{colours.text3, 3 * z, 0, 0, Cap::Round};
  const bool spare = view::membershipOf(stage.cluster(), server.id) == view::Membership::Spare;
  spare ? plus(stage.list(), at, 9 * z, pen) : minus(stage.list(), at, 9 * z, pen);
}

void drawMembership(const Stage& stage, const trace::ServerView& server) {
  const QPointF at = stage.geometry.place(server.id.value);
  switch (view::membershipOf(stage.cluster(), server.id)) {
    case view::Membership::Incoming:
      return drawBadge(stage, at, BallotMark::Plus);
    case view::Membership::Outgoing:
      return drawBadge(stage, at, BallotMark::Minus);
    case view::Membership::Retired:
      // It does not know yet that it was removed, or was not told.
      if (server.running()) drawBadge(stage, at, BallotMark::Minus);
      return;
    case view::Membership::Voter:
    case view::Membership::Learner:
    case view::Membership::Outside:
    case view::Membership::Spare:
      return;
  }
}

}  // namespace canvas
