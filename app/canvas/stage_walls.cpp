// Cuts are walls: one between two groups, or one on each link; a one-way cut is half a wall, on its
// lane. Walls keep clear of discs and words as far as there is room.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/stage_parts.h"
#include "app/view/groups.h"

namespace canvas {
namespace {

constexpr double kWallWidth = 14;
constexpr double kWallHeight = 52;
/// How far a wall between groups stands out over the last link it cuts.
constexpr double kOver = 60;

using trace::ServerId;

ServerId idAt(std::size_t i) { return ServerId{i}; }

bool isCut(const Stage& stage, std::size_t from, std::size_t to) {
  return stage.cluster().link(idAt(from), idAt(to)).cut;
}

double dot(QPointF a, QPointF b) { return QPointF::dotProduct(a, b); }

/// What walls must not cover.
class Ground {
 public:
  explicit Ground(const Stage& stage)
      : geometry_(stage.geometry),
        words_(wordBoxes(stage)),
        inside_(QRectF({0, 0}, stage.geometry.size()).adjusted(4, 4, -4, -4)) {}

  bool free(QPointF p) const {
    const double half = kWallWidth / 2 * geometry_.zoom() + 2;
    if (!inside_.contains(p)) return false;
    for (const QRectF& box : words_) {
      if (box.adjusted(-half, -half, half, half).contains(p)) return false;
    }
    const double reach = (StageGeometry::kRadius + 24) * geometry_.zoom() + half;
    for (std::size_t id = 1; id <= geometry_.servers(); ++id) {
      if (QLineF(p, geometry_.place(id)).length() < reach) return false;
    }
    return true;
  }

  /// How much of the line is covered already, px.
  double taken(const QLineF& line) const {
    const int steps = std::max(1, static_cast<int>(line.length() / kStep));
    int covered = 0;
    for (int i = 0; i <= steps; ++i) covered += free(line.pointAt(1.0 * i / steps)) ? 0 : 1;
    return covered * kStep;
  }

  /// How far one can go on from `p`, at most `most` px.
  double reach(QPointF p, QPointF along, double most) const {
    double far = 0;
    while (far + kStep <= most && free(p + along * (far + kStep))) far += kStep;
    return far;
  }

 private:
  static constexpr double kStep = 3;
  const StageGeometry& geometry_;
  std::vector<QRectF> words_;
  QRectF inside_;
};

// Whether the members of `group` are neighbours on the ring; `begin` is then the first of them.
bool sideBySide(const std::vector<bool>& inGroup, std::size_t& begin) {
  const std::size_t n = inGroup.size();
  std::size_t starts = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (inGroup[i] && !inGroup[(i + n - 1) % n]) {
      begin = i + 1;
      ++starts;
    }
  }
  return starts == 1;
}

bool fullyApart(const Stage& stage, const std::vector<bool>& inGroup) {
  const std::size_t n = inGroup.size();
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = 1; b <= n; ++b) {
      if (inGroup[a - 1] && !inGroup[b - 1] && !(isCut(stage, a, b) && isCut(stage, b, a))) {
        return false;
      }
    }
  }
  return true;
}

/// The room between two groups: every line along it through `at`, moved by up to `slack` to either
/// side, keeps clear of all discs.
struct Gap {
  QPointF at, along, normal;
  double slack{0};
};

std::optional<Gap> gapBetween(const Stage& stage, const std::vector<bool>& inGroup,
                              std::size_t begin) {
  const StageGeometry& g = stage.geometry;
  const std::size_t n = inGroup.size();
  const auto size = static_cast<std::size_t>(std::count(inGroup.begin(), inGroup.end(), true));
  const auto around = [&](std::size_t i) { return g.place((i + n - 1) % n + 1); };
  const QPointF p = (around(begin) + around(begin + n - 1)) / 2;
  const QPointF q = (around(begin + size - 1) + around(begin + size)) / 2;
  const double length = QLineF(p, q).length();
  if (length < 1) return std::nullopt;
  const QPointF along = (q - p) / length;
  QPointF normal(-along.y(), along.x());
  if (dot(g.place(begin) - p, normal) > 0) normal = -normal;
  double inner = -1e9;
  double outer = 1e9;
  for (std::size_t i = 1; i <= n; ++i) {
    const double side = dot(g.place(i) - p, normal);
    inGroup[i - 1] ? inner = std::max(inner, side) : outer = std::min(outer, side);
  }
  const double clear = (StageGeometry::kRadius + 20) * stage.zoom();
  if (outer - inner < 2 * clear) return std::nullopt;
  return Gap{p + normal * (inner + outer) / 2, along, normal, (outer - inner) / 2 - clear};
}

// The stretch of the line through `at` on which it crosses all links between the groups.
QLineF crossed(const Stage& stage, const std::vector<bool>& inGroup, const Gap& gap, QPointF at) {
  const StageGeometry& g = stage.geometry;
  double low = 1e9;
  double high = -1e9;
  for (std::size_t a = 1; a <= inGroup.size(); ++a) {
    for (std::size_t b = 1; b <= inGroup.size(); ++b) {
      if (!inGroup[a - 1] || inGroup[b - 1]) continue;
      const double near = dot(g.place(a) - at, gap.normal);
      const double far = dot(g.place(b) - at, gap.normal);
      const double share = near == far ? 0.5 : near / (near - far);
      const double t = dot(g.place(a) + (g.place(b) - g.place(a)) * share - at, gap.along);
      low = std::min(low, t);
      high = std::max(high, t);
    }
  }
  const double lanes = 18 * stage.zoom();
  return {at + gap.along * (low - lanes), at + gap.along * (high + lanes)};
}

