// What happened on the lanes: a sign at its place, its words in the gutter beside the lanes.

#include <array>
#include <cmath>

#include "app/canvas/glyphs.h"
#include "app/canvas/space_time_parts.h"

namespace canvas {
namespace {

bool isFault(view::Sight sight) {
  return sight == view::Sight::Crash || sight == view::Sight::Refusal ||
         sight == view::Sight::Cut || sight == view::Sight::Disk || sight == view::Sight::Violation;
}

/// Signs that stand beside the lane; the others stand on it.
void drawBeside(const SpaceTimeSheet& sheet, view::Sight sight, QPointF at) {
  const view::Palette& c = sheet.palette();
  const double s = sheet.scale();
  DrawList& list = sheet.list();
  const QPointF beside = at + QPointF(19 * s, 0);
  const Stroke grey{c.text2, 1.75, 0, 0, Cap::Round};
  list.circle(beside, 9 * s, c.bg0);
  switch (sight) {
    case view::Sight::PreCandidate:
      question(list, beside, 14 * s, {c.bg0, c.text2, c.text1, 1.5, 1.5});
      return;
    case view::Sight::Candidate:
      ballot(list, beside, 14 * s, BallotMark::Tick, {c.bg0, c.text1, c.text1, 1.5, 1.75});
      return;
    case view::Sight::Leader:
      pennant(list, beside + QPointF(-4 * s, 8 * s), 16 * s, c.text1, 1.75);
      return;
    case view::Sight::Snapshot:
    case view::Sight::Restore:
      box(list, beside, 11 * s, c.bg2, c.text1);
      return;
    case view::Sight::Members:
      plus(list, beside, 5 * s, grey);
      return;
    case view::Sight::Transfer:
      triangleRight(list, beside, 5 * s, grey);
      return;
    case view::Sight::StepDown:
      minus(list, beside, 5 * s, grey);
      return;
    case view::Sight::Read:
      diamond(list, beside, 5 * s, c.text2);
      return;
    case view::Sight::Disk:
      disk(list, beside, 12 * s, c.dangerSoft, {c.danger, 1.5});
      return;
    case view::Sight::Crash:
    case view::Sight::Restart:
    case view::Sight::Refusal:
    case view::Sight::Pause:
    case view::Sight::Resume:
    case view::Sight::Cut:
    case view::Sight::Heal:
    case view::Sight::Commit:
    case view::Sight::Note:
    case view::Sight::Violation:
      return;
  }
}

bool isOnLane(view::Sight sight) {
  return sight == view::Sight::Crash || sight == view::Sight::Refusal ||
         sight == view::Sight::Restart || sight == view::Sight::Resume ||
         sight == view::Sight::Pause || sight == view::Sight::Commit;
}

void drawOnLane(const SpaceTimeSheet& sheet, view::Sight sight, QPointF at) {
  const view::Palette& c = sheet.palette();
  const double s = sheet.scale();
  DrawList& list = sheet.list();
  if (sight == view::Sight::Commit) {
    list.line(at - QPointF(11 * s, 0), at + QPointF(13 * s, 0), {c.bg0, 6});
    list.line(at - QPointF(10 * s, 0), at + QPointF(12 * s, 0), {c.text1, 3});
    return;
  }
  list.circle(at, 9 * s, c.bg0);
  if (sight == view::Sight::Crash || sight == view::Sight::Refusal) {
    cross(list, at, 5 * s, {c.danger, 2.25, 0, 0, Cap::Round});
  } else if (sight == view::Sight::Pause) {
    bars(list, at, 5 * s, 5 * s, {c.text1, 2, 0, 0, Cap::Round});
  } else {
    triangleRight(list, at, 5.5 * s, {c.text1, 1.75});
  }
}

void drawAcross(const SpaceTimeSheet& sheet, view::Sight sight, double y) {
  const view::Palette& c = sheet.palette();
  const QPointF from(sheet.geometry.left(), y);
  const QPointF to(sheet.geometry.gutter() - 6, y);
  if (sight == view::Sight::Cut || sight == view::Sight::Violation) {
    sheet.list().line(from, to, {c.danger, 1.5, 5, 3});
  } else {
    sheet.list().line(from, to, {c.ctl, 1, 2, 4});
  }
}

/// What else is marked: the search's finds, the chain, the one the keyboard stands on.
void drawRing(const SpaceTimeSheet& sheet, const view::Mark& mark, QPointF at) {
  const view::Palette& c = sheet.palette();
  const double s = sheet.scale();
  const bool current = sheet.look.current && mark.event == sheet.look.current;
  if (sheet.found(mark.event)) sheet.list().circle(at, 12 * s, Filling(), {c.accent, 2, 3, 2});
  if (sheet.lit(mark.event)) sheet.list().circle(at, 11 * s, Filling(), {c.accent, 2.5});
  if (current) {
    const double r = 14 * s;
    sheet.list().rect({at.x() - r, at.y() - r, 2 * r, 2 * r}, 4, Filling(), {c.accent, 2});
  }
}

/// Words of the gutter, from top to bottom; what finds no room is counted.
class Gutter {
 public:
  explicit Gutter(const SpaceTimeSheet& sheet) : sheet_(sheet), free_(sheet.geometry.top()) {}

