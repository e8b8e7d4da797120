#include <QIODevice>

#include "app/share/tables.h"
#include "app/view/health_log.h"
#include "app/view/words.h"

namespace share {
namespace {

void writeSeries(const view::HealthLog& log, view::Metric metric, trace::ServerId server,
                 const Extent& extent, QIODevice& to) {
  const bool quantile = metric == view::Metric::Fsync || metric == view::Metric::RoundTrip;
  const auto window = std::chrono::duration<double>(log.scaled(view::kQuantileRange));
  for (const view::Sample& sample : log.of(metric, server).samples()) {
    if (!extent.holds(sample.at)) continue;
    const double ms = static_cast<double>(sample.at.time_since_epoch().count()) / 1e6;
    to.write(csvRow({QString::number(ms, 'f', 6), view::nameOf(server),
                     QLatin1String(view::nameOf(metric)),
                     sample.value ? QString::number(*sample.value, 'g', 12) : QString(),
                     quantile ? QString::number(window.count()) : QString()}));
  }
}

}  // namespace

void writeHealth(const trace::Trace& trace, const Extent& extent, int scale, QIODevice& to) {
  view::HealthLog log(scale);
  do {
    log.bring(trace, {});
    if (!extent.progress->wanted()) return;
  } while (log.readTo() < trace.lastId());
  to.write(csvRow({"time_ms", "server", "metric", "value", "window_s"}));
  for (const view::Metric metric : view::kMetrics) {
    // The size is the store's, which the trace does not hold.
    if (metric == view::Metric::Size) continue;
    for (std::uint64_t id = 1; id <= log.servers(); ++id) {
      writeSeries(log, metric, trace::ServerId{id}, extent, to);
    }
  }
}

}  // namespace share
