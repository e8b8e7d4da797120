// Compacted prefixes (Raft 7): what a snapshot stands for.

#include <algorithm>

#include "app/canvas/glyphs.h"
#include "app/canvas/log_parts.h"

namespace canvas {
namespace {

// The visible part of the columns up to `last`; null if there is none.
QRectF blockOf(const LogGeometry& g, trace::ServerId server, raft::Index last) {
  raft::Index first = g.firstVisible();
  if (g.x(first) < g.left() - 1) first = first + 1;
  last = std::min(last, g.lastVisible());
  if (first > last) return {};
  return {g.x(first), g.y(server.value - 1), g.x(last) + g.cellWidth() - g.x(first),
          g.cellHeight()};
}

// As much as fits.
QString wordsFor(raft::Index base, double width, double size) {
  const int entries = static_cast<int>(base.value);
  const QString full = LogSay::tr("snapshot of %n entries", "", entries);
  const QString brief = LogSay::tr("%n entries", "", entries);
  const auto most = static_cast<qsizetype>(width / (0.6 * size));
  if (full.size() <= most) return full;
  return brief.size() <= most ? brief : QString::number(base.value);
}

}  // namespace

void drawSnapshot(const LogSheet& sheet, trace::ServerId id) {
  const trace::ServerView& server = sheet.cluster.server(id);
  const raft::Index base = server.log.baseIndex();
  if (!base) return;
  const QRectF block = blockOf(sheet.geometry, id, base);
  if (block.isNull()) return;
  const view::Palette& colours = *sheet.look.palette;
  const auto& term = colours.ofTerm(std::max<std::uint64_t>(1, server.log.baseTerm().value));
  const double s = sheet.geometry.scale();
  // Not durable yet: dashed, like an entry that is only stored.
  const Stroke edge =
      server.installing ? Stroke{colours.text2, 1.5, 4, 3} : Stroke{colours.text2, 1.5};
  sheet.list.rect(block.adjusted(0.75, 0.75, -0.75, -0.75), 5, colours.bg3, edge);
  const double side = std::min(14 * s, block.height() - 5);
  const double size = std::min(11 * s, block.height() - 5);
  const QString words = wordsFor(base, block.width() - side - 14 * s, size);
  const double wide = side + 6 * s + 0.6 * size * static_cast<double>(words.size());
  const double left = block.center().x() - wide / 2;
  box(sheet.list, {left + side / 2, block.center().y()}, side, term.fill, term.edge);
  sheet.list.text({left + side + 6 * s, block.center().y() + 0.36 * size}, words,
                  {size, 600, Face::Mono}, colours.text1);
}

void drawSnapshotMark(const LogSheet& sheet, trace::ServerId id) {
  const trace::ServerView& server = sheet.cluster.server(id);
  const LogGeometry& g = sheet.geometry;
  const raft::Index at = server.snapshotIndex;
  if (at <= server.log.baseIndex() || at > g.lastVisible() || g.x(at) < g.left() - 1) return;
  const view::Palette& colours = *sheet.look.palette;
  const QPointF corner(g.x(at) + g.cellWidth() - 4, g.y(id.value - 1) + 2);
  box(sheet.list, corner, 11 * g.scale(), colours.bg1, colours.text1);
}

}  // namespace canvas
