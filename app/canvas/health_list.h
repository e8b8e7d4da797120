// What operators watch, as small charts: one a metric, a line a server, up to the playhead.
// Lines differ by their dashes; the chosen server's is stronger and in the accent colour.
// Thread rule: pure. Law: equal arguments, equal lists.
#pragma once

#include "app/canvas/draw_list.h"
#include "app/view/health_view.h"
#include "app/view/palette.h"

namespace canvas {

struct HealthLook {
  const view::Palette* palette{nullptr};
  double textScale{1};
  QSizeF size;
  trace::Instant from{};  ///< at the left of each chart
  trace::Duration span{std::chrono::seconds(15)};
  double scrollY{0};  ///< px hidden at the top
  trace::ServerId chosen;
  int current{-1};  ///< the chart under the keyboard; -1: none
};

/// Where the charts are.
class HealthGeometry {
 public:
  HealthGeometry() = default;
  explicit HealthGeometry(const HealthLook& look) : look_(look) {}

  int columns() const;
  /// The whole cell of a chart: its name, its lines, its values.
  QRectF cell(int metric) const;
  QRectF plot(int metric) const;
  double legend() const { return 22 * look_.textScale; }
  double maxScrollY() const;
  double x(const QRectF& plot, trace::Instant at) const;
  trace::Instant timeAt(const QRectF& plot, double x) const;
  /// -1: none.
  int metricAt(QPointF at) const;

 private:
  double rowHeight() const { return 58 * look_.textScale; }

  HealthLook look_;
};

/// REQUIRES: look.palette.
void drawHealth(const view::HealthView& health, const HealthGeometry& geometry,
                const HealthLook& look, DrawList& list);

}  // namespace canvas
