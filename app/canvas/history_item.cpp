#include "app/canvas/history_item.h"

#include <algorithm>

namespace canvas {
namespace {

constexpr trace::Duration kSpanLeast = std::chrono::milliseconds(10);
constexpr trace::Duration kSpanMost = std::chrono::hours(1);
/// Where the playhead stands in a window that follows it.
constexpr double kPlayheadAt = 0.94;

trace::Duration times(trace::Duration span, double factor) {
  return trace::Duration(static_cast<std::int64_t>(static_cast<double>(span.count()) * factor));
}

}  // namespace

void HistoryItem::show(const view::Moment& moment, const view::HistoryView& history) {
  look_.palette = &colours();
  look_.textScale = textScale();
  look_.size = size();
  if (follow_) {
    look_.from = std::max(trace::Instant{}, moment.time - times(look_.span, kPlayheadAt));
  }
  const double before = geometry_.maxScrollY();
  geometry_ = HistoryGeometry(history.history(), look_);
  look_.scrollY = std::min(look_.scrollY, geometry_.maxScrollY());
  geometry_ = HistoryGeometry(history.history(), look_);
  spots_ = drawHistory(history, moment.time, geometry_, look_, list_);
  update();
  if (before != geometry_.maxScrollY()) Q_EMIT moved();
}

void HistoryItem::setFollow(bool follow) {
  if (follow == follow_) return;
  follow_ = follow;
  change();
}

int HistoryItem::operationAt(double x, double y) const {
  const auto at = std::find_if(spots_.begin(), spots_.end(), [&](const BarSpot& spot) {
    return spot.box.adjusted(-2, -2, 2, 2).contains(x, y);
  });
  return at == spots_.end() ? 0 : static_cast<int>(at->id.value);
}

double HistoryItem::timeAt(double x) const {
  return static_cast<double>(geometry_.timeAt(x).time_since_epoch().count()) / 1e6;
}

void HistoryItem::zoomAt(double x, double factor) {
  const trace::Instant held = geometry_.timeAt(x);
  const trace::Duration wanted = std::clamp(times(look_.span, 1 / factor), kSpanLeast, kSpanMost);
  const double share =
      static_cast<double>((held - look_.from).count()) / static_cast<double>(look_.span.count());
  look_.span = wanted;
  look_.from = std::max(trace::Instant{}, held - times(wanted, share));
  change();
}

void HistoryItem::pan(double px) {
  const trace::Instant left = geometry_.timeAt(geometry_.left() + px);
  follow_ = false;
  look_.from = std::max(trace::Instant{}, left);
  change();
}

void HistoryItem::scroll(double px) {
  look_.scrollY = std::clamp(look_.scrollY + px, 0.0, maxScrollY());
  change();
}

void HistoryItem::reveal(double ms) {
  const auto at = trace::Instant{trace::Duration(static_cast<std::int64_t>(ms * 1e6))};
  if (at >= look_.from && at <= look_.from + times(look_.span, kPlayheadAt)) return;
  follow_ = false;
  look_.from = std::max(trace::Instant{}, at - times(look_.span, 0.5));
  change();
}

void HistoryItem::change() {
  Q_EMIT moved();
  becomeStale();
}

}  // namespace canvas
