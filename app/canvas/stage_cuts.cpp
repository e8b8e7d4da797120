// Links and what is wrong with them: cuts are walls, a one-way cut is half a wall on its lane.
#include <QCoreApplication>

#include <algorithm>
#include <array>

#include "app/canvas/stage_parts.h"
#include "app/view/groups.h"
#include "app/view/words.h"

namespace canvas {
namespace {

constexpr double kWallWidth = 14;
constexpr double kWallHeight = 52;

using trace::ServerId;

ServerId idAt(std::size_t i) { return ServerId{i}; }

bool isCut(const Stage& stage, std::size_t from, std::size_t to) {
  return stage.cluster().link(idAt(from), idAt(to)).cut;
}

double dot(QPointF a, QPointF b) { return QPointF::dotProduct(a, b); }

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

// A line between two groups that keeps clear of every disc, if there is one.
std::optional<QLineF> lineBetween(const Stage& stage, const std::vector<bool>& inGroup,
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
  const QPointF shift = normal * (inner + outer) / 2;
  const QPointF more = along * 60 * stage.zoom();
  return QLineF(p + shift - more, q + shift + more);
}

bool placeOneWall(const Stage& stage) {
  const auto groups = view::groupsOf(stage.cluster());
  if (groups.size() != 2) return false;
  std::vector<bool> inGroup(stage.geometry.servers(), false);
  for (const ServerId id : groups[0]) inGroup[id.value - 1] = true;
  std::size_t begin = 0;
  if (!sideBySide(inGroup, begin) || !fullyApart(stage, inGroup)) return false;
  const auto line = lineBetween(stage, inGroup, begin);
  if (line) stage.scene.walls.push_back({*line, {}, {}, false});
  return line.has_value();
}

bool joinedByGroupWall(const Stage& stage) {
  return stage.scene.walls.size() == 1 && !stage.scene.walls.front().from;
}

// Across the middle of the link, or across the lane of from -> to only.
WallSpot wallOf(const Stage& stage, std::size_t from, std::size_t to, double half) {
  const QPointF a = stage.geometry.place(from);
  const QPointF b = stage.geometry.place(to);
  const QLineF link(a, b);
  const double length = std::max(1.0, link.length());
  const QPointF right = QPointF(-(b - a).y(), (b - a).x()) / length;
  const QPointF reach = right * kWallHeight / 2 * stage.zoom();
  const QPointF middle = link.center();
  return {QLineF(half > 0 ? middle : middle - reach, middle + reach), idAt(from), idAt(to),
          half > 0};
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

// What differs from the links the run began with, in words: "loss 10 %", "80 ms".
QString faultText(const Stage& stage, std::size_t a, std::size_t b) {
  const trace::LinkState& start = stage.cluster().started().links;
  QStringList words;
  for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
    const trace::LinkState& link = stage.cluster().link(idAt(from), idAt(to));
    if (link.lossPpm != start.lossPpm) {
      words << QCoreApplication::translate("Stage", "loss %1").arg(view::percentText(link.lossPpm));
    }
    if (link.latencyMin != start.latencyMin || link.latencyMax != start.latencyMax) {
      words << view::rangeText(link.latencyMin, link.latencyMax);
    }
    if (link.duplicatePpm != start.duplicatePpm) {
      words << QCoreApplication::translate("Stage", "twice %1")
                   .arg(view::percentText(link.duplicatePpm));
    }
  }
  words.removeDuplicates();
  return words.join(QStringLiteral(", "));
}

void drawFaults(const Stage& stage, std::size_t a, std::size_t b) {
  const QString words = faultText(stage, a, b);
  if (words.isEmpty()) return;
  const view::Palette& colours = stage.palette();
  const QPointF middle = QLineF(stage.geometry.place(a), stage.geometry.place(b)).pointAt(0.38);
  const Font font{11 * stage.look.textScale, 500};
  const double width = 0.56 * font.size * static_cast<double>(words.size()) + 10;
  stage.list().rect({middle.x() - width / 2, middle.y() - 0.8 * font.size, width, 1.6 * font.size},
                    4, colours.bg0, {colours.ctl, 1, 3, 2});
  stage.list().text(middle + QPointF(0, 0.36 * font.size), words, font, colours.text2,
                    Anchor::Middle);
}

std::vector<bool> activeLinks(const Stage& stage) {
  const std::size_t n = stage.geometry.servers();
  std::vector<bool> active(n * n, n <= kLinksUpTo);
  for (const trace::MessageView& m : stage.cluster().messages()) {
    const std::size_t from = m.message->from.value - 1;
    const std::size_t to = m.message->to.value - 1;
    active[std::min(from, to) * n + std::max(from, to)] = true;
  }
  return active;
}

}  // namespace

void placeWalls(const Stage& stage) {
  if (!view::anyCut(stage.cluster()) || placeOneWall(stage)) return;
  const std::size_t n = stage.geometry.servers();
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) {
      const bool there = isCut(stage, a, b);
      const bool back = isCut(stage, b, a);
      if (there && back) {
        stage.scene.walls.push_back(wallOf(stage, a, b, 0));
      } else if (there) {
        stage.scene.walls.push_back(wallOf(stage, a, b, 1));
      } else if (back) {
        stage.scene.walls.push_back(wallOf(stage, b, a, 1));
      }
    }
  }
}

void drawLinks(const Stage& stage) {
  const std::size_t n = stage.geometry.servers();
  const std::vector<bool> active = activeLinks(stage);
  const QColor colour = stage.palette().link;
  const double width = n <= kLinksUpTo ? 1.5 : 1;
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) {
      if (!active[(a - 1) * n + b - 1]) continue;
      const bool up =
          stage.cluster().server(idAt(a)).running() && stage.cluster().server(idAt(b)).running();
      const Stroke stroke = up ? Stroke{colour, width} : Stroke{colour, width, 2, 6};
      stage.list().line(stage.geometry.place(a), stage.geometry.place(b), stroke);
      if (n <= kLinksUpTo) drawFaults(stage, a, b);
    }
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
  } else {
    const QPointF middle = (stage.geometry.place(from.value) + stage.geometry.place(to.value)) / 2;
    share = dot(middle - lane.from, lane.along) / length;
  }
  return std::clamp(share - back, 0.02, 1.0);
}

void drawCutLine(const Stage& stage) {
  const QLineF& cut = stage.look.cutLine;
  if (cut.isNull()) return;
  const view::Palette& colours = stage.palette();
  const std::size_t n = stage.geometry.servers();
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) {
      const QLineF link(stage.geometry.place(a), stage.geometry.place(b));
      if (link.intersects(cut, nullptr) != QLineF::BoundedIntersection) continue;
      stage.list().line(link.p1(), link.p2(), {colours.bg0, 4});
      stage.list().line(link.p1(), link.p2(), {colours.danger, 2, 3, 4});
    }
  }
  stage.list().line(cut.p1(), cut.p2(), {colours.danger, 2.5, 0, 0, Cap::Round});
}

}  // namespace canvas
