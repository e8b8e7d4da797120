#include <array>
#include <cmath>

#include "app/canvas/glyphs.h"
#include "app/canvas/tape_parts.h"

namespace canvas {
namespace {

/// Marks of one kind so near each other that they would be one blot.
struct Cluster {
  trace::MarkKind kind{trace::MarkKind::Election};
  double x{-1e9};  ///< where it is drawn
  int count{0};
  double home{-1e9};  ///< where its time is
};

void drawMark(const TapeSheet& sheet, trace::MarkKind kind, QPointF at) {
  const view::Palette& c = sheet.colours();
  const Stroke red{c.danger, 2.25, 0, 0, Cap::Round};
  const Stroke grey{c.text2, 2, 0, 0, Cap::Round};
  switch (kind) {
    case trace::MarkKind::Election:
      ballot(sheet.list, at, 13, BallotMark::Tick, {c.bg1, c.text2, c.text1, 1.25, 1.5});
      break;
    case trace::MarkKind::Crash:
      cross(sheet.list, at, 4, red);
      break;
    case trace::MarkKind::Restart:
    case trace::MarkKind::Resume:
      triangleRight(sheet.list, at, 4.5, {c.text2, 1.75});
      break;
    case trace::MarkKind::Pause:
      bars(sheet.list, at, 4.5, 5, grey);
      break;
    case trace::MarkKind::Cut:
      bars(sheet.list, at, 5.5, 5, red);
      break;
    case trace::MarkKind::Heal:
      minus(sheet.list, at, 5, {c.text2, 2.25, 0, 0, Cap::Round});
      break;
    case trace::MarkKind::Write:
      diamond(sheet.list, at, 3.5, c.text2);
      break;
    case trace::MarkKind::Violation:
      sheet.list.circle(at, 6.5, c.danger);
      sheet.list.line(at - QPointF(0, 3.5), at + QPointF(0, 0.5), {c.bg1, 2, 0, 0, Cap::Round});
      sheet.list.circle(at + QPointF(0, 3.2), 1.1, c.bg1);
      break;
  }
}

bool isWrite(const Cluster& cluster) { return cluster.kind == trace::MarkKind::Write; }

/// Neighbours of one row: their middle, and how many there are.
struct Block {
  double first{0};  ///< where the first one would stand
  std::size_t count{0};
};

// No mark is under the playhead's line, nor on its other side.
void keepClearOf(double now, std::vector<Cluster*>& row) {
  constexpr double kBroad = 14;
  constexpr double kClear = 11;
  double limit = now - kClear;
  for (auto mark = row.rbegin(); mark != row.rend(); ++mark) {
    if ((*mark)->home > now) continue;
    (*mark)->x = std::min((*mark)->x, limit);
    limit = (*mark)->x - kBroad;
  }
  limit = now + kClear;
  for (Cluster* mark : row) {
    if (mark->home <= now) continue;
    mark->x = std::max(mark->x, limit);
    limit = mark->x + kBroad;
  }
}

// Marks of other kinds at nearly the same time stand side by side about it, in their order; no mark
// goes farther from its time than two marks are broad.
void setApart(std::vector<Cluster*>& row, const TapeGeometry& g) {
  constexpr double kBroad = 14;
  std::vector<Block> blocks;
  for (const Cluster* mark : row) {
    blocks.push_back({mark->x, 1});
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      const auto n = static_cast<double>(before.count);
      if (last.first - before.first >= n * kBroad) break;
      const auto k = static_cast<double>(last.count);
      before.first = (n * before.first + k * (last.first - n * kBroad)) / (n + k);
      before.count += last.count;
      blocks.pop_back();
    }
  }
  auto mark = row.begin();
  for (const Block& block : blocks) {
    for (std::size_t k = 0; k < block.count; ++k, ++mark) {
      const double x = block.first + static_cast<double>(k) * kBroad;
      const double near = std::clamp(x, (*mark)->x - 2 * kBroad, (*mark)->x + 2 * kBroad);
      (*mark)->x = std::max(std::min((*mark)->x, g.left()), std::min(near, g.right()));
    }
  }
}

// Each kind for itself, so that a rare one is never hidden behind many others.
std::vector<Cluster> clustersOf(const TapeSheet& sheet, const trace::Tape& tape) {
  std::vector<Cluster> all;
  std::array<std::size_t, 9> last;
  last.fill(~std::size_t{0});
  for (const trace::TapeMark& mark : tape.marksWithin(sheet.look.from, sheet.look.to)) {
    if (mark.at > sheet.look.end) break;
    const double x = sheet.geometry.x(mark.at);
    std::size_t& before = last[static_cast<std::size_t>(mark.kind)];
    const double room = mark.kind == trace::MarkKind::Write ? 8 : 14;
    if (before < all.size() && x - all[before].x < room) {
      ++all[before].count;
      continue;
    }
    before = all.size();
    all.push_back({mark.kind, x, 1, x});
  }
  return all;
}

void drawNumber(const TapeSheet& sheet, const Cluster& cluster, double y, double room) {
  const view::Palette& c = sheet.colours();
  const double size = 10 * sheet.look.textScale;
  const double bar = isWrite(cluster) ? y + 5 : y + 7;
  sheet.list.line({cluster.x - 4, bar}, {cluster.x + 4, bar}, {c.text2, 1.5});
  const QString words = TapeSay::tr("×%1").arg(cluster.count);
  if (room < 12 + 0.62 * size * static_cast<double>(words.size())) return;
  const double base = isWrite(cluster) ? sheet.bottom() + 1 + 0.75 * size : y + 0.36 * size;
  sheet.list.text({cluster.x + 8, base}, words, {size, 500}, c.text2);
}

}  // namespace

