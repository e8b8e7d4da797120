#include "app/canvas/stage_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "app/canvas/stage_parts.h"
#include "app/view/membership.h"
#include "app/view/server_facts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

QString stoppedText(const trace::ServerView& server, const trace::ClusterView& cluster) {
  const view::Membership membership = view::membershipOf(cluster, server.id);
  const bool absent =
      membership == view::Membership::Spare || membership == view::Membership::Retired;
  if (absent) return view::membershipText(membership);
  return server.diskLost ? StageSay::tr("stopped, disk lost") : StageSay::tr("stopped");
}

QString followerText(const trace::ServerView& server, const trace::ClusterView& cluster) {
  switch (view::membershipOf(cluster, server.id)) {
    case view::Membership::Learner:
    case view::Membership::Outside:
    case view::Membership::Retired:
    case view::Membership::Spare:
      return view::membershipText(view::membershipOf(cluster, server.id));
    case view::Membership::Incoming:
      return StageSay::tr("follower, incoming");
    case view::Membership::Outgoing:
      return StageSay::tr("follower, outgoing");
    case view::Membership::Voter:
      break;
  }
  const bool choosing = !server.leader && server.votedFor && server.votedFor != server.id;
  const bool known = choosing && server.votedFor.value <= cluster.size();
  return known ? StageSay::tr("follower, voted for %1").arg(view::nameOf(server.votedFor))
               : StageSay::tr("follower");
}

QString leaderText(const trace::ServerView& server, const trace::ClusterView& cluster) {
  if (server.transferee) {
    return StageSay::tr("leader, hands over to %1").arg(view::nameOf(server.transferee));
  }
  const view::Membership membership = view::membershipOf(cluster, server.id);
  if (membership == view::Membership::Outgoing) return StageSay::tr("leader, outgoing");
  return StageSay::tr("leader");
}

/// Where a label stands: its point, how its lines are aligned and in which direction they run.
struct Post {
  QPointF at;  ///< baseline of the name
  Anchor anchor{Anchor::Start};
};

/// How much is said beside a server, the most first: three lines; two lines, of which the first
/// says the name and the timer; the name.
enum class Detail : std::uint8_t { Lines, Pair, Name };

struct Sizes {
  double name{15};
  double line{12};
  Detail detail{Detail::Lines};
};

Sizes sizesFor(const StageGeometry& g, double scale, Detail detail) {
  const double z = g.zoom();
  const double around = g.isSmall() ? StageGeometry::kSmallName : std::max(11.0, 15 * z);
  const double name = g.crowded() ? around : std::max(15.0, 16 * z);
  return {name * scale, std::max(12.0, 10.9 * z) * scale, detail};
}

bool busy(const trace::ServerView& server) {
  return server.running() && server.role != raft::RoleName::Follower;
}

// Outward from the ring, so that neighbours' names run in parallel.
Post crowdedPost(const Stage& stage, const trace::ServerView& server, double nameSize) {
  const StageGeometry& g = stage.geometry;
  const QPointF at = g.place(server.id.value);
  const QPointF from = at - g.centre();
  const double flat = g.size().width() / std::max(1.0, g.size().height());
  QPointF out(from.x(), from.y() * flat * flat);
  // The only server stands in the middle: its name stands below it.
  if (g.servers() == 1) out = {0, 1};
  out /= std::max(1e-6, std::hypot(out.x(), out.y()));
  const double z = stage.zoom();
  const double pennant = out.y() < -0.5 ? 26 * z : 0;
  const double ring = (StageGeometry::kRadius + 14) * z + 2 + (server.leads() ? pennant : 0);
  const auto letters = static_cast<double>(view::nameOf(server.id).size());
  const double half = 0.31 * nameSize * letters + 3;
  const QPointF middle = at + out * ring + QPointF(out.x() * half, 0.5 * out.y() * nameSize);
  const double wanted = middle.y() + 0.36 * nameSize;
  const double least = 0.8 * nameSize;
  const double most = std::max(nameSize, g.size().height() - 2);
  // Where the edge would push a name onto its disc or its pennant it stands beside them, as far as
  // it can from the links.
  const double over = least - (wanted - (server.leads() ? 0 : pennant));
  if (g.servers() > 1 && g.servers() <= 9 && std::max(over, wanted - most) > 3) {
    const double away = (over > 3 ? -0.8 : 0.8) * StageGeometry::kRadius * z;
    const double aside = (StageGeometry::kRadius + 21) * z + 3;
    const bool left = out.x() < -0.1;
    return {{at.x() + (left ? -aside : aside),
             std::clamp(at.y() + away + 0.36 * nameSize, least, most)},
            left ? Anchor::End : Anchor::Start};
  }
  return {{middle.x(), std::clamp(wanted, least, most)}, Anchor::Middle};
}