QLineF lineIn(const Stage& stage, const std::vector<bool>& inGroup, const Gap& gap) {
  const Ground ground(stage);
  QLineF best;
  double least = 1e9;
  for (const double share : {0.0, 0.3, -0.3, 0.6, -0.6, 0.9, -0.9}) {
    const QPointF at = gap.at + gap.normal * gap.slack * share;
    const QLineF line = crossed(stage, inGroup, gap, at);
    const double taken = ground.taken(line);
    if (taken >= least) continue;
    least = taken;
    best = line;
  }
  const double over = (kOver - 18) * stage.zoom();
  return {best.p1() - gap.along * ground.reach(best.p1(), -gap.along, over),
          best.p2() + gap.along * ground.reach(best.p2(), gap.along, over)};
}

bool placeOneWall(const Stage& stage) {
  const auto groups = view::groupsOf(stage.cluster());
  if (groups.size() != 2) return false;
  std::vector<bool> inGroup(stage.geometry.servers(), false);
  for (const ServerId id : groups[0]) inGroup[id.value - 1] = true;
  std::size_t begin = 0;
  if (!sideBySide(inGroup, begin) || !fullyApart(stage, inGroup)) return false;
  const auto gap = gapBetween(stage, inGroup, begin);
  if (gap) stage.scene.walls.push_back({lineIn(stage, inGroup, *gap), {}, {}, false});
  return gap.has_value();
}

bool joinedByGroupWall(const Stage& stage) {
  return stage.scene.walls.size() == 1 && !stage.scene.walls.front().from;
}

double spanBetween(const QLineF& a, const QLineF& b) {
  return QLineF(a.center(), b.center()).length();
}

// Across the link as near to its middle as words and other walls allow; or across the lane of
// from -> to only.
QLineF lineAcross(const Stage& stage, const Ground& ground, const QLineF& link, bool half) {
  const double length = std::max(1.0, link.length());
  const QPointF right = QPointF(-link.dy(), link.dx()) / length;
  const QPointF reach = right * kWallHeight / 2 * stage.zoom();
  QLineF best;
  double least = 1e9;
  for (const double share : {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.31, 0.69}) {
    const QPointF at = link.pointAt(share);
    const QLineF line(half ? at : at - reach, at + reach);
    double taken = ground.taken(line);
    for (const WallSpot& other : stage.scene.walls) {
      taken += std::max(0.0, 34 * stage.zoom() - spanBetween(line, other.line));
    }
    if (taken >= least) continue;
    least = taken;
    best = line;
  }
  return best;
}

void placeWallsOn(const Stage& stage, const Ground& ground, std::size_t a, std::size_t b) {
  const bool there = isCut(stage, a, b);
  const bool back = isCut(stage, b, a);
  if (!there && !back) return;
  if (!there) std::swap(a, b);
  const bool half = there != back;
  const QLineF link(stage.geometry.place(a), stage.geometry.place(b));
  stage.scene.walls.push_back({lineAcross(stage, ground, link, half), idAt(a), idAt(b), half});
}

void drawOneWall(const Stage& stage, const WallSpot& wall) {
  const double z = stage.zoom();
  const view::Palette& colours = stage.palette();
  const double length = wall.line.length();
  if (length < 1) return;
  const QPointF along = (wall.line.p2() - wall.line.p1()) / length;
  const QPointF side = QPointF(-along.y(), along.x()) * kWallWidth / 2 * z;
  const QPointF p = wall.line.p1();
  const QPointF q = wall.line.p2();
  stage.list().polygon(std::array{p - side, q - side, q + side, p + side},
                       {Fill::Wall, colours.danger, colours.dangerSoft});
  const Stroke rail{colours.danger, 2.5 * z};
  stage.list().line(p - side, q - side, rail);
  stage.list().line(p + side, q + side, rail);
}

// The wall that stands in the way of what `from` sends to `to`, where each link has its own.
const WallSpot* wallOn(const Stage& stage, ServerId from, ServerId to) {
  for (const WallSpot& wall : stage.scene.walls) {
    if (wall.from == from && wall.to == to) return &wall;
    if (!wall.half && wall.from == to && wall.to == from) return &wall;
  }
  return nullptr;
}

}  // namespace

void placeWalls(const Stage& stage) {
  if (!view::anyCut(stage.cluster()) || placeOneWall(stage)) return;
  const Ground ground(stage);
  const std::size_t n = stage.geometry.servers();
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) placeWallsOn(stage, ground, a, b);
  }
}

void drawWalls(const Stage& stage) {
  for (const WallSpot& wall : stage.scene.walls) drawOneWall(stage, wall);
}

std::optional<double> wallShare(const Stage& stage, ServerId from, ServerId to, const Lane& lane) {
  if (!stage.cluster().link(from, to).cut) return std::nullopt;
  // The burst stands before the wall, not in it.
  const double length = std::max(1.0, QLineF(lane.from, lane.to).length());
  const double back = (kWallWidth / 2 + 16) * stage.zoom() / length;
  double share = 0.5;
  if (joinedByGroupWall(stage)) {
    share = crossing(lane, stage.scene.walls.front().line).value_or(0.5);
  } else if (const WallSpot* wall = wallOn(stage, from, to)) {
    share = dot(wall->line.center() - lane.from, lane.along) / length;
  }
  return std::clamp(share - back, 0.02, 1.0);
}

}  // namespace canvas
