#include "app/canvas/message_glyph.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/glyphs.h"
#include "app/view/words.h"

namespace canvas {
namespace {

double tagSize(const Stage& stage) {
  return std::max(12.0, 10.9 * stage.zoom()) * stage.look.textScale;
}

/// Where a tag of `size` stands beside its bead; `off`: px, negative is left of the way.
QRectF tagBox(const Flight& flight, QSizeF size, double off) {
  const QPointF out = flight.lane.right * (off < 0 ? -1 : 1);
  const double far = std::abs(off);
  const QPointF middle = flight.at() + QPointF(out.x() * (far + size.width() / 2),
                                               out.y() * (far + 0.6 * size.height() + 3));
  return {middle - QPointF(size.width(), size.height()) / 2, size};
}

void placeTag(const Stage& stage, const Flight& flight, const Density& density, Tag tag,
              Tags& tags) {
  const double size = tagSize(stage);
  const double width = 0.6 * size * static_cast<double>(tag.words.size()) + size;
  const double z = stage.zoom();
  const auto hides = [&](const QRectF& box, QPointF glyph) {
    const double reach = 7 * z;
    return glyph != flight.at() && box.adjusted(-reach, -reach, reach, reach).contains(glyph);
  };
  // Messages of one write leave in a crowd; farther on a tag that dodged what it meets would jump.
  const bool leaving = flight.p < 0.25;
  const QRectF whole(QPointF(0, 0), stage.geometry.size());
  const auto isFree = [&](const QRectF& box) {
    if (!whole.contains(box)) return false;
    const auto covers = [&](QPointF glyph) { return hides(box, glyph); };
    if (leaving && std::any_of(density.glyphs.begin(), density.glyphs.end(), covers)) return false;
    const auto met = [&](const QRectF& other) { return other.intersects(box); };
    return std::none_of(density.taken.begin(), density.taken.end(), met) &&
           std::none_of(tags.begin(), tags.end(), [&](const Tag& t) { return met(t.box); });
  };
  // On the left it keeps clear of the link and of what comes the other way, too.
  for (const double off : {10.0, -30.0, 22.0}) {
    tag.box = tagBox(flight, {width, 1.5 * size}, off * z);
    if (!isFree(tag.box)) continue;
    tags.push_back(std::move(tag));
    return;
  }
}

void drawSignedRing(const Stage& stage, QPointF at, bool yes, const QColor& edge) {
  const double z = stage.zoom();
  stage.list().circle(at, 8.5 * z, stage.palette().bg0, {edge, 2 * z});
  if (z < 0.5) return;  // nobody could read the sign
  const Stroke pen{stage.palette().text1, 2 * z, 0, 0, Cap::Round};
  yes ? plus(stage.list(), at, 4 * z, pen) : minus(stage.list(), at, 4 * z, pen);
}

/// One glyph for each kind of message.
struct Glyph {
  const Stage& stage;
  const Flight& flight;
  const Density& density;
  const view::TermColours& colours;
  Tags& tags;

  double z() const { return stage.zoom(); }
  const view::Palette& palette() const { return stage.palette(); }
  DrawList& list() const { return stage.list(); }

  void arrow() const {
    const QPointF along = flight.lane.along;
    const QPointF side = flight.lane.right * 4 * z();
    const QPointF foot = flight.at() + along * 9.5 * z();
    list().polygon(std::array{foot - side, foot + along * 9 * z(), foot + side}, colours.edge,
                   {colours.edge, z()});
  }

  void operator()(const raft::AppendEntries& body) const {
    constexpr std::size_t kBeads = 4;
    const std::size_t shown = density.beats ? std::min(body.entries.size(), kBeads)
                                            : std::min<std::size_t>(body.entries.size(), 1);
    for (std::size_t i = 0; i < shown; ++i) {
      const raft::Entry& entry = body.entries[body.entries.size() - shown + i];
      const auto bead = termColours(palette(), entry.term);
      const double back = 14 * z() * static_cast<double>(shown - 1 - i);
      const QPointF at = flight.at() - flight.lane.along * back;
      if (density.beats) list().circle(at, 8 * z(), palette().bg0);
      list().circle(at, 6.5 * z(), bead.fill, {bead.edge, 1.5 * z()});
    }
    if (shown == 0) list().circle(flight.at(), 5.5 * z(), palette().bg0, {colours.edge, 2 * z()});
    if (density.trails) arrow();
    if (density.tags && shown > 0) tag(body, shown);
  }
  void tag(const raft::AppendEntries& body, std::size_t shown) const {
    QString words = view::entryText(body.entries.back());
    if (body.entries.size() > shown) words += QStringLiteral(" ×%1").arg(body.entries.size());
    placeTag(stage, flight, density, {{}, words, colours.edge}, tags);
  }
  void operator()(const raft::AppendEntriesReply& body) const {
    const bool yes = std::holds_alternative<raft::AppendAccepted>(body.result);
    drawSignedRing(stage, flight.at(), yes, colours.edge);
  }
  void operator()(const raft::RequestVote&) const {
    ballot(list(), flight.at(), 19 * z(), BallotMark::Tick,
           {colours.fill, colours.edge, palette().ink, 1.5 * z(), 2 * z()});
  }
  void operator()(const raft::RequestVoteReply& body) const {
    list().circle(flight.at(), 12 * z(), palette().bg0);
    const bool yes = body.vote == raft::Vote::Granted;
    ballot(list(), flight.at(), 19 * z(), yes ? BallotMark::Plus : BallotMark::Minus,
           {palette().bg0, colours.edge, palette().text1, 2 * z(), 2 * z()});
  }
  void operator()(const raft::Heartbeat&) const {
    if (!density.beats) {
      list().circle(flight.at(), 2, colours.edge);
      return;
    }
    list().circle(flight.at(), 4.5 * z(), colours.fill, {colours.edge, 2 * z()});
  }
  void operator()(const raft::HeartbeatReply&) const {
    if (!density.beats) {
      list().circle(flight.at(), 2, palette().text3);
      return;
    }
    list().circle(flight.at(), 3.5 * z(), palette().bg0, {colours.edge, 1.75 * z()});
  }
  void operator()(const raft::Propose& body) const {
    diamond(list(), flight.at(), 8 * z(), palette().text2);
    if (!density.tags || body.entries.empty()) return;
    placeTag(stage, flight, density, {{}, view::entryText(body.entries.front()), palette().ctl},
             tags);
  }

