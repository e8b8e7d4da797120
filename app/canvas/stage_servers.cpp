// Servers: the disc in its term's colour, its timer on the one scale, the selection round it.
#include <algorithm>
#include <array>

#include "app/canvas/stage_parts.h"
#include "app/view/membership.h"

namespace canvas {
namespace {

void drawTimer(const Stage& stage, const trace::ServerView& server, bool next) {
  const auto left = timerLeft(server, stage.moment);
  if (!left) return;
  const double z = stage.zoom();
  const QPointF at = stage.geometry.place(server.id.value);
  const view::Palette& colours = stage.palette();
  stage.list().arc(at, (kRadius + 9) * z, 30, 300, {colours.arcTrack, 4 * z});
  const double sweep = std::min(kLongestMs, millis(*left) * degreesPerMs(stage.cluster()));
  if (sweep <= 0) return;
  const Stroke stroke = next ? Stroke{colours.text1, 6 * z} : Stroke{colours.arc, 4 * z};
  stage.list().arc(at, (kRadius + 9) * z, 30, std::max(1.0, sweep), stroke);
}

// The leader's next heartbeat: a tick that goes round once an interval.
void drawBeat(const Stage& stage, const trace::ServerView& server) {
  const auto left = timerLeft(server, stage.moment);
  const double whole = millis(server.timerDeadline - server.timerSetAt);
  if (!left || whole <= 0) return;
  const double z = stage.zoom();
  const double angle = 30 + 300 * std::clamp(1 - millis(*left) / whole, 0.0, 1.0);
  const QPointF at = stage.geometry.place(server.id.value);
  stage.list().line(polar(at, (kRadius + 14) * z, angle), polar(at, (kRadius + 21) * z, angle),
                    {stage.palette().text1, 3.5 * z, 0, 0, Cap::Round});
}

void drawTerm(const Stage& stage, const trace::ServerView& server, const QColor& colour) {
  const QString digits = QString::number(server.currentTerm.value);
  // Three digits and more must stay inside the disc.
  const double squeeze = digits.size() <= 2 ? 1 : 2.2 / static_cast<double>(digits.size());
  const double size = std::max(6.0, 28 * stage.zoom() * squeeze);
  stage.list().text(stage.geometry.place(server.id.value) + QPointF(0, 0.36 * size), digits,
                    {size, 700}, colour, Anchor::Middle);
}

void drawStopped(const Stage& stage, const trace::ServerView& server) {
  const double z = stage.zoom();
  const QPointF at = stage.geometry.place(server.id.value);
  const view::Palette& colours = stage.palette();
  stage.list().circle(at, kRadius * z, {Fill::Stopped, faded(colours.stop, 0.75), colours.stopBg},
                      {colours.stop, 2 * z, 5 * z, 4 * z});
  stage.list().circle(at, 0.5 * kRadius * z, colours.stopBg);
  drawTerm(stage, server, colours.text2);
}

void drawRunning(const Stage& stage, const trace::ServerView& server, bool next) {
  const double z = stage.zoom();
  const QPointF at = stage.geometry.place(server.id.value);
  const view::Palette& colours = stage.palette();
  const auto term = termColours(colours, server.currentTerm);
  // Who does not vote has a dashed rim, so that role is never by colour alone.
  const bool voter = view::votes(view::membershipOf(stage.cluster(), server.id));
  const Stroke edge = voter ? Stroke{term.edge, 2 * z} : Stroke{colours.bg0, 3.5 * z, 4 * z, 4 * z};
  stage.list().circle(at, kRadius * z, term.fill, edge);
  drawTerm(stage, server, server.currentTerm ? colours.ink : colours.text1);
  if (!server.leads()) {
    drawTimer(stage, server, next);
    return;
  }
  for (const double rim : {5.0, 11.0}) {
    stage.list().circle(at, (kRadius + rim) * z, {}, {colours.text1, 2.5 * z});
  }
  drawLease(stage, server);
  drawBeat(stage, server);
}

// The term, the role or the state changed: a ring of the new edge colour grows and is gone.
void drawRing(const Stage& stage, const trace::ServerView& server) {
  if (server.changedAt == trace::Instant{}) return;
  const auto age = ageOf(stage.moment, server.changedAt);
  if (!age) return;
  const double z = stage.zoom();
  const QColor colour = server.running() ? termColours(stage.palette(), server.currentTerm).edge
                                         : stage.palette().stop;
  stage.list().circle(stage.geometry.place(server.id.value), (kRadius + 18 * *age) * z, {},
                      {faded(colour, 1 - *age), 3 * z});
}

void drawBrackets(const Stage& stage, QPointF at) {
  const double z = stage.zoom();
  const double q = (kRadius + 25) * z;
  const double leg = 10 * z;
  const Stroke stroke{stage.palette().accent, 2, 0, 0, Cap::Round};
  for (const double sx : {-1.0, 1.0}) {
    for (const double sy : {-1.0, 1.0}) {
      const QPointF corner = at + QPointF(sx * q, sy * q);
      stage.list().polyline(
          std::array{corner - QPointF(0, sy * leg), corner, corner - QPointF(sx * leg, 0)}, stroke);
    }
  }
}

}  // namespace

double degreesPerMs(const trace::ClusterView& cluster) {
  const double longest = millis(cluster.started().electionTimeoutMax);
  return longest > kLongestMs ? kLongestMs / longest : 1;
}

void drawHalos(const Stage& stage) {
  // Links end a little before the disc; in a crowded ring the halo must not eat the neighbours'.
  const double radius = (stage.geometry.crowded() ? kRadius + 4 : 50) * stage.zoom();
  for (const trace::ServerView& server : stage.cluster().servers()) {
    stage.list().circle(stage.geometry.place(server.id.value), radius, stage.palette().bg0);
  }
}

void drawServers(const Stage& stage) {
  const trace::ServerId next = nextToFire(stage.cluster());
  for (const trace::ServerView& server : stage.cluster().servers()) {
    drawRing(stage, server);
    if (server.running()) {
      drawRunning(stage, server, server.id == next);
    } else if (takesPart(stage, server)) {
      drawStopped(stage, server);
    } else {
      drawAbsent(stage, server);
    }
  }
  for (const trace::ServerView& server : stage.cluster().servers()) drawSigns(stage, server);
}

void drawSelection(const Stage& stage) {
  const std::size_t n = stage.geometry.servers();
  const auto valid = [&](trace::ServerId id) { return id.value >= 1 && id.value <= n; };
  const StageLook& look = stage.look;
  if (valid(look.hovered) && look.hovered != look.selected) {
    stage.list().circle(stage.geometry.place(look.hovered.value), (kRadius + 25) * stage.zoom(), {},
                        {stage.palette().ctl, 1.5});
  }
  if (!valid(look.selected)) return;
  const QPointF at = stage.geometry.place(look.selected.value);
  drawBrackets(stage, at);
  if (look.focused) {
    stage.list().circle(at, (kRadius + 29) * stage.zoom(), {}, {stage.palette().accent, 2});
  }
}

}  // namespace canvas
