#include "app/canvas/tape_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/millis.h"
#include "app/view/words.h"

namespace canvas {
namespace {

Filling hatchOf(const view::TermColours& term) { return {Fill::Election, term.fill, term.soft}; }

void drawLabel(const TapeSheet& sheet, const trace::TermBand& band, double from, double to) {
  const double size = 12 * sheet.look.textScale;
  const QString term = QString::number(band.term.value);
  const QString who = view::nameOf(band.leader);
  const double now = sheet.geometry.x(sheet.look.playhead);
  for (const QString& words :
       {TapeSay::tr("Term %1 · %2 leads").arg(term, who), TapeSay::tr("T%1 · %2").arg(term, who),
        TapeSay::tr("T%1").arg(term)}) {
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

void drawElectionLabel(const TapeSheet& sheet, const trace::TermBand& band, double from,
                       double to) {
  const QString words = TapeSay::tr("T%1").arg(band.term.value);
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

void drawBand(const TapeSheet& sheet, const trace::TermBand& band) {
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

/// Terms too short to be told apart.
struct Crowd {
  double from{0};
  double to{0};
  raft::Term first;
  raft::Term last;
};

void drawCrowd(const TapeSheet& sheet, const Crowd& crowd) {
  if (!crowd.first) return;
  const view::Palette& c = sheet.colours();
  const TapeGeometry& g = sheet.geometry;
  const double width = std::max(2.0, crowd.to - crowd.from);
  sheet.list.rect({crowd.from, g.top(), width, g.band()}, 2, Filling{Fill::Election, c.ctl, c.bg3},
                  {c.ctl, 1});
  const QString words = TapeSay::tr("T%1 to T%2").arg(crowd.first.value).arg(crowd.last.value);
  const double size = 12 * sheet.look.textScale;
  const double needed = 0.62 * size * static_cast<double>(words.size()) + 8;
  if (width < needed + 4) return;
  const double middle = crowd.from + width / 2;
  sheet.list.rect({middle - needed / 2, g.top() + 2, needed, g.band() - 4}, 4, c.bg1);
  sheet.list.text({middle, g.top() + g.band() / 2 + 0.36 * size}, words, {size, 600}, c.text1,
                  Anchor::Middle);
}

// Bands narrower than a line that follow each other are one crowd, and said to be.
void drawBands(const TapeSheet& sheet, const std::vector<trace::TermBand>& bands) {
  const TapeLook& look = sheet.look;
  const TapeGeometry& g = sheet.geometry;
  auto band = std::partition_point(bands.begin(), bands.end(),
                                   [&](const trace::TermBand& b) { return b.to <= look.from; });
  Crowd crowd;
  for (; band != bands.end() && band->from < look.to; ++band) {
    if (!band->term) continue;
    const double from = std::max(g.left(), g.x(band->from));
    const double to = std::min(g.right(), g.x(std::min(band->to, look.end)));
    const bool narrow = to - from < 3 && band->to <= look.end;
    if (narrow && crowd.first) {
      crowd.to = to;
      crowd.last = band->term;
      continue;
    }
    if (narrow && std::next(band) != bands.end()) {
      crowd = {from, to, band->term, band->term};
      continue;
    }
    drawCrowd(sheet, crowd);
    crowd = {};
    drawBand(sheet, *band);
  }
  drawCrowd(sheet, crowd);
}

/// 1, 2 or 5 times a power of ten milliseconds that is not below `least`.
double stepMs(double least) {
  const double step = std::pow(10, std::floor(std::log10(std::max(1e-6, least))));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (step * factor >= least) return step * factor;
  }
  return step * 10;
}

/// With as many decimals as tell steps of `step` milliseconds apart.
QString axisText(trace::Instant at, double step) {
  if (step >= 1) return view::timeText(at);
  const int decimals = step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const double ms = msOf(at);
  const QString part = QString::number(ms - std::floor(ms), 'f', decimals);
  if (part.startsWith('1')) return view::timeText(at + std::chrono::milliseconds(1)) + part.mid(1);
  return view::timeText(trace::Instant{
             trace::Duration{static_cast<trace::Duration::rep>(std::floor(ms)) * 1'000'000}}) +
         part.mid(1);
}

/// Between two labels of the axis, so that each has room.
double axisStep(const TapeSheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const double msPerPixel = msOf(sheet.look.to) - msOf(sheet.look.from);
  const double perPixel = msPerPixel / (g.right() - g.left());
  const double letter = 0.62 * 11 * sheet.look.textScale;
  const double letters = static_cast<double>(view::timeText(sheet.look.to).size());
  const double step = stepMs(perPixel * std::max(90.0, letter * (letters + 2)));
  return step >= 1 ? step : stepMs(perPixel * std::max(90.0, letter * (letters + 5)));
}

/// Where the playhead's time stands, and how broad its ground is.
struct Flag {
  QString words;
  double middle{0};
  double width{0};
};

Flag flagOf(const TapeSheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const QString words = axisText(sheet.look.playhead, std::min(1.0, axisStep(sheet)));
  const double letter = 0.63 * 12 * sheet.look.textScale;
  const double width = letter * static_cast<double>(words.size()) + 14;
  const double x = g.x(sheet.look.playhead);
  return {words, std::max(g.left() + width / 2, std::min(x, g.right() - width / 2)), width};
}

void drawAxis(const TapeSheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const double from = msOf(sheet.look.from);
  const double to = msOf(sheet.look.to);
  const double step = axisStep(sheet);
  const Flag flag = flagOf(sheet);
  const double size = 11 * sheet.look.textScale;
  for (double k = std::ceil(from / step); k * step <= to; k += 1) {
    const trace::Instant at{trace::Duration{std::llround(k * step * 1e6)}};
    const double x = g.x(at);
    const QString words = axisText(at, step);
    const double half = 0.31 * size * static_cast<double>(words.size());
    const bool beneath = std::abs(x - flag.middle) < flag.width / 2 + half + 6;
    if (x < g.left() + 8 || x > g.right() - std::max(16.0, half) || beneath) continue;
    sheet.list.line({x, sheet.bottom() + 1}, {x, sheet.bottom() + 4}, {sheet.colours().ctl, 1});
    sheet.list.text({x, g.axis()}, words, {size, 400, Face::Mono}, sheet.colours().text3,
                    Anchor::Middle);
  }
}

/// How the branch shown is called, behind its end.
void drawName(const TapeSheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const QString& name = sheet.look.name;
  const double size = 12 * sheet.look.textScale;
  const double x = g.x(sheet.look.end) + 8;
  const double width = 0.58 * size * static_cast<double>(name.size());
  if (name.isEmpty() || x < g.left() || x + width > g.right()) return;
  sheet.list.text({x, g.top() + g.band() / 2 + 0.36 * size}, name, {size, 700},
                  sheet.colours().text1);
}

void drawFork(const TapeSheet& sheet, const TapeFork& fork, double y) {
  const TapeGeometry& g = sheet.geometry;
  const double a = std::clamp(g.x(fork.forkedAt), g.left(), g.right());
  const double e = std::clamp(g.x(fork.end), g.left(), g.right());
  const Stroke hook{fork.lit ? sheet.colours().accent : sheet.colours().text2,
                    fork.lit ? 2.5 : 1.5};
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
  const double behind = std::max(e, a + 6) + 8;
  double x = behind;
  if (behind + width >= g.right()) x = a - 6 - width;
  // Where neither end has room the name stands on its branch.
  if (x < g.left()) {
    x = a + 14;
    sheet.list.rect({x - 4, y - 2, width + 8, 10}, 3, sheet.colours().bg1);
  }
  sheet.list.text({x, y + 7}, fork.name, {size, fork.lit ? 700 : 500},
                  fork.lit ? sheet.colours().text1 : sheet.colours().text2);
}

void drawPlayhead(const TapeSheet& sheet) {
  const TapeGeometry& g = sheet.geometry;
  const view::Palette& c = sheet.colours();
  const double x = g.x(sheet.look.playhead);
  if (x < g.left() - 1 || x > g.right() + 1) return;
  const double size = 12 * sheet.look.textScale;
  const double top = g.top() - 20;
  const double end = g.axis() - size;
  sheet.list.line({x, top}, {x, end}, {c.bg1, 6});
  sheet.list.line({x, top}, {x, end}, {c.accent, 2.5, 0, 0, Cap::Round});
  const Flag flag = flagOf(sheet);
  const QRectF ground(flag.middle - flag.width / 2, g.axis() - 1.1 * size, flag.width, 1.5 * size);
  sheet.list.rect(ground, 5, c.accent);
  sheet.list.text({flag.middle, g.axis()}, flag.words, {size, 700, Face::Mono}, c.onAccent,
                  Anchor::Middle);
}

}  // namespace

void drawTape(const trace::Tape& tape, const std::vector<TapeFork>& forks, const TapeLook& look,
              DrawList& list) {
  list.clear();
  const TapeGeometry geometry(look);
  const TapeSheet sheet{look, geometry, list};
  const double left = geometry.left();
  list.rect({left, geometry.top(), geometry.right() - left, geometry.band()}, 5, look.palette->bg2);
  drawBands(sheet, tape.bands());
  drawAxis(sheet);
  if (!forks.empty()) drawName(sheet);
  const auto rows = geometry.rowsOf(forks);
  for (std::size_t i = 0; i < forks.size(); ++i) {
    if (rows[i] < geometry.forkRows()) drawFork(sheet, forks[i], geometry.forkY(rows[i]));
  }
  drawTapeNotes(sheet);
  drawTapeMarks(sheet, tape);
  drawPlayhead(sheet);
}

}  // namespace canvas