void drawTapeMarks(const TapeSheet& sheet, const trace::Tape& tape) {
  const double now = sheet.geometry.x(sheet.look.playhead);
  std::vector<Cluster> all = clustersOf(sheet, tape);
  std::vector<Cluster*> above;
  for (Cluster& cluster : all) {
    if (!isWrite(cluster)) above.push_back(&cluster);
  }
  setApart(above, sheet.geometry);
  keepClearOf(now, above);
  std::array<double, 2> next{sheet.geometry.right(), sheet.geometry.right()};
  for (auto cluster = all.rbegin(); cluster != all.rend(); ++cluster) {
    const bool write = isWrite(*cluster);
    const double room = next[write ? 1 : 0] - cluster->x;
    next[write ? 1 : 0] = cluster->x - 6;
    const double y = write ? sheet.bottom() + 6.5 : sheet.geometry.top() - 11;
    drawMark(sheet, cluster->kind, {cluster->x, y});
    if (cluster->count > 1) drawNumber(sheet, *cluster, y, room);
  }
}

namespace {

/// A bracket that opens to the side of the span.
void drawBracket(const TapeSheet& sheet, trace::Instant at, double side) {
  const TapeGeometry& g = sheet.geometry;
  const double x = g.x(at);
  if (x < g.left() - 1 || x > g.right() + 1) return;
  const double end = sheet.bottom() + 3;
  const std::array points{QPointF(x + side, 3), QPointF(x, 3), QPointF(x, end),
                          QPointF(x + side, end)};
  sheet.list.polyline(points, {sheet.colours().bg1, 4.5});
  sheet.list.polyline(points, {sheet.colours().text1, 2});
}

void drawSpan(const TapeSheet& sheet) {
  constexpr double kFoot = 6;
  if (sheet.look.spanFrom) drawBracket(sheet, *sheet.look.spanFrom, kFoot);
  if (sheet.look.spanTo) drawBracket(sheet, *sheet.look.spanTo, -kFoot);
}

}  // namespace

void drawTapeNotes(const TapeSheet& sheet) {
  drawSpan(sheet);
  const TapeGeometry& g = sheet.geometry;
  const view::Palette& c = sheet.colours();
  double last = -1e9;
  for (const trace::Instant at : sheet.look.bookmarks) {
    const double x = g.x(at);
    if (x < g.left() - 1 || x > g.right() + 1 || x - last < 5) continue;
    last = x;
    sheet.list.line({x, 2}, {x, sheet.bottom()}, {c.accent, 1.5});
    const std::array flag{QPointF(x, 2), QPointF(x + 8, 5), QPointF(x, 8)};
    sheet.list.polygon(flag, c.accent);
  }
  if (!sheet.look.difference) return;
  const double x = g.x(*sheet.look.difference);
  if (x < g.left() - 1 || x > g.right() + 1) return;
  const double size = 11 * sheet.look.textScale;
  sheet.list.line({x, 0}, {x, g.axis() - size}, {c.danger, 1.5, 4, 3});
  const std::array wedge{QPointF(x - 5, 0), QPointF(x + 5, 0), QPointF(x, 7)};
  sheet.list.polygon(wedge, c.danger);
}

}  // namespace canvas
