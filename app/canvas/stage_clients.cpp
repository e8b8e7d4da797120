// Clients beside the ring, and the way of one call: to its server, handed on to the leader, copied
// from there, stored, committed, answered.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

/// A broad way behind a link, with an arrow where it ends.
void drawWay(const Stage& stage, QPointF from, QPointF to, double startGap, double endGap) {
  const double z = stage.zoom();
  const QLineF line(from, to);
  const double length = line.length();
  if (length <= startGap + endGap) return;
  const QPointF a = line.pointAt(startGap / length);
  const QPointF b = line.pointAt(1 - endGap / length);
  const QColor colour = mixed(stage.palette().accent, stage.palette().bg0, 0.6);
  stage.list().line(a, b, {colour, 4 * z});
  const QPointF along = (to - from) / length;
  const QPointF right(-along.y(), along.x());
  stage.list().polygon(std::array{b + along * 10 * z, b + right * 6 * z, b - right * 6 * z},
                       colour);
}

void drawLinkWay(const Stage& stage, trace::ServerId from, trace::ServerId to) {
  const double gap = 50 * stage.zoom();
  drawWay(stage, stage.geometry.place(from.value), stage.geometry.place(to.value), gap,
          gap + 10 * stage.zoom());
}

/// From the edge of the client's box to the rim of its server.
void drawAsking(const Stage& stage, const ClientSpot& spot) {
  const double z = stage.zoom();
  const QPointF server = stage.geometry.place(spot.path.via.value);
  const QPointF middle = spot.box.center();
  const QLineF line(middle, server);
  const double dx = std::abs(line.dx()) > 0 ? spot.box.width() / 2 / std::abs(line.dx()) : 1;
  const double dy = std::abs(line.dy()) > 0 ? spot.box.height() / 2 / std::abs(line.dy()) : 1;
  const QPointF edge = line.pointAt(std::min({1.0, dx, dy}));
  const double length = QLineF(edge, server).length();
  const double rim = (kRadius + 14) * z;
  if (length <= rim) return;
  const QPointF end = QLineF(edge, server).pointAt(1 - rim / length);
  const QColor colour = stage.palette().accent;
  const bool waits = !spot.path.finished();
  stage.list().line(edge, end, {colour, 2 * z, waits ? 0 : 3 * z, waits ? 0 : 4 * z});
}

/// The sign of how it ended, as on the strip: a tick, a cross, a question mark.
void drawEnding(const Stage& stage, const ClientSpot& spot, QPointF at, double size) {
  const Stroke pen{stage.palette().text1, 1.75 * stage.look.textScale, 0, 0, Cap::Round};
  if (!spot.path.finished()) return;
  switch (spot.path.outcome) {
    case trace::Outcome::Ok:
      tick(stage.list(), at, size, pen);
      return;
    case trace::Outcome::Failed:
      cross(stage.list(), at, 0.4 * size,
            {stage.palette().danger, 1.75 * stage.look.textScale, 0, 0, Cap::Round});
      return;
    case trace::Outcome::Unknown:
      stage.list().text(at + QPointF(0, 0.4 * size), QStringLiteral("?"), {1.2 * size, 700},
                        stage.palette().text1, Anchor::Middle);
  }
}

void drawClient(const Stage& stage, const ClientSpot& spot) {
  const view::Palette& colours = stage.palette();
  const double s = stage.look.textScale;
  const bool shown = clientShown(stage) == &spot;
  const bool waits = !spot.path.finished();
  const Stroke edge{shown ? colours.accent : colours.ctl, 1.5, waits ? 4.0 : 0, waits ? 3.0 : 0};
  stage.list().rect(spot.box, 6, colours.bg2, edge);
  const QString name = clientNameText(spot, spot.brief ? Saying::Brief : Saying::Whole);
  const QPointF corner = spot.box.topLeft();
  if (spot.brief) {
    stage.list().text(corner + QPointF(8, 16) * s, name, {12 * s, 700}, colours.text1);
    drawEnding(stage, spot, spot.box.topRight() + QPointF(-13, 12) * s, 10 * s);
    return;
  }
  stage.list().text(corner + QPointF(8, 14) * s, name, {12 * s, 700}, colours.text1);
  const QString step = view::stepText(spot.path, stage.cluster());
  stage.list().text(corner + QPointF(8, 29) * s, step, {12 * s, 500}, colours.text2);
  drawEnding(stage, spot, spot.box.topRight() + QPointF(-13, 25) * s, 10 * s);
}

}  // namespace

QString clientNameText(const ClientSpot& spot, Saying saying) {
  const QString name = view::clientText(spot.path.command.client);
  if (spot.waiting < 2) return name;
  if (saying == Saying::Brief) return QStringLiteral("%1 ×%2").arg(name).arg(spot.waiting);
  return StageSay::tr("%1, %n calls", nullptr, static_cast<int>(spot.waiting)).arg(name);
}

void drawCallWays(const Stage& stage) {
  for (const ClientSpot& spot : stage.scene.clients) drawAsking(stage, spot);
  const ClientSpot* shown = clientShown(stage);
  if (shown == nullptr) return;
  const view::CallPath& path = shown->path;
  const trace::ServerId taker = path.appendedBy ? path.appendedBy : path.handedTo;
  if (taker && taker != path.via) drawLinkWay(stage, path.via, taker);
  for (const trace::ServerId holder : view::holdersOf(path, stage.cluster())) {
    const bool back = holder == path.via && path.handedTo;
    if (holder != path.appendedBy && !back) drawLinkWay(stage, path.appendedBy, holder);
  }
}

// The entry as the log matrix has it: dashed while it is only stored, whole once it is committed.
void drawHolders(const Stage& stage) {
  const ClientSpot* shown = clientShown(stage);
  if (shown == nullptr || !shown->path.index) return;
  const double z = stage.zoom();
  const auto colours = termColours(stage.palette(), shown->path.term);
  for (const trace::ServerId holder : view::holdersOf(shown->path, stage.cluster())) {
    const QPointF at = polar(stage.geometry.place(holder.value), (kRadius + 6) * z, 315);
    const QRectF cell(at - QPointF(9, 6) * z, QSizeF(18, 12) * z);
    const bool sure = shown->path.committed();
    const Stroke edge{colours.edge, 1.75 * z, sure ? 0 : 3 * z, sure ? 0 : 2 * z};
    stage.list().rect(cell.adjusted(-2, -2, 2, 2), 4, stage.palette().bg0);
    stage.list().rect(cell, 3, sure ? colours.fill : colours.soft, edge);
  }
}

void drawClients(const Stage& stage) {
  for (const ClientSpot& spot : stage.scene.clients) drawClient(stage, spot);
}

}  // namespace canvas
