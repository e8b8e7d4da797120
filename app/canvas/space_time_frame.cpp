// What stands round the lanes: the time axis, the servers' names with the partition's bracket, the
// playhead.

#include <cmath>

#include "app/canvas/millis.h"
#include "app/canvas/space_time_parts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

/// As many decimals as tell two lines apart.
QString timeWords(double ms, double step) {
  if (step >= 1000) return SpaceTimeSay::tr("%1 s", "seconds").arg(ms / 1000, 0, 'f', 0);
  if (step >= 1) return view::timeText(trace::Instant{trace::Duration{std::llround(ms * 1e6)}});
  return QString::number(ms, 'f', step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3);
}

const view::Partition* partitionAt(const SpaceTimeSheet& sheet, trace::Instant at) {
  for (const view::Partition& p : sheet.window.partitions) {
    if (p.from <= at && at < p.to && p.sides > 1) return &p;
  }
  return nullptr;
}

/// Servers of each side, to name the one that can decide.
std::vector<std::size_t> sizesOf(const view::Partition& partition) {
  std::vector<std::size_t> sizes(partition.sides, 0);
  for (const std::uint8_t side : partition.side) ++sizes[side];
  return sizes;
}

// A line under each run of neighbours that hear each other; a side with most servers says so.
void drawBracket(const SpaceTimeSheet& sheet, const view::Partition& partition) {
  const view::Palette& c = sheet.palette();
  const std::vector<std::size_t> sizes = sizesOf(partition);
  const double y = sheet.geometry.top() - 16 * sheet.scale();
  const double size = 11 * sheet.scale();
  std::vector<char> named(partition.sides, 0);
  for (std::size_t s = 0; s < partition.side.size();) {
    std::size_t last = s;
    const std::uint8_t side = partition.side[s];
    while (last + 1 < partition.side.size() && partition.side[last + 1] == side) ++last;
    const double a = sheet.geometry.laneX(trace::ServerId{s + 1}) - 9;
    const double b = sheet.geometry.laneX(trace::ServerId{last + 1}) + 9;
    const bool most = 2 * sizes[side] > partition.side.size();
    const QColor ink = most ? c.text1 : c.danger;
    sheet.list().line({a, y}, {b, y}, {ink, 2});
    sheet.list().line({a, y - 4}, {a, y}, {ink, 2});
    sheet.list().line({b, y - 4}, {b, y}, {ink, 2});
    const QString words = most ? SpaceTimeSay::tr("majority") : SpaceTimeSay::tr("minority");
    const double room = b - a + std::max(0.0, sheet.geometry.pitch() - 26);
    if (!named[side] && room > 0.56 * size * static_cast<double>(words.size())) {
      sheet.list().text({(a + b) / 2, y + size + 2}, words, {size, 500}, ink, Anchor::Middle);
    }
    named[side] = 1;
    s = last + 1;
  }
}

void drawName(const SpaceTimeSheet& sheet, trace::ServerId server) {
  const view::Palette& c = sheet.palette();
  const bool folded = sheet.geometry.collapsed(server);
  const bool narrow = folded || sheet.geometry.pitch() < 34 * sheet.scale();
  const double size = (narrow ? 10 : 15) * sheet.scale();
  const double x = sheet.geometry.laneX(server);
  const double y = 20 * sheet.scale();
  const double reach = narrow ? 0.9 * size : 17 * sheet.scale();
  if (server == sheet.look.selected || server == sheet.look.hovered) {
    const QColor ground = server == sheet.look.selected ? c.accentSoft : c.bg3;
    sheet.list().rect({x - reach, y - 15 * sheet.scale(), 2 * reach, 21 * sheet.scale()}, 5,
                      ground);
  }
  if (narrow && sheet.geometry.pitch() < 16 && server.value % 5 != 1 && !folded) return;
  sheet.list().text({x, y}, view::nameOf(server), {size, 600}, folded ? c.text3 : c.text1,
                    Anchor::Middle);
}

}  // namespace

void drawAxis(const SpaceTimeSheet& sheet) {
  const SpaceTimeGeometry& g = sheet.geometry;
  const double from = msOf(sheet.window.query.from);
  const double to = msOf(sheet.window.query.to);
  const double step = axisStepMs((to - from) / g.height(), 56 * sheet.scale());
  const double now = g.y(sheet.look.playhead);
  for (double k = std::ceil(from / step); k * step <= to; ++k) {
    const double ms = k * step;
    const double y = g.y(trace::Instant{trace::Duration{std::llround(ms * 1e6)}});
    sheet.list().line({g.left(), y}, {g.width(), y}, {sheet.palette().line, 1});
    const double size = 11 * sheet.scale();
    if (y < g.top() + 4 || y > g.bottom() - 6 || std::abs(y - now) < 1.6 * size) continue;
    sheet.list().text({g.left() - 10, y + 0.36 * size}, timeWords(ms, step),
                      {size, 400, Face::Mono}, sheet.palette().text3, Anchor::End);
  }
}

void drawHeads(const SpaceTimeSheet& sheet) {
  const SpaceTimeGeometry& g = sheet.geometry;
  const view::Palette& c = sheet.palette();
  const double s = sheet.scale();
  sheet.list().rect({0, 0, g.width(), g.top()}, 0, c.bg0);
  sheet.list().line({0, g.top()}, {g.width(), g.top()}, {c.line, 1});
  sheet.list().text({g.left() - 10, 20 * s}, SpaceTimeSay::tr("ms"), {11 * s, 400, Face::Mono},
                    c.text3, Anchor::End);
  for (std::uint64_t i = 1; i <= sheet.window.servers; ++i) drawName(sheet, trace::ServerId{i});
  if (const view::Partition* now = partitionAt(sheet, sheet.look.playhead)) {
    drawBracket(sheet, *now);
  }
  for (std::size_t k = 0; k < g.clientColumns(); ++k) {
    const bool shared = sheet.look.clients.size() > g.clientColumns();
    const QString words =
        shared ? SpaceTimeSay::tr("Clients") : view::clientText(sheet.look.clients[k]);
    if (shared && k > 0) continue;
    sheet.list().text({g.clientX(k), 20 * s}, words, {13 * s, 600}, c.text1);
  }
}

void drawPlayhead(const SpaceTimeSheet& sheet) {
  const SpaceTimeGeometry& g = sheet.geometry;
  const view::Palette& c = sheet.palette();
  const double y = g.y(sheet.look.playhead);
  if (y < g.top() - 1 || y > g.bottom() + 1) return;
  sheet.list().line({g.left(), y}, {g.width(), y}, {c.accent, 2});
  const double size = 12 * sheet.scale();
  const QString words = view::timeText(sheet.look.playhead);
  const double width = 0.63 * size * static_cast<double>(words.size()) + 12;
  const double middle = std::clamp(y, g.top() + 0.75 * size, g.bottom() - 0.75 * size);
  sheet.list().rect({g.left() - width - 2, middle - 0.75 * size, width, 1.5 * size}, 5, c.accent);
  sheet.list().text({g.left() - 2 - width / 2, middle + 0.36 * size}, words,
                    {size, 700, Face::Mono}, c.onAccent, Anchor::Middle);
}

}  // namespace canvas
