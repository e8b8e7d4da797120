#include "app/canvas/log_list.h"

#include <algorithm>
#include <array>

#include "app/canvas/log_parts.h"
#include "app/view/words.h"

namespace canvas {
namespace {

void drawHeader(const LogSheet& sheet) {
  const LogGeometry& g = sheet.geometry;
  const double s = g.scale();
  const view::Palette& colours = *sheet.look.palette;
  for (raft::Index i = g.firstVisible(); i <= g.lastVisible(); ++i) {
    const double x = g.x(i) + g.cellWidth() / 2;
    if (x < g.left()) continue;
    const bool lit = i == sheet.look.hovered;
    sheet.list.text({x, g.indexLine()}, QString::number(i.value),
                    {12 * s, lit ? 700 : 500, Face::Mono}, lit ? colours.text1 : colours.text3,
                    Anchor::Middle);
  }
}

void drawMissing(const LogSheet& sheet, const QRectF& box) {
  const QPointF at = box.center();
  sheet.list.line(at - QPointF(3, 0), at + QPointF(3, 0),
                  {sheet.look.palette->line, 1.5, 0, 0, Cap::Round});
}

void drawEntry(const LogSheet& sheet, const QRectF& box, const raft::Entry& entry,
               CellState state) {
  const view::Palette& colours = *sheet.look.palette;
  const auto& term = colours.ofTerm(std::max<std::uint64_t>(1, entry.term.value));
  const double s = sheet.geometry.scale();
  const bool solid = state == CellState::Committed;
  const QRectF inner = box.adjusted(0.75, 0.75, -0.75, -0.75);
  sheet.list.rect(inner, 5, solid ? term.fill : term.soft,
                  solid ? Stroke{term.edge, 1.5} : Stroke{term.edge, 1.5, 4, 3});
  QString words = view::cellText(entry);
  const double wanted = words.size() > 5 ? 11 : entry.kind == raft::EntryKind::Empty ? 12 : 13;
  const double size = std::min(wanted * s, std::max(11 * s, box.height() - 5));
  const auto most = static_cast<qsizetype>((box.width() - 4) / (0.6 * size));
  if (words.size() > most) {
    const QString word = view::cellWord(entry);
    if (!word.isEmpty()) words = word;
  }
  if (words.size() > most) words = words.left(std::max<qsizetype>(1, most - 1)) + QChar(0x2026);
  sheet.list.text({box.center().x(), box.center().y() + 0.36 * size}, words,
                  {size, 600, Face::Mono}, solid ? colours.ink : colours.text1, Anchor::Middle);
  if (state == CellState::Conflicting) {
    sheet.list.line(box.bottomLeft() + QPointF(6, -5), box.topRight() + QPointF(-6, 5),
                    {colours.danger, 2.25, 0, 0, Cap::Round});
  }
}

void drawCell(const LogSheet& sheet, LogCell cell, const QRectF& box) {
  const trace::ServerView& server = sheet.cluster.server(cell.server);
  const CellState state = cellState(sheet.cluster, cell);
  const view::Palette& colours = *sheet.look.palette;
  switch (state) {
    case CellState::Missing:
      drawMissing(sheet, box);
      break;
    case CellState::Compacted:  // drawn as one block
      break;
    case CellState::Stored:
    case CellState::Committed:
    case CellState::Conflicting:
      drawEntry(sheet, box, server.log.at(cell.index), state);
      break;
  }
  if (cell == sheet.look.compared) {
    sheet.list.rect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 6.5, {}, {colours.accent, 2.5});
  }
}

void drawCells(const LogSheet& sheet) {
  const LogGeometry& g = sheet.geometry;
  const raft::Index last = g.lastVisible();
  const std::size_t rows = sheet.cluster.size();
  for (std::size_t r = 0; r < rows; ++r) {
    drawSnapshot(sheet, trace::ServerId{r + 1});
    for (raft::Index i = g.firstVisible(); i <= last; ++i) {
      if (g.x(i) < g.left() - 1) continue;
      const QRectF box(g.x(i), g.y(r), g.cellWidth(), g.cellHeight());
      drawCell(sheet, {trace::ServerId{r + 1}, i}, box);
    }
    drawSnapshotMark(sheet, trace::ServerId{r + 1});
  }
  const raft::Index lit = sheet.look.hovered;
  if (!lit || lit < g.firstVisible() || lit > last) return;
  const double bottom = g.y(rows - 1) + g.cellHeight() + 3;
  sheet.list.rect({g.x(lit) - 2, g.y(0) - 3, g.cellWidth() + 4, bottom - g.y(0) + 3}, 7, {},
                  {sheet.look.palette->ctl, 1.5});
}

// The commit line of one stretch of running servers: a staircase from row to row.
void drawStairs(const LogSheet& sheet, std::size_t first, std::size_t last) {
  const LogGeometry& g = sheet.geometry;
  const auto edge = [&](std::size_t r) {
    const raft::Index commit = sheet.cluster.servers()[r].commitIndex;
    return std::clamp(g.x(commit + 1) - 3, g.left() - 5, g.right() + 10);
  };
  const auto above = [&](std::size_t r) { return g.y(r) - (g.row() - g.cellHeight()) / 2; };
  std::vector<QPointF> stairs{
      {edge(first), first == 0 ? g.indexLine() - 15 * g.scale() : above(first)}};
  for (std::size_t r = first; r <= last; ++r) {
    stairs.emplace_back(edge(r), stairs.back().y());
    stairs.emplace_back(edge(r), r == last ? g.y(r) + g.cellHeight() + 6 : above(r + 1));
  }
  sheet.list.polyline(stairs, {sheet.look.palette->bg1, 5});
  sheet.list.polyline(stairs, {sheet.look.palette->text1, 2});
}

// The word stands over the line of the first running server. When the rows above it are stopped,
// a stub in the header carries the word: no line crosses lost memory.
void drawCommitWord(const LogSheet& sheet, std::size_t first) {
  const LogGeometry& g = sheet.geometry;
  const view::Palette& colours = *sheet.look.palette;
  const double line = g.x(sheet.cluster.servers()[first].commitIndex + 1) - 3;
  if (line - 8 < g.left() || line - 8 > g.right()) return;
  if (first > 0) {
    sheet.list.line({line, g.indexLine() - 15 * g.scale()}, {line, g.indexLine() + 2},
                    {colours.text1, 2});
  }
  sheet.list.text({line - 8, g.committedLine()}, LogSay::tr("committed"), {11 * g.scale(), 600},
                  colours.text1, Anchor::End);
}

void drawCommitLine(const LogSheet& sheet) {
  const auto& servers = sheet.cluster.servers();
  bool named = false;
  for (std::size_t r = 0; r < servers.size(); ++r) {
    if (!servers[r].running()) continue;
    std::size_t end = r;
    while (end + 1 < servers.size() && servers[end + 1].running()) ++end;
    drawStairs(sheet, r, end);
    if (!named) drawCommitWord(sheet, r);
    named = true;
    r = end;
  }
}

// What the leader knows of each peer: matchIndex as a dot, nextIndex as a triangle, below its row.
void drawProgress(const LogSheet& sheet) {
  const trace::ServerId leader = sheet.cluster.leader();
  if (!leader) return;
  const LogGeometry& g = sheet.geometry;
  const view::Palette& colours = *sheet.look.palette;
  const auto inside = [&](double x) { return x >= g.left() - 8 && x < g.right(); };
  for (const trace::ProgressView& p : sheet.cluster.server(leader).progress) {
    if (p.peer == leader || p.peer.value > sheet.cluster.size()) continue;
    const double gutter = g.row() - g.cellHeight();
    const double half = std::min(3.25, 0.45 * gutter);
    const double y = g.y(p.peer.value - 1) + g.cellHeight() + std::min(4.5, gutter / 2);
    const double match =
        p.matchIndex ? g.x(p.matchIndex) + g.cellWidth() / 2 : g.x(raft::Index{1}) - 5;
    if (inside(match)) sheet.list.circle({match, y}, half, colours.text1);
    const double next = g.x(p.nextIndex) + 6;
    if (!inside(next)) continue;
    sheet.list.polygon(
        std::array{QPointF(next - 4, y + 3), QPointF(next, y - 3), QPointF(next + 4, y + 3)},
        colours.bg1, {colours.text1, 1.5});
  }
}

}  // namespace

