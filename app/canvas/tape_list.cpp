#include "app/canvas/tape_list.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/glyphs.h"
#include "app/view/words.h"

namespace canvas {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Tape)
};

struct Sheet {
  const TapeLook& look;
  const TapeGeometry& geometry;
  DrawList& list;
  const view::Palette& colours() const { return *look.palette; }
  double bottom() const { return geometry.top() + geometry.band(); }
};

Filling hatchOf(const view::TermColours& term) { return {Fill::Election, term.fill, term.soft}; }

void drawLabel(const Sheet& sheet, const trace::TermBand& band, double from, double to) {
  const double size = 12 * sheet.look.textScale;
  const QString term = QString::number(band.term.value);
  const QString who = view::nameOf(band.leader);
  const double now = sheet.geometry.x(sheet.look.playhead);
  for (const QString& words : {Words::tr("Term %1 · %2 leads").arg(term, who),
                               Words::tr("T%1 · %2").arg(term, who), Words::tr("T%1").arg(term)}) {
    const double width = 0.56 * size * static_cast<double>(words.size());
    double x = from + 8;
    // The playhead must not stand in the words.
    if (now > x - 6 && now < x + width + 4) x = now + 8;
    if (x + width > to - 4) continue;
    sheet.list.text({x, sheet.geometry.top() + sheet.geometry.band() / 2 + 0.36 * size}, words,
                    {size, 600}, sheet.colours().ink);
    return;
  }
}

void drawElectionLabel(const Sheet& sheet, const trace::TermBand& band, double from, double to) {
  const QString words = Words::tr("T%1").arg(band.term.value);
  const double size = 12 * sheet.look.textScale;
  const double width = 0.62 * size * static_cast<double>(words.size()) + 8;
  if (to - from < width + 4) return;
  const double middle = (from + to) / 2;
  const double top = sheet.geometry.top();
  sheet.list.rect({middle - width / 2, top + 2, width, sheet.geometry.band() - 4}, 4,
                  sheet.colours().bg1);
  sheet.list.text({middle, top + sheet.geometry.band() / 2 + 0.36 * size}, words, {size, 600},
                  sheet.colours().text1, Anchor::Middle);
}

void drawBand(const Sheet& sheet, const trace::TermBand& band) {
  const TapeGeometry& g = sheet.geometry;
  const trace::Instant ends = std::min(band.to, sheet.look.end);
  if (ends <= sheet.look.from || band.from >= sheet.look.to || !band.term) return;
  const double a = std::max(g.left(), g.x(band.from));
  const double e = std::min(g.right(), g.x(ends));
  const double width = std::max(2.0, e - a - 1);
  const auto& term = sheet.colours().ofTerm(band.term.value);
  const bool won = band.leader && band.wonAt < ends;
  const double solid = won ? std::clamp(g.x(band.wonAt), a, e) : e;
  sheet.list.rect({a, g.top(), width, g.band()}, 3, won ? Filling(term.fill) : hatchOf(term),
                  {term.edge, 1});
  if (!won) {
    drawElectionLabel(sheet, band, a, e);
    return;
  }
  if (solid > a + 2) {
    sheet.list.rect({a, g.top(), solid - a, g.band()}, 3, hatchOf(term));
  }
  drawLabel(sheet, band, solid, e);
}

void drawMark(const Sheet& sheet, trace::MarkKind kind, QPointF at) {
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

// Marks so near each other that they would be one blot are drawn once; rare kinds win.
void drawMarks(const Sheet& sheet, const trace::Tape& tape) {
  const double now = sheet.geometry.x(sheet.look.playhead);
  std::array<double, 9> last;
  last.fill(-1e9);
  const auto marks = tape.marksWithin(sheet.look.from, sheet.look.to);
  for (const trace::TapeMark& mark : marks) {
    if (mark.at > sheet.look.end) break;
    const bool write = mark.kind == trace::MarkKind::Write;
    double x = sheet.geometry.x(mark.at);
    double& before = last[static_cast<std::size_t>(mark.kind)];
    if (x - before < (write ? 4 : 7)) continue;
    before = x;
    // The playhead's line must not hide a mark.
    if (!write && std::abs(x - now) < 11) x = x <= now ? now - 11 : now + 11;
    drawMark(sheet, mark.kind, {x, write ? sheet.bottom() + 6.5 : sheet.geometry.top() - 11});
  }
}

// 1, 2 or 5 times a power of ten milliseconds, so that labels have room.
double stepMs(double msPerPixel) {
  double step = std::pow(10, std::floor(std::log10(std::max(1e-6, msPerPixel * 90))));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (step * factor >= msPerPixel * 90) return step * factor;
  }
  return step * 10;
}