/// Neighbours stand near each other: words are short.
bool narrow(const StageGeometry& g) { return g.servers() > 6 && !g.crowded(); }
/// So near that the words of the bottom server stand inside the ring.
bool inward(const StageGeometry& g) { return g.servers() > 7 && !g.crowded(); }
double insideBottom(double z) { return -(StageGeometry::kRadius + 46) * z - 44; }

/// From the name's baseline to that of the last line below it.
double wordsBelow(const Sizes& sizes) {
  return (sizes.detail == Detail::Pair ? 1.5 : 2.85) * sizes.line;
}

constexpr double kLaneAndGlyph = 17;

/// Where what travels between `id` and its peers passes beside it, on the words' side: how high and
/// how low, px from the disc's centre. Only flat links come near the words.
std::pair<double, double> trafficBeside(const StageGeometry& g, std::size_t id, const Post& post,
                                        const Sizes& sizes) {
  const QPointF at = g.place(id);
  const double side = post.anchor == Anchor::Start ? 1 : -1;
  const double near = std::abs(post.at.x() - at.x());
  constexpr double kLetters = 13;
  const double far = near + 0.6 * sizes.line * kLetters;
  std::pair beside{std::numeric_limits<double>::infinity(),
                   -std::numeric_limits<double>::infinity()};
  for (std::size_t other = 1; other <= g.servers(); ++other) {
    const QPointF d = g.place(other) - at;
    const double run = d.x() * side;
    if (other == id || run <= near || std::abs(d.y()) > run) continue;
    const double close = d.y() / run * near;
    const double away = d.y() / run * std::min(far, run);
    beside.first = std::min(beside.first, std::min(close, away) - kLaneAndGlyph * g.zoom());
    beside.second = std::max(beside.second, std::max(close, away) + kLaneAndGlyph * g.zoom());
  }
  return beside;
}

/// Moves the words of the upper half above the traffic beside them and those of the lower half
/// below it, as far as the stage and the caption leave room; px, negative is up.
double clearOfTraffic(const StageGeometry& g, std::size_t id, const Post& post,
                      const Sizes& sizes) {
  const auto [high, low] = trafficBeside(g, id, post, sizes);
  const double middle = g.place(id).y();
  const double top = post.at.y() - 0.8 * sizes.name;
  const double bottom = post.at.y() + wordsBelow(sizes) + 4;
  if (middle < g.centre().y()) {
    // Two lines of caption stand at the left.
    const double caption = g.size().height() < 380 ? 48 : 66;
    const double least = post.anchor == Anchor::End ? caption : 2;
    return -std::clamp(bottom - (middle + high), 0.0, std::max(0.0, top - least));
  }
  return std::clamp(middle + low - top, 0.0, std::max(0.0, g.size().height() - 2 - bottom));
}

/// Beside the disc, outward; `clear`: px from the orbit of the vote dots.
Post sidePost(const StageGeometry& g, std::size_t id, const Sizes& sizes, double clear) {
  const QPointF at = g.place(id);
  const double z = g.zoom();
  const double gap = (StageGeometry::kRadius + 21) * z + clear;
  const double middle = at.x() - g.centre().x();
  const bool left = middle < -1;
  const bool upright = std::abs(middle) < 40 * z && g.servers() > 1;
  // Links leave the top and the bottom server sideways: their words keep above and below them.
  const bool top = at.y() < g.centre().y();
  if (upright && inward(g) && !top) return {at + QPointF(0, insideBottom(z)), Anchor::Middle};
  const double lift = !upright ? 0 : top ? -24 * z : 14 * z;
  Post post{at + QPointF(left ? -gap : gap, -8 * z + lift), left ? Anchor::End : Anchor::Start};
  post.at.ry() += clearOfTraffic(g, id, post, sizes);
  const double lowest = g.size().height() - 5 - wordsBelow(sizes);
  post.at.ry() = std::max(0.8 * sizes.name, std::min(post.at.y(), lowest));
  return post;
}

double leftOf(const Post& post, double width) {
  if (post.anchor == Anchor::Start) return post.at.x();
  return post.at.x() - (post.anchor == Anchor::End ? width : width / 2);
}

constexpr double kClear = 9;
constexpr double kClearOfVotes = 16;

