// Lanes: who was what, and when; walls of partitions between them; leases and folded heartbeats
// beside them.
#include <array>

#include "app/canvas/space_time_parts.h"

namespace canvas {
namespace {

struct Bar {
  double x, from, to;
  QRectF box(double w) const { return {x - w / 2, from, w, std::max(1.0, to - from)}; }
};

view::TermColours coloursOf(const view::Palette& palette, raft::Term term) {
  if (term) return palette.ofTerm(term.value);
  return {palette.stop, palette.ctl, palette.stopBg};
}

void drawRunning(const SpaceTimeSheet& sheet, const view::LaneSpan& span, const Bar& bar) {
  const auto term = coloursOf(sheet.palette(), span.term);
  const double s = sheet.scale();
  const bool paused = span.status == trace::ServerStatus::Paused;
  const bool learns = span.seat == view::Seat::Learner;
  Filling fill = learns ? Filling(term.soft) : Filling(term.fill);
  double width = 6 * s;
  Stroke edge{term.edge, 1};
  switch (span.role) {
    case raft::RoleName::Follower:
      break;
    case raft::RoleName::PreCandidate:
      width = 12 * s;
      fill = {Fill::Election, term.edge, sheet.palette().bg0};
      edge = {term.edge, 1.5, 3, 2};
      break;
    case raft::RoleName::Candidate:
      width = 12 * s;
      fill = {Fill::Election, term.fill, term.soft};
      edge = {term.edge, 1.5};
      break;
    case raft::RoleName::Leader:
      width = 9 * s;
      for (const double side : {-8.0, 8.0}) {
        sheet.list().rect({bar.x + side * s - 1, bar.from, 2, std::max(1.0, bar.to - bar.from)}, 0,
                          sheet.palette().text1);
      }
      break;
  }
  if (learns) edge = {term.edge, 1.5, 4, 3};
  if (paused) fill = {Fill::Stopped, sheet.palette().bg0, term.fill};
  sheet.list().rect(bar.box(paused ? std::max(width, 10 * s) : width), 0, fill, edge);
}

void drawSpan(const SpaceTimeSheet& sheet, const view::LaneSpan& span, const Bar& bar) {
  const view::Palette& c = sheet.palette();
  if (span.running()) {
    drawRunning(sheet, span, bar);
  } else if (span.seat == view::Seat::Outside) {
    sheet.list().line({bar.x, bar.from}, {bar.x, bar.to}, {c.ctl, 1.5, 2, 5});
  } else {
    sheet.list().rect(bar.box(12 * sheet.scale()), 0, {Fill::Stopped, c.stop, c.stopBg},
                      {c.stop, 1, 4, 3});
  }
}

// Colours come again after six terms: the number stands at each change.
void drawTerm(const SpaceTimeSheet& sheet, const view::LaneSpan& span, const Bar& bar) {
  const double size = 11 * sheet.scale();
  if (bar.to - bar.from < size + 4 || !span.term) return;
  if (sheet.geometry.collapsed(span.server) || sheet.geometry.pitch() < 60 * sheet.scale()) return;
  const QString words = QStringLiteral("T%1").arg(span.term.value);
  const double width = 0.64 * size * static_cast<double>(words.size());
  const double x = bar.x - 13 * sheet.scale();
  const double top = std::max(bar.from, sheet.geometry.top()) + 3;
  sheet.list().rect({x - width - 2, top, width + 4, size + 3}, 3, sheet.palette().bg0);
  sheet.list().text({x, top + size}, words, {size, 600, Face::Mono}, sheet.palette().text2,
                    Anchor::End);
}

void drawWall(const SpaceTimeSheet& sheet, double x, double from, double to) {
  const view::Palette& c = sheet.palette();
  sheet.list().rect({x - 5, from, 10, to - from}, 0, {Fill::Wall, c.danger, c.dangerSoft},
                    {c.danger, 1.5});
}

}  // namespace

// A wall wherever neighbours do not hear each other; the bracket above says who hears whom.
void drawPartitions(const SpaceTimeSheet& sheet) {
  for (const view::Partition& p : sheet.window.partitions) {
    if (p.sides < 2) continue;
    const double from = sheet.seenY(p.from);
    const double to = sheet.seenY(std::min(p.to, sheet.look.end));
    if (to <= from) continue;
    for (std::size_t s = 0; s + 1 < p.side.size(); ++s) {
      if (p.side[s] == p.side[s + 1]) continue;
      const double a = sheet.geometry.laneX(trace::ServerId{s + 1});
      const double b = sheet.geometry.laneX(trace::ServerId{s + 2});
      if (b - a >= 24) drawWall(sheet, (a + b) / 2, from, to);
    }
  }
}

void drawLanes(const SpaceTimeSheet& sheet) {
  trace::ServerId lane;
  double drawnTo = -1e9;
  for (const view::LaneSpan& span : sheet.window.spans) {
    if (span.server != lane) {
      lane = span.server;
      drawnTo = -1e9;
    }
    Bar bar{sheet.geometry.laneX(span.server), sheet.seenY(span.from),
            sheet.seenY(std::min(span.to, sheet.look.end))};
    if (span.from >= sheet.look.end && span.from > sheet.window.query.from) continue;
    // What is thinner than half a pixel is passed over, if something stands there already.
    if (bar.to - bar.from < 0.5 && bar.to - drawnTo < 1) continue;
    drawSpan(sheet, span, bar);
    drawnTo = bar.to;
  }
}

void drawTerms(const SpaceTimeSheet& sheet) {
  trace::ServerId lane;
  raft::Term told;
  for (const view::LaneSpan& span : sheet.window.spans) {
    if (span.server != lane) told = {};
    lane = span.server;
    if (!span.running() || span.term == told) continue;
    told = span.term;
    drawTerm(sheet, span,
             {sheet.geometry.laneX(span.server), sheet.seenY(span.from),
              sheet.seenY(std::min(span.to, sheet.look.end))});
  }
}

void drawLeases(const SpaceTimeSheet& sheet) {
  for (const view::LeaseSpan& lease : sheet.window.leases) {
    const double x = sheet.geometry.laneX(lease.server) + 13 * sheet.scale();
    const double from = sheet.seenY(lease.from);
    const double to = sheet.seenY(lease.to);
    const Stroke pen{sheet.palette().text2, 2};
    sheet.list().polyline(
        std::array{QPointF(x - 3, from), QPointF(x, from), QPointF(x, to), QPointF(x - 3, to)},
        pen);
  }
}

// One tick a round, on a band along the leader's lane.
void drawBeats(const SpaceTimeSheet& sheet) {
  const double s = sheet.scale();
  double last = -1e9;
  trace::ServerId of;
  for (const view::Beat& beat : sheet.window.beats) {
    const double y = sheet.y(beat.at);
    if (beat.server == of && y - last < 3) continue;
    of = beat.server;
    last = y;
    const double x = sheet.geometry.laneX(beat.server) + 17 * s;
    const view::TermColours term = coloursOf(sheet.palette(), beat.term);
    sheet.list().line({x, y}, {x + 9 * s, y}, {term.edge, 2});
  }
}

}  // namespace canvas