double msOf(trace::Instant at) { return static_cast<double>(at.time_since_epoch().count()) / 1e6; }

void drawAxis(const Sheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const double from = msOf(sheet.look.from);
  const double to = msOf(sheet.look.to);
  const double step = stepMs((to - from) / (g.right() - g.left()));
  const double now = g.x(sheet.look.playhead);
  for (double ms = std::ceil(from / step) * step; ms <= to; ms += step) {
    const trace::Instant at{trace::Duration{std::llround(ms * 1e6)}};
    const double x = g.x(at);
    if (x < g.left() + 8 || x > g.right() - 16 || std::abs(x - now) < 46) continue;
    sheet.list.line({x, sheet.bottom() + 1}, {x, sheet.bottom() + 4}, {sheet.colours().ctl, 1});
    const QString words = step < 1 ? QString::number(ms, 'f', 2) : view::timeText(at);
    sheet.list.text({x, g.axis()}, words, {11 * sheet.look.textScale, 400, Face::Mono},
                    sheet.colours().text3, Anchor::Middle);
  }
}

void drawFork(const Sheet& sheet, const TapeFork& fork, double y) {
  const TapeGeometry& g = sheet.geometry;
  const double a = std::clamp(g.x(fork.forkedAt), g.left(), g.right());
  const double e = std::clamp(g.x(fork.end), g.left(), g.right());
  const Stroke hook{sheet.colours().text2, 1.5};
  sheet.list.polyline(std::array{QPointF(a, sheet.bottom()), QPointF(a, y), QPointF(a + 3, y + 3),
                                 QPointF(a + 6, y + 3)},
                      hook);
  for (const trace::TermBand& band : fork.bands) {
    const trace::Instant ends = std::min(band.to, fork.end);
    if (ends <= fork.forkedAt || !band.term) continue;
    const double from = std::clamp(g.x(std::max(band.from, fork.forkedAt)), a + 6, g.right());
    const double to = std::clamp(g.x(ends), from, g.right());
    const auto& term = sheet.colours().ofTerm(band.term.value);
    sheet.list.rect({from, y, std::max(1.0, to - from - 1), 6}, 2,
                    band.leader ? Filling(term.fill) : hatchOf(term), {term.edge, 1});
  }
  const double size = 11 * sheet.look.textScale;
  const double width = 0.56 * size * static_cast<double>(fork.name.size());
  const bool fits = std::max(e, a + 6) + 8 + width < g.right();
  const QPointF at(fits ? std::max(e, a + 6) + 8 : a - 6, y + 7);
  sheet.list.text(at, fork.name, {size, 500}, sheet.colours().text2,
                  fits ? Anchor::Start : Anchor::End);
}

void drawPlayhead(const Sheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const view::Palette& c = sheet.colours();
  const double x = g.x(sheet.look.playhead);
  if (x < g.left() - 1 || x > g.right() + 1) return;
  const double size = 12 * sheet.look.textScale;
  const double top = g.top() - 20;
  const double end = g.axis() - size;
  sheet.list.line({x, top}, {x, end}, {c.bg1, 6});
  sheet.list.line({x, top}, {x, end}, {c.accent, 2.5, 0, 0, Cap::Round});
  const QString words = view::timeText(sheet.look.playhead);
  const double width = 0.63 * size * static_cast<double>(words.size()) + 14;
  const double middle = std::max(g.left() + width / 2, std::min(x, g.right() - width / 2));
  sheet.list.rect({middle - width / 2, g.axis() - 1.1 * size, width, 1.5 * size}, 5, c.accent);
  sheet.list.text({middle, g.axis()}, words, {size, 700, Face::Mono}, c.onAccent, Anchor::Middle);
}

}  // namespace

void drawTape(const trace::Tape& tape, const std::vector<TapeFork>& forks, const TapeLook& look,
              DrawList& list) {
  list.clear();
  const TapeGeometry geometry(look);
  const Sheet sheet{look, geometry, list};
  const double left = geometry.left();
  list.rect({left, geometry.top(), geometry.right() - left, geometry.band()}, 5, look.palette->bg2);
  for (const trace::TermBand& band : tape.bands()) drawBand(sheet, band);
  drawAxis(sheet);
  const auto rows = geometry.rowsOf(forks);
  for (std::size_t i = 0; i < forks.size(); ++i) {
    if (rows[i] < geometry.forkRows()) drawFork(sheet, forks[i], geometry.forkY(rows[i]));
  }
  drawMarks(sheet, tape);
  drawPlayhead(sheet);
}

}  // namespace canvas
