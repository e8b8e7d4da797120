// Messages: a slanted line from sending to arrival, its kind by glyph and weight, its term by
// colour; or, where they are too many, how many each server sent.
#include <array>
#include <cmath>

#include "app/canvas/glyphs.h"
#include "app/canvas/space_time_parts.h"

namespace canvas {
namespace {

enum class Lit : std::uint8_t { Plain, Dim, Bright };

struct Drawn {
  const SpaceTimeSheet& sheet;
  const view::Arrow& arrow;
  QLineF way;   ///< from lane to lane
  QLineF line;  ///< what is seen of it
  bool whole;   ///< its end is in the window
  Lit lit{Lit::Plain};

  view::TermColours colours() const {
    const view::Palette& c = sheet.palette();
    if (arrow.term) return c.ofTerm(arrow.term.value);
    return {c.text2, c.text2, c.bg2};
  }
  QColor ink() const {
    const QColor edge = colours().edge;
    const QColor ground = sheet.palette().bg0;
    if (lit == Lit::Bright) return edge;
    if (lit == Lit::Dim) return mixed(edge, ground, 0.3);
    return arrow.kind == view::Traffic::Heartbeat ? mixed(edge, ground, 0.62) : edge;
  }
};

/// When it arrives as planned; what somebody holds is drawn as if it arrived now.
trace::Instant plannedEnd(const SpaceTimeSheet& sheet, const view::Arrow& a) {
  const trace::Instant planned = a.deliverAt == raft::kNever ? sheet.look.end : a.deliverAt;
  return std::max(planned, a.sentAt);
}

/// Share of the way at which a wall stands; the middle, where a cut makes no sides.
double wallShare(const SpaceTimeSheet& sheet, const view::Arrow& a) {
  const double from = sheet.geometry.laneX(a.from);
  const double whole = sheet.geometry.laneX(a.to) - from;
  const std::size_t step = a.from < a.to ? 1 : static_cast<std::size_t>(-1);
  for (const view::Partition& p : sheet.window.partitions) {
    if (p.sides < 2 || a.endsAt < p.from || a.endsAt >= p.to) continue;
    for (std::size_t s = a.from.value - 1; s != a.to.value - 1; s += step) {
      if (p.side[s] == p.side[s + step]) continue;
      const double wall = (sheet.geometry.laneX(trace::ServerId{s + 1}) +
                           sheet.geometry.laneX(trace::ServerId{s + 1 + step})) /
                          2;
      return std::abs(whole) < 1 ? 0.5 : std::clamp((wall - from) / whole, 0.05, 0.95);
    }
  }
  return 0.5;
}

/// Share of the way that a message made.
double shareOf(const SpaceTimeSheet& sheet, const view::Arrow& a) {
  if (a.fate == view::Fate::Delivered) return 1;
  if (a.fate == view::Fate::Lost && a.reason == trace::DropReason::Cut) {
    return wallShare(sheet, a);
  }
  const trace::Instant until = a.fate == view::Fate::Lost ? a.endsAt : sheet.look.end;
  const auto planned = static_cast<double>((plannedEnd(sheet, a) - a.sentAt).count());
  const auto made = static_cast<double>((until - a.sentAt).count());
  return planned <= 0 ? 1 : std::clamp(made / planned, 0.0, 1.0);
}

/// The part of `way` within the diagram; null if none.
QLineF seen(const SpaceTimeSheet& sheet, const QLineF& way) {
  const double top = sheet.geometry.top();
  const double bottom = sheet.geometry.bottom();
  const double rise = way.dy();
  double a = 0;
  double b = 1;
  if (rise > 1e-9) {
    a = std::clamp((top - way.y1()) / rise, 0.0, 1.0);
    b = std::clamp((bottom - way.y1()) / rise, 0.0, 1.0);
  } else if (way.y1() < top || way.y1() > bottom) {
    return {};
  }
  return b <= a ? QLineF() : QLineF(way.pointAt(a), way.pointAt(b));
}

QLineF wayOf(const SpaceTimeSheet& sheet, const view::Arrow& a) {
  const double from = sheet.geometry.laneX(a.from);
  const double to = sheet.geometry.laneX(a.to);
  const double gap = std::min(10 * sheet.scale(), std::abs(to - from) / 4);
  const double side = to < from ? -1 : 1;
  // A message to a paused server waits there: the way ends when it came, the wait is the lane's.
  const trace::Instant planned = plannedEnd(sheet, a);
  const bool late = a.fate == view::Fate::Delivered && a.endsAt > planned;
  const trace::Instant arrives = a.fate == view::Fate::Delivered && !late ? a.endsAt : planned;
  const QLineF full(from + side * gap, sheet.y(a.sentAt), to - side * gap, sheet.y(arrives));
  return {full.p1(), full.pointAt(shareOf(sheet, a))};
}

void drawGlyph(const Drawn& d, QPointF at) {
  const view::Palette& c = d.sheet.palette();
  const double s = d.sheet.scale();
  DrawList& list = d.sheet.list();
  const QColor edge = d.ink();
  const bool yes = d.arrow.verdict == view::Verdict::Yes;
  const bool reply = d.arrow.course == view::Course::Reply;
  const Stroke sign{d.lit == Lit::Dim ? c.text3 : c.text1, 1.5, 0, 0, Cap::Round};
  switch (d.arrow.kind) {
    case view::Traffic::Vote:
      if (!reply && d.arrow.ballot == raft::Ballot::PreVote) {
        question(list, at, 14 * s, {c.bg0, edge, c.text1, 1.5, 1.5});
      } else if (!reply) {
        ballot(list, at, 14 * s, BallotMark::Tick, {d.colours().fill, edge, c.ink, 1.25, 1.75});
      } else {
        ballot(list, at, 14 * s, yes ? BallotMark::Plus : BallotMark::Minus,
               {c.bg0, edge, c.text1, 1.5, 1.5});
      }
      return;
    case view::Traffic::Entries:
      if (reply) {
        list.circle(at, 5.5 * s, c.bg0, {edge, 1.5});
        yes ? plus(list, at, 2.75 * s, sign) : minus(list, at, 2.75 * s, sign);
      } else if (d.arrow.entries > 0) {
        const auto bead = c.ofTerm(std::max<std::uint64_t>(1, d.arrow.entryTerm.value));
        list.circle(at, 5 * s, bead.fill, {bead.edge, 1.5});
      } else {
        list.circle(at, 4 * s, c.bg0, {edge, 1.5});
      }
      return;
    case view::Traffic::Heartbeat:
      list.circle(at, 2.75 * s, reply ? c.bg0 : d.colours().fill, {edge, 1.5});
      return;
    case view::Traffic::Snapshot:
      box(list, at, 11 * s, d.colours().fill, edge);
      return;
    case view::Traffic::Read:
      diamond(list, at, 5 * s, reply ? Filling(c.bg0) : Filling(edge));
      return;
    case view::Traffic::Office:
      triangleRight(list, at, 5 * s, {edge, 1.75});
      return;
  }
}

void drawHead(const Drawn& d) {
  const double length = std::max(1.0, d.way.length());
  const QPointF along = (d.way.p2() - d.way.p1()) / length;
  const QPointF side(-along.y(), along.x());
  const QPointF end = d.way.p2();
  const double s = d.sheet.scale();
  d.sheet.list().polyline(
      std::array{end - along * 7 * s + side * 3.5 * s, end, end - along * 7 * s - side * 3.5 * s},
      {d.ink(), 1.5});
}

double widthOf(const Drawn& d, bool crowded) {
  if (d.lit == Lit::Bright) return 3;
  if (crowded) return 1;
  return d.arrow.kind == view::Traffic::Heartbeat ? 1.25 : 1.75;
}

void drawArrow(const Drawn& d) {
  const std::size_t drawn = d.sheet.window.arrows.size();
  const bool crowded = drawn > kGlyphsUpTo && d.lit != Lit::Bright;
  const bool reply = d.arrow.course == view::Course::Reply;
  Stroke pen{d.ink(), widthOf(d, crowded)};
  // Dashes are dear: in a crowd the paler line says reply.
  if (reply && !crowded) {
    pen.dash = 4;
    pen.gap = 3;
  } else if (reply) {
    pen.colour = mixed(pen.colour, d.sheet.palette().bg0, 0.6);
  }
  d.sheet.list().line(d.line.p1(), d.line.p2(), pen);
  if (d.arrow.fate == view::Fate::Lost && d.whole) {
    const Stroke rays{d.lit == Lit::Dim ? d.ink() : d.sheet.palette().danger, 1.5};
    burst(d.sheet.list(), d.way.p2(), 6 * d.sheet.scale(), rays);
  } else if (d.whole && d.arrow.fate == view::Fate::Delivered &&
             (drawn <= kHeadsUpTo || d.lit == Lit::Bright)) {
    drawHead(d);
  }
  const bool bends = d.line.length() > 36 * d.sheet.scale();
  // Not all in the middle, or messages of one round would hide each other's signs.
  const double place = 0.36 + 0.28 * static_cast<double>(d.arrow.to.value % 3) / 2;
  if (!crowded && bends) drawGlyph(d, d.line.pointAt(place));
}

Lit lightOf(const SpaceTimeSheet& sheet, const view::Arrow& a) {
  const bool pointed = a.id == sheet.look.hoveredMessage || a.id == sheet.look.selectedMessage;
  const bool current = sheet.look.current && a.sent == sheet.look.current;
  if (pointed || current || sheet.lit(a.sent) || sheet.lit(a.ended)) return Lit::Bright;
  if (sheet.dims()) return Lit::Dim;
  // What has not happened yet at the playhead is dimmer than what has.
  return Lit::Plain;
}

}  // namespace

void drawArrows(const SpaceTimeSheet& sheet) {
  std::vector<std::pair<std::size_t, Lit>> bright;
  const auto draw = [&](const view::Arrow& arrow, Lit lit) {
    if (sheet.geometry.collapsed(arrow.from) && sheet.geometry.collapsed(arrow.to)) return;
    const QLineF way = wayOf(sheet, arrow);
    const QLineF line = seen(sheet, way);
    if (line.isNull()) return;
    const bool whole = way.y2() >= sheet.geometry.top() && way.y2() <= sheet.geometry.bottom();
    drawArrow({sheet, arrow, way, line, whole, lit});
    sheet.scene.arrows.push_back({line, arrow});
  };
  for (std::size_t i = 0; i < sheet.window.arrows.size(); ++i) {
    const Lit lit = lightOf(sheet, sheet.window.arrows[i]);
    if (lit == Lit::Bright) {
      bright.emplace_back(i, lit);
    } else {
      draw(sheet.window.arrows[i], lit);
    }
  }
  for (const auto& [i, lit] : bright) draw(sheet.window.arrows[i], lit);
}

// To the right of each lane, as long as the row's messages are many: logarithmic.
void drawDensity(const SpaceTimeSheet& sheet) {
  const auto& all = sheet.window.density;
  std::uint32_t most = 1;
  for (const auto& lane : all) {
    for (const std::uint32_t n : lane) most = std::max(most, n);
  }
  const double rows = static_cast<double>(sheet.window.query.rows);
  const double row = sheet.geometry.height() / rows;
  const double reach = std::max(4.0, 0.6 * sheet.geometry.pitch() - 14 * sheet.scale());
  const QColor ink = mixed(sheet.palette().text3, sheet.palette().bg0, 0.75);
  for (std::size_t s = 0; s < all.size(); ++s) {
    const trace::ServerId id{s + 1};
    const double x = sheet.geometry.laneX(id) + 12 * sheet.scale();
    const double wide = sheet.geometry.collapsed(id) ? 6 : reach;
    for (std::size_t r = 0; r < all[s].size(); ++r) {
      if (all[s][r] == 0) continue;
      const double share = std::log1p(all[s][r]) / std::log1p(most);
      const double y = sheet.geometry.top() + row * static_cast<double>(r);
      sheet.list().rect({x, y, std::max(1.0, wide * share), std::max(1.0, row - 0.5)}, 0, ink);
    }
  }
}

}  // namespace canvas
