#include "app/canvas/stage_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "app/canvas/stage_parts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Stage)
};

QString followerText(const trace::ServerView& server, const trace::ClusterView& cluster) {
  const bool choosing = !server.leader && server.votedFor && server.votedFor != server.id;
  const bool known = choosing && server.votedFor.value <= cluster.size();
  return known ? Words::tr("follower, voted for %1").arg(view::nameOf(server.votedFor))
               : Words::tr("follower");
}

/// Where a label stands: its point, how its lines are aligned and in which direction they run.
struct Post {
  QPointF at;  ///< baseline of the name
  Anchor anchor{Anchor::Start};
};

bool busy(const trace::ServerView& server) {
  return server.running() && server.role != raft::RoleName::Follower;
}

Post postOf(const Stage& stage, const trace::ServerView& server, double nameSize) {
  const StageGeometry& g = stage.geometry;
  const QPointF at = g.place(server.id.value);
  const double z = stage.zoom();
  if (g.crowded()) {
    const QPointF out = at - g.centre();
    const double ring = (StageGeometry::kRadius + 16) * z + 4;
    const double tall = std::abs(out.y()) / std::max(1.0, g.size().height());
    const double wide = std::abs(out.x()) / std::max(1.0, g.size().width());
    if (wide > 0.36 && wide > tall) {
      const double side = out.x() < 0 ? -1 : 1;
      return {at + QPointF(side * ring, 0.35 * nameSize), side < 0 ? Anchor::End : Anchor::Start};
    }
    const double up = server.leads() && out.y() < 0 ? 26 * z : 0;
    return {at + QPointF(0, out.y() < 0 ? -ring - up : ring + 0.8 * nameSize), Anchor::Middle};
  }
  const double gap = (StageGeometry::kRadius + 21) * z + (busy(server) ? 20 : 9);
  const double middle = at.x() - g.centre().x();
  const bool left = middle < -1;
  const bool upright = std::abs(middle) < 40 * z && g.servers() > 1;
  // Links leave the top and the bottom server sideways: their words keep above and below them.
  const double lift = !upright ? 0 : at.y() < g.centre().y() ? -24 * z : 14 * z;
  return {at + QPointF(left ? -gap : gap, -8 * z + lift), left ? Anchor::End : Anchor::Start};
}

}  // namespace

QString roleText(const trace::ServerView& server, const trace::ClusterView& cluster) {
  if (server.status == trace::ServerStatus::Refused) return Words::tr("refuses to run");
  if (server.status == trace::ServerStatus::Down) return Words::tr("stopped");
  QString words;
  switch (server.role) {
    case raft::RoleName::Follower:
      words = followerText(server, cluster);
      break;
    case raft::RoleName::Candidate:
      words = Words::tr("candidate, %1 of %2 votes").arg(votesOf(server)).arg(cluster.quorum());
      break;
    case raft::RoleName::Leader:
      words = Words::tr("leader");
      break;
  }
  const bool paused = server.status == trace::ServerStatus::Paused;
  return paused ? Words::tr("%1, paused").arg(words) : words;
}

QString timerText(const trace::ServerView& server, const view::Moment& moment) {
  const auto left = timerLeft(server, moment);
  if (!left) return {};
  const auto whole = static_cast<long long>(std::floor(millis(*left)));
  if (server.leads()) return Words::tr("beat in %1 ms").arg(whole);
  const bool next = nextToFire(*moment.cluster) == server.id;
  return next ? Words::tr("%1 ms left, next").arg(whole) : Words::tr("%1 ms left").arg(whole);
}

void drawNames(const Stage& stage) {
  const view::Palette& colours = stage.palette();
  const double z = stage.zoom();
  const double scale = stage.look.textScale;
  const bool crowded = stage.geometry.crowded();
  const trace::ServerId next = nextToFire(stage.cluster());
  const double nameSize = (crowded ? std::max(11.0, 15 * z) : std::max(15.0, 16 * z)) * scale;
  const double size = std::max(12.0, 10.9 * z) * scale;
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const Post post = postOf(stage, server, nameSize);
    stage.list().text(post.at, view::nameOf(server.id), {nameSize, 700}, colours.text1,
                      post.anchor);
    if (crowded) continue;
    const QColor roleColour = busy(server) ? colours.text1 : colours.text2;
    const QPointF role = post.at + QPointF(0, 1.5 * size);
    stage.list().text(role, roleText(server, stage.cluster()), {size, 500}, roleColour,
                      post.anchor);
    const bool bold = server.id == next;
    stage.list().text(role + QPointF(0, 1.35 * size), timerText(server, stage.moment),
                      {size, bold ? 700 : 500, Face::Mono}, bold ? colours.text1 : colours.text3,
                      post.anchor);
  }
}

}  // namespace canvas