/// Where words of these sizes may stand, whatever they say just now.
std::vector<QRectF> boxesFor(const StageGeometry& g, const Sizes& sizes) {
  std::vector<QRectF> boxes;
  // "candidate, 2 of 3 votes" is the longest of the usual lines; else "voted for S1".
  const double letters = sizes.detail == Detail::Pair ? 12 : narrow(g) ? 14 : 23;
  const double width = 0.48 * sizes.line * letters + kClearOfVotes - kClear;
  const double height = 0.8 * sizes.name + wordsBelow(sizes) + 0.3 * sizes.line;
  for (std::size_t id = 1; id <= g.servers(); ++id) {
    const Post post = sidePost(g, id, sizes, kClear);
    boxes.emplace_back(leftOf(post, width), post.at.y() - 0.8 * sizes.name, width, height);
  }
  return boxes;
}

/// Whether all words are inside the stage, apart from each other and from the discs.
bool haveRoom(const StageGeometry& g, const std::vector<QRectF>& boxes) {
  const QRectF whole(QPointF(-1, -1), g.size() + QSizeF(2, 2));
  const double reach = 0.9 * (StageGeometry::kRadius + 8) * g.zoom();
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!whole.contains(boxes[i])) return false;
    for (std::size_t k = 0; k < boxes.size(); ++k) {
      const QPointF at = g.place(k + 1);
      const QRectF disc(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach);
      if (i != k && (boxes[i].intersects(disc) || boxes[i].intersects(boxes[k]))) return false;
    }
  }
  return true;
}

/// Said in full as long as the letters have their usual size and there are few servers; else what
/// there is room for.
Sizes sizesOf(const Stage& stage) {
  const StageGeometry& g = stage.geometry;
  const double scale = stage.look.textScale;
  if (g.crowded()) return sizesFor(g, scale, Detail::Name);
  const Sizes lines = sizesFor(g, scale, Detail::Lines);
  if (scale <= 1 && !narrow(g)) return lines;
  // Three lines beside each of many servers in a low stage stand in the messages' ways.
  const bool low = narrow(g) && g.size().height() < 330 * scale;
  if (!low && haveRoom(g, boxesFor(g, lines))) return lines;
  const Sizes pair = sizesFor(g, scale, Detail::Pair);
  return haveRoom(g, boxesFor(g, pair)) ? pair : sizesFor(g, scale, Detail::Name);
}

Post postOf(const Stage& stage, const trace::ServerView& server, const Sizes& sizes) {
  if (sizes.detail == Detail::Name) return crowdedPost(stage, server, sizes.name);
  return sidePost(stage.geometry, server.id.value, sizes, busy(server) ? kClearOfVotes : kClear);
}

}  // namespace

QString roleText(const trace::ServerView& server, const trace::ClusterView& cluster) {
  if (server.status == trace::ServerStatus::Refused) return StageSay::tr("refuses to run");
  if (server.status == trace::ServerStatus::Down) return stoppedText(server, cluster);
  QString words;
  switch (server.role) {
    case raft::RoleName::Follower:
      words = followerText(server, cluster);
      break;
    case raft::RoleName::PreCandidate:
      words = StageSay::tr("asks first, %1 of %2 would").arg(votesOf(server)).arg(cluster.quorum());
      break;
    case raft::RoleName::Candidate:
      words = StageSay::tr("candidate, %1 of %2 votes").arg(votesOf(server)).arg(cluster.quorum());
      break;
    case raft::RoleName::Leader:
      words = leaderText(server, cluster);
      break;
  }
  const bool paused = server.status == trace::ServerStatus::Paused;
  return paused ? StageSay::tr("%1, paused").arg(words) : words;
}

QString timerText(const trace::ServerView& server, const view::Moment& moment) {
  const auto left = timerLeft(server, moment);
  if (!left) return {};
  const auto whole = static_cast<long long>(std::floor(millis(*left)));
  const trace::Duration lease = view::leaseLeft(server, moment.time);
  if (lease > trace::Duration{0}) {
    return StageSay::tr("lease %1 ms").arg(static_cast<long long>(std::floor(millis(lease))));
  }
  if (server.leads()) return StageSay::tr("beat in %1 ms").arg(whole);
  const bool next = nextToFire(*moment.cluster) == server.id;
  return next ? StageSay::tr("%1 ms left, next").arg(whole) : StageSay::tr("%1 ms left").arg(whole);
}

