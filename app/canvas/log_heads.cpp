#include <algorithm>
#include <array>
#include <functional>

#include "app/canvas/glyphs.h"
#include "app/canvas/log_parts.h"
#include "app/view/membership.h"
#include "app/view/words.h"

namespace canvas {
namespace {

void drawRole(const LogSheet& sheet, const trace::ServerView& server, QPointF middle) {
  const view::Palette& colours = *sheet.look.palette;
  const view::Membership membership = view::membershipOf(sheet.cluster, server.id);
  const Stroke pen{colours.text2, 2, 0, 0, Cap::Round};
  if (!server.running() && membership == view::Membership::Spare) {
    plus(sheet.list, middle, 5, pen);
  } else if (!server.leads() && membership == view::Membership::Retired) {
    minus(sheet.list, middle, 5, pen);
  } else if (!server.running()) {
    sheet.list.circle(middle, 7, {Fill::Stopped, colours.stop, colours.stopBg},
                      {colours.stop, 1.5});
  } else if (server.leads()) {
    pennant(sheet.list, middle + QPointF(-6, 9), 17, colours.text1, 2);
  } else if (server.role == raft::RoleName::Candidate) {
    ballot(sheet.list, middle, 17, BallotMark::Tick,
           {colours.bg1, colours.text1, colours.text1, 1.5, 1.75});
  } else if (server.role == raft::RoleName::PreCandidate) {
    question(sheet.list, middle, 17, {colours.bg1, colours.text1, colours.text1, 1.5, 1.5});
  } else if (server.status == trace::ServerStatus::Paused) {
    bars(sheet.list, middle, 4.5, 6, {colours.text1, 2.5, 0, 0, Cap::Round});
  } else if (!view::votes(membership)) {
    sheet.list.circle(middle, 6.5, {}, {colours.text1, 1.75, 3, 2.5});
  }
}

void drawTerm(const LogSheet& sheet, const trace::ServerView& server, QPointF middle) {
  const view::Palette& colours = *sheet.look.palette;
  const double s = sheet.geometry.scale();
  const QString digits = QString::number(server.currentTerm.value);
  const double width = std::max(18.0, 8 * static_cast<double>(digits.size()) + 8) * s;
  const bool pill = server.running() && server.currentTerm;
  if (pill) {
    sheet.list.rect({middle.x() - width / 2, middle.y() - 9 * s, width, 18 * s}, 9 * s,
                    colours.ofTerm(server.currentTerm.value).fill,
                    {colours.ofTerm(server.currentTerm.value).edge, 1});
  }
  sheet.list.text(middle + QPointF(0, 4.2 * s), digits, {12 * s, 700},
                  pill ? colours.ink : colours.text2, Anchor::Middle);
}

}  // namespace

void drawHeads(const LogSheet& sheet) {
  const view::Palette& colours = *sheet.look.palette;
  const double s = sheet.geometry.scale();
  const auto& servers = sheet.cluster.servers();
  for (std::size_t r = 0; r < servers.size(); ++r) {
    const double middle = sheet.geometry.y(r) + sheet.geometry.cellHeight() / 2;
    const trace::ServerView& server = servers[r];
    sheet.list.text({20 * s, middle + 5 * s}, view::nameOf(server.id), {14 * s, 700},
                    server.running() ? colours.text1 : colours.text2);
    drawRole(sheet, server, {58 * s, middle});
    drawTerm(sheet, server, {82 * s, middle});
  }
}

void drawLegend(const LogSheet& sheet) {
  const LogGeometry& g = sheet.geometry;
  const view::Palette& colours = *sheet.look.palette;
  const double s = g.scale();
  const double x = g.right() + 12 * s;
  const trace::ServerId leader = sheet.cluster.leader();
  const auto& term = colours.ofTerm(std::max<std::uint64_t>(1, sheet.cluster.highestTerm().value));
  double y = 34 * s;
  const auto row = [&](const QString& words) {
    sheet.list.text({x + 26 * s, y + 4 * s}, words, {12 * s, 400}, colours.text2);
    y += 24 * s;
  };
  const auto swatch = [&] { return QRectF(x, y - 6 * s, 16 * s, 12 * s); };
  sheet.list.line({x + 8 * s, y - 7 * s}, {x + 8 * s, y + 7 * s}, {colours.text1, 2});
  row(LogSay::tr("Committed up to here"));
  sheet.list.rect(swatch(), 3, term.fill, {term.edge, 1.5});
  row(LogSay::tr("Committed entry"));
  sheet.list.rect(swatch(), 3, term.soft, {term.edge, 1.5, 3, 2});
  row(LogSay::tr("Stored, not committed"));
  sheet.list.rect(swatch(), 3, term.soft, {term.edge, 1.5, 3, 2});
  sheet.list.line({x + 3, y + 4 * s}, {x + 13 * s, y - 4 * s},
                  {colours.danger, 2.25, 0, 0, Cap::Round});
  row(LogSay::tr("Will be truncated"));
  const auto& servers = sheet.cluster.servers();
  const bool compacted = std::any_of(servers.begin(), servers.end(), [](const auto& server) {
    return server.snapshotIndex || server.log.baseIndex();
  });
  if (compacted) {
    box(sheet.list, {x + 8 * s, y}, 14 * s, term.fill, term.edge);
    row(LogSay::tr("A snapshot stands for them"));
  }
  if (!leader) return;
  const QString name = view::nameOf(leader);
  sheet.list.circle({x + 8 * s, y}, 3.25, colours.text1);
  row(LogSay::tr("matchIndex: %1 knows it is stored").arg(name));
  sheet.list.polygon(std::array{QPointF(x + 8 * s - 4, y + 3), QPointF(x + 8 * s, y - 3),
                                QPointF(x + 8 * s + 4, y + 3)},
                     colours.bg1, {colours.text1, 1.5});
  row(LogSay::tr("nextIndex: %1 sends this next").arg(name));
}

}  // namespace canvas