  /// Where the words of what happened at `y` would stand; none if they do not fit near it.
  bool take(double y) {
    const double place = std::max(y, free_ + row() / 2);
    if (place - y > 1.2 * row() || place > sheet_.geometry.bottom() - 1.4 * row()) {
      ++left_;
      return false;
    }
    y_ = place;
    free_ = place + row() / 2;
    return true;
  }
  double at() const { return y_; }
  double row() const { return 17 * sheet_.scale(); }
  std::size_t left() const { return left_; }

 private:
  const SpaceTimeSheet& sheet_;
  double free_;
  double y_{0};
  std::size_t left_{0};
};

void drawWords(const SpaceTimeSheet& sheet, const view::Mark& mark, Gutter& gutter) {
  const double y = sheet.y(mark.at);
  if (mark.words.isEmpty() || !gutter.take(y)) return;
  const view::Palette& c = sheet.palette();
  const double size = 12 * sheet.scale();
  const double x = sheet.geometry.gutter() + 6;
  const QString words = fitted(mark.words, size, sheet.geometry.gutterWidth() - 8);
  const bool strong = mark.sight == view::Sight::Commit || mark.sight == view::Sight::Leader;
  const bool dims = sheet.dims() && !sheet.lit(mark.event);
  const QColor ink = isFault(mark.sight) ? c.danger : strong ? c.text1 : c.text2;
  if (mark.server) {
    const double from = sheet.geometry.laneX(mark.server) + 12 * sheet.scale();
    const QColor thread = mixed(c.ctl, c.bg0, dims ? 0.25 : 0.5);
    sheet.list().line({from, y}, {x - 8, y}, {thread, 1, 1, 3});
    sheet.list().line({x - 8, y}, {x - 2, gutter.at()}, {thread, 1});
  }
  sheet.list().text({x, gutter.at() + 0.36 * size}, words, {size, strong ? 600 : 500},
                    dims ? c.text3 : ink);
  const QRectF box(x, gutter.at() - size * 0.7, sheet.geometry.gutterWidth(), size * 1.4);
  sheet.scene.marks.push_back({box, mark});
}

}  // namespace

// Signs of one kind that would be one blot are drawn once.
void drawMarks(const SpaceTimeSheet& sheet) {
  Gutter gutter(sheet);
  std::vector<std::array<double, 32>> last(sheet.window.servers + 1);
  for (auto& lane : last) lane.fill(-1e9);
  for (const view::Mark& mark : sheet.window.marks) {
    if (mark.at > sheet.look.end || mark.server.value > sheet.window.servers) continue;
    const double y = sheet.y(mark.at);
    double& before = last[mark.server.value][static_cast<std::size_t>(mark.sight)];
    const bool blot = y - before < 4 && !sheet.lit(mark.event) && !sheet.found(mark.event);
    if (!blot) {
      before = y;
      const double x = mark.server ? sheet.geometry.laneX(mark.server) : sheet.geometry.left() + 12;
      const QPointF at(x, y);
      if (!mark.server || mark.sight == view::Sight::Violation) {
        drawAcross(sheet, mark.sight, y);
      } else if (isOnLane(mark.sight)) {
        drawOnLane(sheet, mark.sight, at);
      } else {
        drawBeside(sheet, mark.sight, at);
      }
      const double side = mark.server && !isOnLane(mark.sight) ? 19 * sheet.scale() : 0;
      const QPointF sign = at + QPointF(side, 0);
      drawRing(sheet, mark, sign);
      sheet.scene.marks.push_back({QRectF(sign.x() - 10, y - 8, 20, 16), mark});
    }
    drawWords(sheet, mark, gutter);
  }
  if (gutter.left() == 0) return;
  const double size = 11 * sheet.scale();
  const QString words =
      SpaceTimeSay::tr("%n more: zoom in", "labels without room", static_cast<int>(gutter.left()));
  const double y = sheet.geometry.bottom() - 6;
  sheet.list().text({sheet.geometry.gutter() + 6, y}, words, {size, 400}, sheet.palette().text3);
}

}  // namespace canvas