namespace {

bool isBrief(const Stage& stage, const Sizes& sizes) {
  return narrow(stage.geometry) || sizes.detail == Detail::Pair;
}

// What a close ring has room for; the thick arc says who is next.
QString briefRole(const Stage& stage, const trace::ServerView& server, const Sizes& sizes) {
  const bool upAndWell = server.status == trace::ServerStatus::Up;
  const bool brief = isBrief(stage, sizes);
  if (brief && upAndWell && server.role == raft::RoleName::Candidate) {
    return StageSay::tr("%1 of %2 votes").arg(votesOf(server)).arg(stage.cluster().quorum());
  }
  const QString role = roleText(server, stage.cluster());
  return brief ? role.section(QStringLiteral(", "), -1) : role;
}

QString briefTimer(const Stage& stage, const trace::ServerView& server, const Sizes& sizes) {
  if (sizes.detail == Detail::Pair) {
    const auto left = timerLeft(server, stage.moment);
    return left ? StageSay::tr("%1 ms").arg(static_cast<long long>(std::floor(millis(*left)))) : "";
  }
  const QString words = timerText(server, stage.moment);
  return isBrief(stage, sizes) ? words.section(QStringLiteral(", "), 0, 0) : words;
}

/// The name, and the timer beside it.
void drawPair(const Stage& stage, const trace::ServerView& server, const Post& post,
              const Sizes& sizes) {
  const view::Palette& colours = stage.palette();
  const QString name = view::nameOf(server.id);
  const QString timer = briefTimer(stage, server, sizes);
  const double nameWidth = 0.66 * sizes.name * static_cast<double>(name.size());
  const double gap = timer.isEmpty() ? 0 : 0.4 * sizes.name;
  const double timerWidth = 0.6 * sizes.line * static_cast<double>(timer.size());
  const double left = leftOf(post, nameWidth + gap + timerWidth);
  stage.list().text({left, post.at.y()}, name, {sizes.name, 700}, colours.text1);
  const bool bold = server.id == nextToFire(stage.cluster());
  stage.list().text({left + nameWidth + gap, post.at.y()}, timer,
                    {sizes.line, bold ? 700 : 500, Face::Mono},
                    bold ? colours.text1 : colours.text3);
}

/// The name, with the timer on the last of three lines.
void drawLines(const Stage& stage, const trace::ServerView& server, const Post& post,
               const Sizes& sizes) {
  const view::Palette& colours = stage.palette();
  stage.list().text(post.at, view::nameOf(server.id), {sizes.name, 700}, colours.text1,
                    post.anchor);
  if (sizes.detail == Detail::Name) return;
  const bool bold = server.id == nextToFire(stage.cluster());
  stage.list().text(post.at + QPointF(0, wordsBelow(sizes)), briefTimer(stage, server, sizes),
                    {sizes.line, bold ? 700 : 500, Face::Mono},
                    bold ? colours.text1 : colours.text3, post.anchor);
}

}  // namespace

void drawNames(const Stage& stage) {
  const view::Palette& colours = stage.palette();
  const Sizes sizes = sizesOf(stage);
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const Post post = postOf(stage, server, sizes);
    if (sizes.detail == Detail::Pair) {
      drawPair(stage, server, post, sizes);
    } else {
      drawLines(stage, server, post, sizes);
    }
    if (sizes.detail == Detail::Name) continue;
    const QColor roleColour = busy(server) ? colours.text1 : colours.text2;
    stage.list().text(post.at + QPointF(0, 1.5 * sizes.line), briefRole(stage, server, sizes),
                      {sizes.line, 500}, roleColour, post.anchor);
  }
}

void drawNameGrounds(const Stage& stage) {
  const Sizes sizes = sizesOf(stage);
  if (sizes.detail == Detail::Name) return;
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const Post post = postOf(stage, server, sizes);
    const auto timer = briefTimer(stage, server, sizes).size();
    const auto beside = sizes.detail == Detail::Pair ? timer + 4 : timer;
    const auto letters = std::max(briefRole(stage, server, sizes).size(), beside);
    const double width = 0.58 * sizes.line * static_cast<double>(letters) + 6;
    const double left = leftOf(post, width - 6) - 3;
    stage.list().rect(
        {left, post.at.y() - sizes.name, width, sizes.name + wordsBelow(sizes) + 0.45 * sizes.line},
        4, faded(stage.palette().bg0, 0.85));
  }
}

std::vector<QRectF> wordBoxes(const Stage& stage) {
  const Sizes sizes = sizesOf(stage);
  if (sizes.detail == Detail::Name) return {};
  return boxesFor(stage.geometry, sizes);
}

std::vector<QRectF> nameBoxes(const Stage& stage) {
  const Sizes sizes = sizesOf(stage);
  if (sizes.detail != Detail::Name) return boxesFor(stage.geometry, sizes);
  std::vector<QRectF> boxes;
  for (const trace::ServerView& server : stage.cluster().servers()) {
    const Post post = postOf(stage, server, sizes);
    const auto letters = static_cast<double>(view::nameOf(server.id).size());
    const double width = 0.66 * sizes.name * letters;
    boxes.emplace_back(leftOf(post, width), post.at.y() - 0.8 * sizes.name, width, sizes.name);
  }
  return boxes;
}

}  // namespace canvas
