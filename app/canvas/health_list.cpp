#include "app/canvas/health_list.h"

#include <algorithm>
#include <cmath>

#include "app/view/words.h"

namespace canvas {
namespace {

constexpr int kCharts = static_cast<int>(view::kMetrics.size());
constexpr double kStepPx = 2;

struct HealthSheet {
  const view::HealthView& health;
  const HealthGeometry& geometry;
  const HealthLook& look;
  DrawList& list;
  const view::Palette& colours;
  double s;
};

struct Extent {
  double least{0};
  double most{1};
};

Stroke strokeOf(const HealthSheet& sheet, trace::ServerId server) {
  struct Dash {
    double on, off;
  };
  static constexpr std::array kDashes{Dash{0, 0}, Dash{6, 3}, Dash{2, 2}, Dash{10, 3}, Dash{4, 5}};
  const Dash& dash = kDashes[(server.value - 1) % kDashes.size()];
  const bool chosen = server == sheet.look.chosen;
  const QColor& ink = chosen ? sheet.colours.accent : sheet.colours.text2;
  return {ink, chosen ? 2.5 : 1.5, dash.on, dash.off};
}

void drawLegend(const HealthSheet& sheet) {
  double x = 16 * sheet.s;
  const double y = sheet.geometry.legend() / 2;
  for (std::uint64_t id = 1; id <= sheet.health.log().servers(); ++id) {
    const trace::ServerId server{id};
    if (x + 60 * sheet.s > sheet.look.size.width()) return;
    sheet.list.line({x, y}, {x + 22 * sheet.s, y}, strokeOf(sheet, server));
    const bool chosen = server == sheet.look.chosen;
    sheet.list.text({x + 27 * sheet.s, y + 4 * sheet.s}, view::nameOf(server),
                    {11 * sheet.s, chosen ? 700 : 500},
                    chosen ? sheet.colours.text1 : sheet.colours.text2);
    x += 58 * sheet.s;
  }
}

using Values = std::vector<std::optional<double>>;

Values valuesAlong(const HealthSheet& sheet, view::Metric metric, trace::ServerId server,
                   const QRectF& plot) {
  Values values;
  for (double x = plot.left(); x <= plot.right(); x += kStepPx) {
    const trace::Instant at = sheet.geometry.timeAt(plot, x);
    if (at > sheet.health.time()) break;
    values.push_back(sheet.health.valueAt(metric, server, at));
  }
  return values;
}

void drawLine(const HealthSheet& sheet, const QRectF& plot, const Values& values,
              const Extent& extent, const Stroke& stroke) {
  std::vector<QPointF> points;
  const auto finish = [&] {
    if (points.size() > 1) sheet.list.polyline(points, stroke);
    points.clear();
  };
  const double span = extent.most - extent.least;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (!values[k]) {
      finish();
      continue;
    }
    const double x = plot.left() + static_cast<double>(k) * kStepPx;
    const double y = plot.bottom() - (*values[k] - extent.least) / span * plot.height();
    const bool level =
        points.size() > 1 && points.back().y() == y && points[points.size() - 2].y() == y;
    if (level) {
      points.back().setX(x);
    } else {
      if (!points.empty() && points.back().y() != y) points.emplace_back(x, points.back().y());
      points.emplace_back(x, y);
    }
  }
  finish();
}

/// What is above a rule's mark: shown once values come near it.
void drawMarks(const HealthSheet& sheet, view::Metric metric, const QRectF& plot,
               const Extent& extent) {
  for (const view::AlertRule& rule : view::healthRules()) {
    if (rule.metric != metric || rule.condition != view::Condition::ValueAbove) continue;
    if (rule.most > extent.most) continue;
    const double y = plot.bottom() - rule.most / extent.most * plot.height();
    sheet.list.line({plot.left(), y}, {plot.right(), y}, {sheet.colours.danger, 1, 3, 3});
  }
}

/// A bar above the lines while an alert of this metric fires; dashed while it is pending.
void drawAlerts(const HealthSheet& sheet, view::Metric metric, const QRectF& plot) {
  const double y = plot.top() - 4 * sheet.s;
  const trace::Instant now = sheet.health.time();
  const auto bar = [&](trace::Instant from, trace::Instant to, const Stroke& stroke) {
    const double left = std::max(plot.left(), sheet.geometry.x(plot, from));
    const double right = std::min(plot.right(), sheet.geometry.x(plot, std::min(to, now)));
    if (right > left) sheet.list.line({left, y}, {right, y}, stroke);
  };
  for (const view::Episode& episode : sheet.health.log().episodes()) {
    if (view::healthRules()[episode.rule].metric != metric || episode.pending > now) continue;
    bar(episode.pending, std::min(episode.firing, episode.ended),
        {sheet.colours.danger, 1.5, 2, 3});
    if (episode.firedBy(now)) {
      bar(episode.firing, episode.ended, {sheet.colours.danger, 3.5 * sheet.s});
    }
  }
}

QString shortened(const QString& name, double room, double size) {
  const auto letters = static_cast<int>(room / (0.602 * size));
  if (name.size() <= letters) return name;
  return QStringLiteral("…") + name.right(std::max(1, letters - 1));
}

QString headOf(view::Metric metric) {
  const QString name = QString::fromLatin1(view::nameOf(metric));
  const bool quantile = metric == view::Metric::Fsync || metric == view::Metric::RoundTrip;
  return quantile ? name + QStringLiteral(" p99") : name;
}

void drawFigures(const HealthSheet& sheet, view::Metric metric, const QRectF& cell,
                 const QRectF& plot) {
  const double size = 11 * sheet.s;
  const double letter = 0.602 * size;
  sheet.list.text({cell.left(), cell.top() + 13 * sheet.s},
                  shortened(headOf(metric), cell.width(), size), {size, 500, Face::Mono},
                  sheet.colours.text1);
  const QStringList lines = sheet.health.valuesOf(metric);
  const double left = plot.right() + 10 * sheet.s;
  const auto letters = static_cast<int>((cell.right() - left) / letter);
  const int shown = std::min<int>(2, static_cast<int>(lines.size()));
  for (int k = 0; k < shown; ++k) {
    QString line = lines[k];
    if (k == 1 && lines.size() > 2) line += QStringLiteral(" …");
    if (line.size() > letters) line = line.left(std::max(1, letters - 1)) + QStringLiteral("…");
    sheet.list.text({left, plot.top() + (10 + 14 * k) * sheet.s}, line, {size, 500, Face::Mono},
                    sheet.colours.text2);
  }
}

void drawChart(const HealthSheet& sheet, int place) {
  const view::Metric metric = view::kMetrics[static_cast<std::size_t>(place)];
  const QRectF cell = sheet.geometry.cell(place);
  const QRectF plot = sheet.geometry.plot(place);
  if (cell.bottom() < sheet.geometry.legend() || cell.top() > sheet.look.size.height()) return;
  if (place == sheet.look.current) {
    sheet.list.rect(cell.adjusted(-6, -1, 6, 1), 6, {}, {sheet.colours.accent, 1});
  }
  sheet.list.line(plot.bottomLeft(), plot.bottomRight(), {sheet.colours.line, 1});
  std::vector<Values> all;
  Extent extent;
  double least = 1e300;
  double most = -1e300;
  for (std::uint64_t id = 1; id <= sheet.health.log().servers(); ++id) {
    all.push_back(valuesAlong(sheet, metric, trace::ServerId{id}, plot));
    for (const auto& value : all.back()) {
      if (value) least = std::min(least, *value), most = std::max(most, *value);
    }
  }
  // A counter that has grown long ago is read by what it grew here.
  const bool grown = metric == view::Metric::Committed || metric == view::Metric::Applied ||
                     metric == view::Metric::Size;
  const bool seconds = metric == view::Metric::Fsync || metric == view::Metric::RoundTrip;
  if (most > least && grown) extent.least = least;
  extent.most = std::max(most > 0 ? most : 1, extent.least + (seconds ? 1e-6 : 1));
  drawMarks(sheet, metric, plot, extent);
  for (std::size_t k = 0; k < all.size(); ++k) {
    drawLine(sheet, plot, all[k], extent, strokeOf(sheet, trace::ServerId{k + 1}));
  }
  drawAlerts(sheet, metric, plot);
  const double x = sheet.geometry.x(plot, sheet.health.time());
  sheet.list.line({x, plot.top() - 2}, {x, plot.bottom()}, {sheet.colours.accent, 2});
  drawFigures(sheet, metric, cell, plot);
}

}  // namespace

