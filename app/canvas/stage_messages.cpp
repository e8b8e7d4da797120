// Messages on their lanes: requests filled, replies hollow; what dies says so ahead and bursts.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/canvas/glyphs.h"
#include "app/canvas/message_glyph.h"

namespace canvas {
namespace {

using trace::MessageView;

/// When it is that far; where it stood when it was put off counts as reached then.
trace::Instant timeAt(const MessageView& message, double share) {
  const double before = message.movedPpm / 1e6;
  if (message.deliverAt == raft::kNever || share <= before) return message.movedAt;
  const auto whole = static_cast<double>((message.deliverAt - message.movedAt).count());
  return message.movedAt + trace::Duration{std::llround(whole * (share - before) / (1 - before))};
}

Lane laneOf(const Stage& stage, const raft::Message& message) {
  const trace::ServerView& from = stage.cluster().server(message.from);
  const trace::ServerView& to = stage.cluster().server(message.to);
  const auto candidate = [](const trace::ServerView& s) {
    const bool asks = s.role == raft::RoleName::Candidate || s.role == raft::RoleName::PreCandidate;
    return s.running() && asks;
  };
  const double end = !to.running() ? 46 : candidate(to) ? 72 : 56;
  return stage.geometry.lane(message.from.value, message.to.value, candidate(from) ? 64 : 50, end);
}

Flight flightOf(const Stage& stage, const MessageView& message) {
  const raft::Message& m = *message.message;
  Flight flight{message, laneOf(stage, m), message.shareAt(stage.moment.time), {}};
  if (stage.moment.reducedMotion) flight.p = 0.5;
  const auto wall = wallShare(stage, m.from, m.to, flight.lane);
  if (message.willBeLost) flight.dies = 0.5;
  if (wall) flight.dies = std::min(flight.dies.value_or(1), *wall);
  if (!flight.dies && !stage.cluster().server(m.to).running()) flight.dies = 1;
  return flight;
}

bool isReply(const raft::Body& body) {
  return std::holds_alternative<raft::RequestVoteReply>(body) ||
         std::holds_alternative<raft::RequestPreVoteReply>(body) ||
         std::holds_alternative<raft::AppendEntriesReply>(body) ||
         std::holds_alternative<raft::HeartbeatReply>(body) ||
         std::holds_alternative<raft::SnapshotChunkReply>(body) ||
         std::holds_alternative<raft::ReadIndexReply>(body);
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
  drawGlyph(stage, flight, density, tags);
  stage.scene.messages.push_back({flight.at(), message});
}

/// Words, discs and clients: a tag that ran over them would be read as theirs.
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
  for (const ClientSpot& client : stage.scene.clients) taken.push_back(client.box);
  for (const LinkWords& link : linkWords(stage)) taken.push_back(link.box);
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
      drawBurst(stage, lane.at(drop.message.shareAt(drop.at)), drop.at);
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

/// What waits at a paused server is a pile there.
std::vector<Flight> flightsOf(const Stage& stage) {
  std::vector<Flight> flights;
  for (const MessageView& message : stage.cluster().messages()) {
    const bool here = message.deliverAt <= stage.moment.time && !message.willBeLost;
    const trace::ServerView& to = stage.cluster().server(message.message->to);
    if (here && to.status == trace::ServerStatus::Paused) continue;
    flights.push_back(flightOf(stage, message));
  }
  return flights;
}

}  // namespace

void drawTrails(const Stage& stage) {
  if (stage.cluster().messages().size() > kTrailsUpTo) return;
  for (const Flight& flight : flightsOf(stage)) {
    if (flight.dies && flight.p > *flight.dies) continue;
    drawTrail(stage, flight, termColours(stage.palette(), flight.message.message->term).edge);
  }
}

void drawMessages(const Stage& stage) {
  const std::size_t n = stage.cluster().messages().size();
  const std::vector<Flight> flights = flightsOf(stage);
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
