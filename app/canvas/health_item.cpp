#include "app/canvas/health_item.h"

#include <algorithm>

namespace canvas {
namespace {

constexpr trace::Duration kShortest = std::chrono::milliseconds(100);
constexpr trace::Duration kLongest = std::chrono::hours(1);
/// Where the playhead stands.
constexpr double kHeadAt = 0.98;

trace::Duration stretched(trace::Duration span, double factor) {
  return trace::Duration(static_cast<std::int64_t>(static_cast<double>(span.count()) * factor));
}

}  // namespace

void HealthItem::show(const view::HealthView& health) {
  look_.palette = &colours();
  look_.textScale = textScale();
  look_.size = size();
  now_ = health.time();
  look_.from = std::max(trace::Instant{}, now_ - stretched(look_.span, kHeadAt));
  const double most = maxScrollY();
  look_.scrollY = std::clamp(look_.scrollY, 0.0, most);
  drawHealth(health, HealthGeometry(look_), look_, list_);
  said_.clear();
  for (const view::Metric metric : view::kMetrics) {
    const QString values = health.valuesOf(metric).join(QStringLiteral("; "));
    said_ << QStringLiteral("%1. %2").arg(QLatin1String(view::nameOf(metric)), values);
  }
  update();
  Q_EMIT moved();
}

void HealthItem::setChosenServer(int server) {
  if (server == chosenServer()) return;
  look_.chosen = trace::ServerId{static_cast<std::uint64_t>(std::max(0, server))};
  change();
}

void HealthItem::setCurrent(int metric) {
  const int wanted = std::clamp(metric, -1, metrics() - 1);
  if (wanted == look_.current) return;
  look_.current = wanted;
  if (wanted >= 0) {
    const HealthGeometry geometry(look_);
    const QRectF cell = geometry.cell(wanted);
    const double above = geometry.legend() + 2 - cell.top();
    const double below = cell.bottom() + 4 - height();
    if (above > 0) look_.scrollY -= above;
    if (below > 0) look_.scrollY += below;
    look_.scrollY = std::clamp(look_.scrollY, 0.0, geometry.maxScrollY());
  }
  change();
}

int HealthItem::metricAt(double x, double y) const {
  return HealthGeometry(look_).metricAt({x, y});
}

double HealthItem::timeAt(double x, double y) const {
  const HealthGeometry geometry(look_);
  const int metric = geometry.metricAt({x, y});
  if (metric < 0) return -1;
  const QRectF plot = geometry.plot(metric);
  if (x > plot.right() || x < plot.left()) return -1;
  const trace::Instant at = std::min(now_, geometry.timeAt(plot, x));
  return static_cast<double>(at.time_since_epoch().count()) / 1e6;
}

void HealthItem::zoom(double factor) {
  look_.span = std::clamp(stretched(look_.span, 1 / factor), kShortest, kLongest);
  change();
}

void HealthItem::scroll(double px) {
  look_.scrollY = std::clamp(look_.scrollY + px, 0.0, maxScrollY());
  change();
}

QString HealthItem::describe(int metric) const {
  return metric >= 0 && metric < said_.size() ? said_[metric] : QString();
}

void HealthItem::change() {
  Q_EMIT moved();
  becomeStale();
}

}  // namespace canvas