int HealthGeometry::columns() const {
  return std::max(1, static_cast<int>(look_.size.width() / (330 * look_.textScale)));
}

QRectF HealthGeometry::cell(int metric) const {
  const double pad = 16 * look_.textScale;
  const double wide = look_.size.width() / columns();
  return {wide * (metric % columns()) + pad,
          legend() + rowHeight() * (metric / columns()) - look_.scrollY, wide - 2 * pad,
          rowHeight() - 8 * look_.textScale};
}

QRectF HealthGeometry::plot(int metric) const {
  const double s = look_.textScale;
  const QRectF all = cell(metric);
  const double figures = std::min(0.44 * all.width(), 132 * s);
  return {all.left(), all.top() + 22 * s, all.width() - figures, all.height() - 24 * s};
}

double HealthGeometry::maxScrollY() const {
  const int rows = (kCharts + columns() - 1) / columns();
  return std::max(0.0, legend() + rows * rowHeight() - look_.size.height());
}

double HealthGeometry::x(const QRectF& plot, trace::Instant at) const {
  const auto past = static_cast<double>((at - look_.from).count());
  return plot.left() + past / static_cast<double>(look_.span.count()) * plot.width();
}

trace::Instant HealthGeometry::timeAt(const QRectF& plot, double x) const {
  const double share = (x - plot.left()) / std::max(1.0, plot.width());
  const double past = share * static_cast<double>(look_.span.count());
  return look_.from + trace::Duration(static_cast<std::int64_t>(past));
}

int HealthGeometry::metricAt(QPointF at) const {
  for (int metric = 0; metric < kCharts; ++metric) {
    if (at.y() >= legend() && cell(metric).contains(at)) return metric;
  }
  return -1;
}

void drawHealth(const view::HealthView& health, const HealthGeometry& geometry,
                const HealthLook& look, DrawList& list) {
  list.clear();
  const HealthSheet sheet{health, geometry, look, list, *look.palette, look.textScale};
  for (int place = 0; place < kCharts; ++place) drawChart(sheet, place);
  // The charts scroll below it.
  list.rect({0, 0, look.size.width(), geometry.legend()}, 0, look.palette->bg1);
  drawLegend(sheet);
}

}  // namespace canvas
