// Messages on their lanes: requests filled, replies hollow; what dies says so ahead and bursts.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

using trace::MessageView;

struct Flight {
  const MessageView& message;
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

double shareAt(const MessageView& message, trace::Instant now) {
  const double whole = millis(message.deliverAt - message.sentAt);
  return whole <= 0 ? 1 : std::clamp(millis(now - message.sentAt) / whole, 0.0, 1.0);
}

trace::Instant timeAt(const MessageView& message, double share) {
  const double whole = static_cast<double>((message.deliverAt - message.sentAt).count());
  return message.sentAt + trace::Duration{std::llround(whole * share)};
}

Lane laneOf(const Stage& stage, const raft::Message& message) {
  const trace::ServerView& from = stage.cluster().server(message.from);
  const trace::ServerView& to = stage.cluster().server(message.to);
  const auto candidate = [](const trace::ServerView& s) {
    return s.running() && s.role == raft::RoleName::Candidate;
  };
  const double end = !to.running() ? 46 : candidate(to) ? 72 : 56;
  return stage.geometry.lane(message.from.value, message.to.value, candidate(from) ? 64 : 50, end);
}

Flight flightOf(const Stage& stage, const MessageView& message) {
  const raft::Message& m = *message.message;
  Flight flight{message, laneOf(stage, m), shareAt(message, stage.moment.time), {}};
  if (stage.moment.reducedMotion) flight.p = 0.5;
  const auto wall = wallShare(stage, m.from, m.to, flight.lane);
  if (message.willBeLost) flight.dies = 0.5;
  if (wall) flight.dies = std::min(flight.dies.value_or(1), *wall);
  if (!flight.dies && !stage.cluster().server(m.to).running()) flight.dies = 1;
  return flight;
}

bool isReply(const raft::Body& body) {
  return std::holds_alternative<raft::RequestVoteReply>(body) ||
         std::holds_alternative<raft::AppendEntriesReply>(body) ||
         std::holds_alternative<raft::HeartbeatReply>(body);
}

void drawTrail(const Stage& stage, const Flight& flight, const QColor& edge) {
  const bool reply = isReply(flight.message.message->body);
  const double z = stage.zoom();
  const Stroke stroke{mixed(edge, stage.palette().bg0, reply ? 0.45 : 0.7), 1.75 * z,
                      reply ? 3 * z : 0, reply ? 3 * z : 0};
  if (!stage.moment.reducedMotion) stage.list().line(flight.lane.from, flight.at(), stroke);
  if (stage.moment.reducedMotion) stage.list().line(flight.lane.from, flight.lane.to, stroke);
  if (flight.dies && *flight.dies > flight.p) {
    stage.list().line(flight.at(), flight.lane.at(*flight.dies),
                      {stage.palette().danger, 1.5 * z, 2 * z, 4 * z});
  }
}

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
  const auto isFree = [&](const QRectF& box) {
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

void drawTags(const Stage& stage, const Tags& tags) {
  const double size = tagSize(stage);
  for (const Tag& tag : tags) {
    stage.list().rect(tag.box, 4, stage.palette().bg2, {tag.edge, 1});
    stage.list().text(tag.box.center() + QPointF(0, 0.35 * size), tag.words,
                      {size, 600, Face::Mono}, stage.palette().text1, Anchor::Middle);
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
    if (!density.tags || body.payloads.empty()) return;
    const raft::Entry entry{{}, {}, raft::EntryKind::Command, body.payloads.front()};
    placeTag(stage, flight, density, {{}, view::entryText(entry), palette().ctl}, tags);
  }
};

void drawBurst(const Stage& stage, QPointF at, trace::Instant since) {
  const double z = stage.zoom();
  const double wide = z > 1.6 ? 10 : 13;
  const QColor red = stage.palette().danger;
  const Cap round = Cap::Round;
  if (stage.moment.reducedMotion) {
    if (millis(stage.moment.time - since) > kLifeMs * stage.moment.speed) return;
    burst(stage.list(), at, wide * z, {red, 2.25 * z, 0, 0, round});
    return;
  }
  const auto age = ageOf(stage.moment, since);
  if (!age) return;
  // Bright for its first half, so that it can be seen, then gone.
  const double opacity = std::min(1.0, 2 * (1 - *age));
  burst(stage.list(), at, wide * z * (0.4 + 0.6 * *age),
        {faded(red, opacity), 2.25 * z, 0, 0, round});
}

void drawFlight(const Stage& stage, const Flight& flight, const Density& density, Tags& tags) {
  const MessageView& message = flight.message;
  if (flight.dies && flight.p > *flight.dies) {
    drawBurst(stage, flight.lane.at(*flight.dies), timeAt(message, *flight.dies));
    return;
  }
  const auto colours = termColours(stage.palette(), message.message->term);
  if (density.trails) drawTrail(stage, flight, colours.edge);
  std::visit(Glyph{stage, flight, density, colours, tags}, message.message->body);
  stage.scene.messages.push_back({flight.at(), message});
}

/// Words and discs: a tag that ran over them would be read as theirs.
std::vector<QRectF> takenOf(const Stage& stage) {
  std::vector<QRectF> taken = wordBoxes(stage);
  const double reach = (StageGeometry::kRadius + 11) * stage.zoom();
  for (std::size_t id = 1; id <= stage.geometry.servers(); ++id) {
    taken.emplace_back(stage.geometry.place(id) - QPointF(reach, reach),
                       QSizeF(2 * reach, 2 * reach));
    const trace::ServerView& server = stage.cluster().server(trace::ServerId{id});
    if (server.running() && server.leads())
      taken.push_back(taken.back().adjusted(0, -36 * stage.zoom(), 0, 0));
  }
  return taken;
}

void drawDrops(const Stage& stage) {
  for (const trace::DropView& drop : stage.cluster().drops()) {
    if (millis(stage.moment.time - drop.at) > 2 * kLifeMs * std::max(stage.moment.speed, 1.0)) {
      continue;
    }
    const raft::Message& m = *drop.message.message;
    const Lane lane = laneOf(stage, m);
    if (drop.reason == trace::DropReason::Cut) {
      // It died at the wall, when it came there: that burst began before the drop was known.
      const double share = wallShare(stage, m.from, m.to, lane).value_or(0.5);
      drawBurst(stage, lane.at(share), timeAt(drop.message, share));
    } else {
      drawBurst(stage, lane.at(shareAt(drop.message, drop.at)), drop.at);
    }
  }
}

// What has arrived at a paused server waits at its rim, as a number.
void drawPile(const Stage& stage, trace::ServerId id, std::size_t count) {
  const double z = stage.zoom();
  const QPointF at = polar(stage.geometry.place(id.value), (StageGeometry::kRadius + 4) * z, 225);
  const double size = std::max(11.0, 11 * z) * stage.look.textScale;
  const QString words = QString::number(count);
  const double width = std::max(1.7 * size, 0.65 * size * static_cast<double>(words.size()) + size);
  stage.list().rect({at.x() - width / 2, at.y() - 0.85 * size, width, 1.7 * size}, 0.85 * size,
                    stage.palette().bg2, {stage.palette().text1, 1.5});
  stage.list().text(at + QPointF(0, 0.36 * size), words, {size, 700, Face::Mono},
                    stage.palette().text1, Anchor::Middle);
}

}  // namespace

void drawMessages(const Stage& stage) {
  const auto& messages = stage.cluster().messages();
  const std::size_t n = messages.size();
  std::vector<Flight> flights;
  for (const MessageView& message : messages) {
    const bool here = message.deliverAt <= stage.moment.time && !message.willBeLost;
    const trace::ServerView& to = stage.cluster().server(message.message->to);
    if (here && to.status == trace::ServerStatus::Paused) continue;
    flights.push_back(flightOf(stage, message));
  }
  Density density{n <= kTagsUpTo, n <= kBeatsUpTo, n <= kTrailsUpTo, {}, {}};
  if (density.tags) {
    density.taken = takenOf(stage);
    for (const Flight& flight : flights) density.glyphs.push_back(flight.at());
  }
  Tags tags;
  for (const Flight& flight : flights) drawFlight(stage, flight, density, tags);
  drawTags(stage, tags);
  drawDrops(stage);
}

void drawPiles(const Stage& stage) {
  std::map<trace::ServerId, std::size_t> piles;
  for (const MessageView& message : stage.cluster().messages()) {
    const trace::ServerId to = message.message->to;
    const bool here = message.deliverAt <= stage.moment.time && !message.willBeLost;
    if (here && stage.cluster().server(to).status == trace::ServerStatus::Paused) ++piles[to];
  }
  for (const auto& [id, count] : piles) drawPile(stage, id, count);
}

}  // namespace canvas