  void operator()(const raft::RequestPreVote&) const {
    list().circle(flight.at(), 12 * z(), palette().bg0);
    canvas::question(list(), flight.at(), 19 * z(),
                     {palette().bg0, colours.edge, palette().text1, 1.75 * z(), 1.75 * z()});
  }
  void operator()(const raft::RequestPreVoteReply& body) const {
    list().circle(flight.at(), 12 * z(), palette().bg0);
    const bool yes = body.vote == raft::Vote::Granted;
    ballot(list(), flight.at(), 15 * z(), yes ? BallotMark::Plus : BallotMark::Minus,
           {palette().bg0, palette().text2, palette().text1, 1.5 * z(), 1.75 * z()});
  }

  void operator()(const raft::InstallSnapshot&) const { package({}); }
  void operator()(const raft::SnapshotChunk& body) const {
    const std::uint64_t sent = body.offset + body.bytes.bytes().size();
    package(body.total == 0 ? QString() : StageSay::tr("%1 %").arg(100 * sent / body.total));
  }
  void package(const QString& share) const {
    box(list(), flight.at(), 15 * z(), colours.fill, colours.edge);
    if (density.trails) arrow();
    if (density.tags && !share.isEmpty())
      placeTag(stage, flight, density, {{}, share, colours.edge}, tags);
  }
  void operator()(const raft::SnapshotChunkReply&) const {
    box(list(), flight.at(), 11 * z(), palette().bg0, colours.edge);
  }

  // A clock whose hand has come round.
  void operator()(const raft::TimeoutNow&) const {
    const QPointF at = flight.at();
    list().circle(at, 8.5 * z(), colours.fill, {colours.edge, 2 * z()});
    list().line(at, at - QPointF(0, 6 * z()), {palette().ink, 2 * z(), 0, 0, Cap::Round});
    list().line(at, at + QPointF(4 * z(), 0), {palette().ink, 2 * z(), 0, 0, Cap::Round});
  }
  void operator()(const raft::TransferLeadership& body) const {
    diamond(list(), flight.at(), 8 * z(), palette().text2);
    if (density.tags)
      placeTag(stage, flight, density, {{}, view::nameOf(body.to), palette().ctl}, tags);
  }

  void operator()(const raft::ReadIndex&) const { question(palette().text2, "?"); }
  void operator()(const raft::ReadIndexReply& body) const {
    question(colours.edge, QString::number(body.index.value));
  }
  void question(const QColor& edge, const QString& words) const {
    list().circle(flight.at(), 8.5 * z(), palette().bg0, {edge, 1.75 * z()});
    if (z() < 0.5) return;
    const double size = (words.size() > 2 ? 8 : 11) * z();
    list().text(flight.at() + QPointF(0, 0.36 * size), words, {size, 700, Face::Mono},
                palette().text1, Anchor::Middle);
  }
};

// Two bars at its shoulder, as on a button that pauses: it is held by hand.
void drawHeld(const Stage& stage, QPointF at) {
  const double z = std::max(stage.zoom(), 0.6);
  const QPointF badge = at + QPointF(11, -11) * z;
  stage.list().circle(badge, 8 * z, stage.palette().text1, {stage.palette().bg0, 1.5 * z});
  for (const double side : {-2.5, 2.5}) {
    const QPointF middle = badge + QPointF(side * z, 0);
    stage.list().line(middle - QPointF(0, 3.5 * z), middle + QPointF(0, 3.5 * z),
                      {stage.palette().bg0, 2.25 * z});
  }
}

}  // namespace

void drawGlyph(const Stage& stage, const Flight& flight, const Density& density, Tags& tags) {
  const raft::Message& message = *flight.message.message;
  const view::TermColours colours = termColours(stage.palette(), message.term);
  std::visit(Glyph{stage, flight, density, colours, tags}, message.body);
  if (flight.message.deliverAt == raft::kNever) drawHeld(stage, flight.at());
}

void drawTags(const Stage& stage, const Tags& tags) {
  const double size = tagSize(stage);
  for (const Tag& tag : tags) {
    stage.list().rect(tag.box, 4, stage.palette().bg2, {tag.edge, 1});
    stage.list().text(tag.box.center() + QPointF(0, 0.35 * size), tag.words,
                      {size, 600, Face::Mono}, stage.palette().text1, Anchor::Middle);
  }
}

}  // namespace canvas
