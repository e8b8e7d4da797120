#include "app/canvas/history_list.h"

#include <algorithm>
#include <array>

#include "app/canvas/glyphs.h"
#include "app/view/operations.h"
#include "app/view/words.h"

namespace canvas {
namespace {

struct Sheet {
  const view::HistoryView& history;
  trace::Instant now;
  const HistoryGeometry& geometry;
  const HistoryLook& look;
  DrawList& list;
  const view::Palette& colours;
  double s;
};

/// What is drawn of one operation.
struct Bar {
  const view::ClientOperation& operation;
  trace::OperationView shown;
  QRectF box;
  bool guilty;
  bool lit;     ///< not of another key than the chosen one
  double room;  ///< px free at its right
};

trace::Duration stepOf(const Sheet& sheet) {
  const double pxEach = 84 * sheet.s;
  const double wide = sheet.geometry.right() - sheet.geometry.left();
  const double wanted = static_cast<double>(sheet.look.span.count()) * pxEach / std::max(1.0, wide);
  double step = 1e5;
  for (int k = 0; step < wanted; ++k) step *= k % 3 == 1 ? 2.5 : 2;
  return trace::Duration(static_cast<std::int64_t>(step));
}

void drawTimes(const Sheet& sheet) {
  const trace::Duration step = stepOf(sheet);
  const HistoryGeometry& g = sheet.geometry;
  const auto from = sheet.look.from.time_since_epoch();
  auto at = trace::Instant{from / step * step};
  for (; at <= g.to(); at += step) {
    const double x = g.x(at);
    if (x < g.left()) continue;
    sheet.list.line({x, g.top() - 4}, {x, sheet.look.size.height()}, {sheet.colours.line, 1});
    const double ms = static_cast<double>(at.time_since_epoch().count()) / 1e6;
    const QString label =
        step.count() < 1'000'000 ? QString::number(ms, 'f', 1) : view::timeText(at);
    if (x + 20 * sheet.s > g.right()) continue;
    sheet.list.text({x, g.top() - 9 * sheet.s}, label, {11 * sheet.s, 400}, sheet.colours.text3,
                    Anchor::Middle);
  }
}

void drawHeads(const Sheet& sheet) {
  const HistoryGeometry& g = sheet.geometry;
  for (const auto& [client, first] : g.firstLanes()) {
    const double y = g.y(client, 0);
    if (y < g.top() - g.lane() / 2 || y > sheet.look.size.height()) continue;
    sheet.list.text({16 * sheet.s, y + g.bar() / 2 + 4.5 * sheet.s}, view::clientText(client),
                    {12 * sheet.s, 600}, sheet.colours.text2);
  }
}

/// The outline by outcome, and the colour of what stands in it.
QColor drawBox(const Sheet& sheet, const Bar& bar) {
  const view::Palette& c = sheet.colours;
  const double fade = bar.lit ? 1 : 0.3;
  const double radius = 4;
  if (bar.guilty) {
    sheet.list.rect(bar.box, radius, c.danger, {c.danger, 1.5});
    return c.bg0;
  }
  if (!bar.shown.finished()) {
    sheet.list.rect(bar.box, radius, c.bg2, {faded(c.text2, fade), 1.5, 4, 3});
    return faded(c.text1, fade);
  }
  switch (bar.shown.outcome) {
    case trace::Outcome::Ok:
      sheet.list.rect(bar.box, radius, mixed(c.text1, c.bg1, fade));
      return c.bg1;
    case trace::Outcome::Failed:
      sheet.list.rect(bar.box, radius, c.bg1, {faded(c.danger, fade), 1.5});
      return faded(c.text1, fade);
    case trace::Outcome::Unknown:
      break;
  }
  sheet.list.rect(bar.box, radius, {Fill::Stopped, faded(c.stop, fade), c.stopBg},
                  {faded(c.text2, fade), 1.5, 4, 3});
  return faded(c.text1, fade);
}

void drawSign(const Sheet& sheet, const Bar& bar, QPointF middle, const QColor& ink) {
  const double half = 3.5 * sheet.s;
  const Stroke pen{ink, 1.75, 0, 0, Cap::Round};
  if (bar.guilty) {
    sheet.list.text(middle + QPointF(0, 4.5 * sheet.s), u"!", {13 * sheet.s, 700}, ink,
                    Anchor::Middle);
  } else if (!bar.shown.finished()) {
    for (const int k : {-1, 0, 1}) {
      sheet.list.circle(middle + QPointF(3.5 * k * sheet.s, 0), 1.2 * sheet.s, ink);
    }
  } else if (bar.shown.outcome == trace::Outcome::Ok) {
    tick(sheet.list, middle, 8 * sheet.s, pen);
  } else if (bar.shown.outcome == trace::Outcome::Failed) {
    cross(sheet.list, middle, half, {bar.lit ? sheet.colours.danger : ink, 1.75, 0, 0, Cap::Round});
  } else {
    sheet.list.circle(middle, 7 * sheet.s, sheet.colours.bg1);
    sheet.list.text(middle + QPointF(0, 4.5 * sheet.s), u"?", {12 * sheet.s, 700}, ink,
                    Anchor::Middle);
  }
}

QString wordsOf(const Bar& bar) {
  QString words = view::operationText(bar.shown.command.operation);
  const bool read = std::holds_alternative<kv::Get>(bar.shown.command.operation);
  if (!read || !bar.shown.finished() || bar.shown.outcome != trace::Outcome::Ok) return words;
  const auto& value = bar.shown.result.value;
  return words + QStringLiteral(": ") + (value ? view::valueText(*value) : QStringLiteral("-"));
}

void drawWords(const Sheet& sheet, const Bar& bar, const QColor& ink) {
  const QString words = wordsOf(bar);
  const double size = 12 * sheet.s;
  const double need = 0.602 * size * static_cast<double>(words.size());
  const double line = bar.box.center().y() + 4.3 * sheet.s;
  const double sign = 20 * sheet.s;
  const bool hatched = bar.shown.finished() && bar.shown.outcome == trace::Outcome::Unknown;
  const bool inside = bar.box.width() >= need + sign + 6 && !hatched;
  const bool beside = bar.room >= need + 10;
  if (inside) {
    sheet.list.text({bar.box.left() + sign, line}, words, {size, 600, Face::Mono}, ink);
  } else if (beside) {
    const QColor plain = bar.guilty ? sheet.colours.danger : sheet.colours.text1;
    sheet.list.text({bar.box.right() + 6, line}, words, {size, 500, Face::Mono},
                    bar.lit ? plain : sheet.colours.text3);
  }
}

void drawBar(const Sheet& sheet, const Bar& bar) {
  const QColor ink = drawBox(sheet, bar);
  const double sign = std::min(10 * sheet.s, bar.box.width() / 2);
  drawSign(sheet, bar, {bar.box.left() + sign, bar.box.center().y()}, ink);
  drawWords(sheet, bar, ink);
  const bool given = bar.shown.finished() && bar.shown.outcome == trace::Outcome::Unknown;
  if (given && bar.room > 24 * sheet.s) {
    const double y = bar.box.bottom() - 2;
    sheet.list.line({bar.box.right() + 3, y}, {bar.box.right() + bar.room - 4, y},
                    {sheet.colours.text2, 1.5, 2, 4});
  }
  const auto id = static_cast<int>(bar.shown.id.value);
  const bool pointed = id == sheet.history.chosen() || id == sheet.history.hovered();
  if (!pointed) return;
  sheet.list.rect(bar.box.adjusted(-3, -3, 3, 3), 6, {}, {sheet.colours.accent, 2});
}

/// From the last answer that the guilty one contradicts to the guilty one.
void drawReason(const Sheet& sheet, const std::vector<BarSpot>& spots) {
  const view::Contradicted* broken = sheet.history.contradiction();
  if (!broken) return;
  const view::ClientHistory& all = sheet.history.history();
  const auto spotOf = [&](std::size_t place) {
    const view::ClientOperation* one = all.at(place);
    return std::find_if(spots.begin(), spots.end(), [one](const BarSpot& spot) {
      return one != nullptr && spot.id == one->shown.id;
    });
  };
  const auto guilty = spotOf(broken->guilty);
  if (guilty == spots.end()) return;
  const trace::EventId asked = all.at(broken->guilty)->call;
  const BarSpot* before = nullptr;
  for (const std::size_t place : broken->window) {
    const auto spot = spotOf(place);
    if (place == broken->guilty || spot == spots.end()) continue;
    sheet.list.rect(spot->box.adjusted(-3, -3, 3, 3), 6, {}, {sheet.colours.danger, 1.5, 3, 3});
    const trace::EventId end = all.at(place)->end;
    const bool earlier = end && end < asked;
    if (earlier && (!before || before->box.right() < spot->box.right())) before = &*spot;
  }
  if (!before || before->box.right() > guilty->box.left()) return;
  const Stroke pen{sheet.colours.danger, 1.75, 3, 3};
  if (before->box.y() == guilty->box.y()) {
    // Under the lane, where no words are.
    const double y = guilty->box.bottom() + 6;
    const double from = before->box.center().x();
    const double to = guilty->box.center().x();
    const std::array path{QPointF(from, y - 3), QPointF(from, y), QPointF(to, y),
                          QPointF(to, y - 5)};
    sheet.list.polyline(path, pen);
    return;
  }
  const QPointF from(before->box.right() + 3, before->box.center().y());
  const QPointF to(guilty->box.left() - 2, guilty->box.center().y());
  const double bend = std::max(from.x() + 4, to.x() - 10);
  const std::array path{from, QPointF(bend, from.y()), QPointF(bend, to.y()), to};
  sheet.list.polyline(path, pen);
  triangleRight(sheet.list, to - QPointF(3, 0), 3.5, {sheet.colours.danger, 1.75});
}

QRectF boxOf(const Sheet& sheet, const trace::OperationView& shown, double y) {
  const HistoryGeometry& g = sheet.geometry;
  const trace::Instant end = shown.finished() ? shown.finishedAt : sheet.now;
  const double least = 20 * sheet.s;
  const double x = std::max(g.left(), g.x(shown.startedAt));
  const double right = std::min(g.right(), std::max(g.x(end), x + least));
  return {x, y, right - x, g.bar()};
}

}  // namespace

std::vector<BarSpot> drawHistory(const view::HistoryView& history, trace::Instant now,
                                 const HistoryGeometry& geometry, const HistoryLook& look,
                                 DrawList& list) {
  list.clear();
  const Sheet sheet{history, now, geometry, look, list, *look.palette, look.textScale};
  drawTimes(sheet);
  drawHeads(sheet);
  const view::ClientHistory& all = history.history();
  const view::Contradicted* broken = history.contradiction();
  std::vector<Bar> bars;
  std::map<double, double> freeFrom;  // by lane: where the bar to the right begins
  const auto visible = visibleOperations(all, history.now(), look.from, geometry.to());
  for (auto at = visible.rbegin(); at != visible.rend(); ++at) {
    const view::ClientOperation& operation = **at;
    const trace::OperationView shown = view::asOf(operation, history.now());
    const double y = geometry.y(shown.command.client, operation.lane);
    if (y < geometry.top() - 1 || y > look.size.height()) continue;
    const QRectF box = boxOf(sheet, shown, y);
    if (box.width() <= 0) continue;
    const auto next = freeFrom.try_emplace(y, geometry.right()).first;
    const double room = next->second - box.right();
    next->second = box.left();
    const bool lit = history.key().isEmpty() ||
                     history.key() == view::idOfKey(kv::keyOf(shown.command.operation));
    bars.push_back({operation, shown, box, broken && broken->guilty == operation.place, lit, room});
  }
  std::vector<BarSpot> spots;
  for (const Bar& bar : bars) {
    drawBar(sheet, bar);
    spots.push_back({bar.shown.id, bar.box});
  }
  drawReason(sheet, spots);
  const double x = geometry.x(now);
  if (x >= geometry.left() && x <= geometry.right() + 1) {
    list.line({x, geometry.top() - 4}, {x, look.size.height()}, {look.palette->accent, 2});
  }
  return spots;
}

}  // namespace canvas
