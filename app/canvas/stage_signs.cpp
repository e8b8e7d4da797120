// Role and state, never by colour alone: pennant, ballot, vote dots, paused badge.
#include <algorithm>
#include <vector>

#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"

namespace canvas {
namespace {

/// A vote is filled; the answer that one would be given stays hollow.
struct VoteLook {
  QColor fill, edge, tick;
};

VoteLook voteLook(const Stage& stage, const trace::ServerView& server) {
  const auto term = termColours(stage.palette(), server.currentTerm);
  const bool asksFirst = server.role == raft::RoleName::PreCandidate;
  return asksFirst ? VoteLook{stage.palette().bg0, term.edge, stage.palette().text1}
                   : VoteLook{term.fill, term.edge, stage.palette().ink};
}

void drawVote(const Stage& stage, QPointF at, const std::optional<raft::Vote>& vote,
              const VoteLook& look) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const double width = 1.75 * z;
  if (!vote) {
    stage.list().circle(at, 6 * z, colours.bg0, {colours.arc, width});
  } else if (*vote == raft::Vote::Granted) {
    stage.list().circle(at, 6 * z, look.fill, {look.edge, width});
    tick(stage.list(), at, 13 * z, {look.tick, width, 0, 0, Cap::Round});
  } else {
    stage.list().circle(at, 6 * z, colours.bg0, {colours.text1, width});
    cross(stage.list(), at, 2.7 * z, {colours.text1, width, 0, 0, Cap::Round});
  }
}

// One dot for each peer, at its bearing; pending until an answer was counted.
void drawVotes(const Stage& stage, const trace::ServerView& server) {
  const VoteLook look = voteLook(stage, server);
  std::vector<double> bearings;
  std::vector<std::optional<raft::Vote>> votes;
  for (const trace::ServerView& peer : stage.cluster().servers()) {
    if (peer.id == server.id || !server.configuration.isVoter(peer.id)) continue;
    bearings.push_back(stage.geometry.bearing(server.id.value, peer.id.value));
    const auto ballot = std::find_if(server.ballots.begin(), server.ballots.end(),
                                     [&](const auto& b) { return b.voter == peer.id; });
    votes.push_back(ballot == server.ballots.end() ? std::nullopt : ballot->vote);
  }
  const double gap = stage.geometry.servers() > 7 ? 22 : 26;
  bearings = spread(std::move(bearings), gap);
  const QPointF at = stage.geometry.place(server.id.value);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    drawVote(stage, polar(at, (kRadius + 21) * stage.zoom(), bearings[i]), votes[i], look);
  }
}

void drawPaused(const Stage& stage, QPointF at) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF badge = polar(at, 0.98 * kRadius * z, 135);
  stage.list().circle(badge, 11 * z, colours.bg1, {colours.text1, 2 * z});
  bars(stage.list(), badge, 4.5 * z, 6 * z, {colours.text1, 2.5 * z, 0, 0, Cap::Round});
}

// It found its disk damaged and will not run: a cross, not a hatch alone.
void drawRefused(const Stage& stage, QPointF at) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const QPointF badge = polar(at, 0.98 * kRadius * z, 135);
  stage.list().circle(badge, 11 * z, colours.dangerSoft, {colours.danger, 2 * z});
  cross(stage.list(), badge, 4 * z, {colours.danger, 2.5 * z, 0, 0, Cap::Round});
}

}  // namespace

void drawSigns(const Stage& stage, const trace::ServerView& server) {
  const double z = stage.zoom();
  const QPointF at = stage.geometry.place(server.id.value);
  const view::Palette& colours = stage.palette();
  if (server.status == trace::ServerStatus::Refused) drawRefused(stage, at);
  drawMembership(stage, server);
  drawDisk(stage, server);
  drawClock(stage, server);
  if (!server.running()) return;
  const QPointF top = at - QPointF(0, (kRadius + 12) * z);
  if (server.leads()) pennant(stage.list(), top, 28 * z, colours.text1, 2.5 * z);
  if (server.role == raft::RoleName::Candidate) {
    ballot(stage.list(), top, 24 * z, BallotMark::Tick,
           {colours.bg1, colours.text1, colours.text1, 2 * z, 2.25 * z});
    drawVotes(stage, server);
  }
  if (server.role == raft::RoleName::PreCandidate) {
    question(stage.list(), top, 24 * z,
             {colours.bg1, colours.text1, colours.text1, 1.75 * z, 2 * z});
    drawVotes(stage, server);
  }
  if (server.status == trace::ServerStatus::Paused) drawPaused(stage, at);
}

}  // namespace canvas
