#include "app/canvas/stage_list.h"

#include <algorithm>

#include "app/canvas/stage_parts.h"

namespace canvas {

void StageScene::clear() {
  list.clear();
  messages.clear();
  walls.clear();
  clients.clear();
}

view::TermColours termColours(const view::Palette& palette, raft::Term term) {
  if (!term) return {palette.bg3, palette.ctl, palette.bg2};
  return palette.ofTerm(term.value);
}

double millis(trace::Duration span) {
  return std::chrono::duration<double, std::milli>(span).count();
}

std::optional<double> ageOf(const view::Moment& moment, trace::Instant since) {
  if (moment.reducedMotion || since > moment.time) return std::nullopt;
  const double life = kLifeMs * moment.speed;
  if (life <= 0) return std::nullopt;
  const double age = millis(moment.time - since) / life;
  return age < 1 ? std::optional(age) : std::nullopt;
}

trace::ServerId nextToFire(const trace::ClusterView& cluster) {
  trace::ServerId next;
  trace::Instant earliest = raft::kNever;
  for (const trace::ServerView& server : cluster.servers()) {
    const bool waits = server.status == trace::ServerStatus::Up && !server.leads();
    if (waits && server.timerDeadline < earliest) {
      earliest = server.timerDeadline;
      next = server.id;
    }
  }
  return next;
}

std::optional<trace::Duration> timerLeft(const trace::ServerView& server,
                                         const view::Moment& moment) {
  if (!server.running() || server.timerDeadline == raft::kNever) return std::nullopt;
  const bool still = server.status == trace::ServerStatus::Paused;
  trace::Instant now = still ? std::min(moment.time, server.changedAt) : moment.time;
  if (moment.reducedMotion) {
    using Step = std::chrono::duration<std::int64_t, std::ratio<1, 100>>;
    now = std::chrono::time_point_cast<trace::Duration>(std::chrono::floor<Step>(now));
  }
  return std::max(trace::Duration{0}, server.timerDeadline - now);
}

std::size_t votesOf(const trace::ServerView& candidate) {
  return static_cast<std::size_t>(
      std::count_if(candidate.ballots.begin(), candidate.ballots.end(),
                    [](const trace::BallotView& b) { return b.vote == raft::Vote::Granted; }));
}

void drawStage(const view::Moment& moment, const StageGeometry& geometry, const StageLook& look,
               StageScene& scene) {
  scene.clear();
  const Stage stage{moment, geometry, look, scene};
  if (geometry.servers() != stage.cluster().size()) return;
  placeWalls(stage);
  placeClients(stage);
  drawLinks(stage);
  drawCallWays(stage);
  drawNameGrounds(stage);
  drawWalls(stage);
  drawHandOver(stage);
  drawHalos(stage);
  const bool coarse = isCoarse(stage);
  coarse ? drawRateWays(stage) : drawTrails(stage);
  drawLinkWords(stage);
  coarse ? drawRates(stage) : drawMessages(stage);
  drawServers(stage);
  drawPiles(stage);
  drawHolders(stage);
  drawNames(stage);
  drawLegend(stage);
  drawClients(stage);
  drawSelection(stage);
  drawCutLine(stage);
}

}  // namespace canvas