raft::Index lastIndexOf(const trace::ClusterView& cluster) {
  raft::Index last;
  for (const trace::ServerView& server : cluster.servers()) {
    last = std::max(last, server.log.lastIndex());
  }
  return last;
}

CellState cellState(const trace::ClusterView& cluster, LogCell cell) {
  const trace::ServerView& server = cluster.server(cell.server);
  if (cell.index < server.log.firstIndex()) return CellState::Compacted;
  if (!server.log.contains(cell.index)) return CellState::Missing;
  const raft::Entry* promised = cluster.committedEntry(cell.index);
  if (promised != nullptr && promised->term != server.log.at(cell.index).term) {
    return CellState::Conflicting;
  }
  // A stopped server's commitIndex is gone; its disk keeps a hint.
  const raft::Index commit = server.running() ? server.commitIndex : server.durableState.commit;
  return cell.index <= commit ? CellState::Committed : CellState::Stored;
}

void drawLog(const view::Moment& moment, const LogGeometry& geometry, const LogLook& look,
             DrawList& list) {
  list.clear();
  const LogSheet sheet{*moment.cluster, geometry, look, list};
  if (sheet.cluster.size() == 0) return;
  drawHeader(sheet);
  drawCells(sheet);
  drawProgress(sheet);
  drawCommitLine(sheet);
  drawHeads(sheet);
  if (geometry.legend()) drawLegend(sheet);
}

}  // namespace canvas
