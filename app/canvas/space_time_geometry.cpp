#include "app/canvas/space_time_geometry.h"

#include <algorithm>
#include <cmath>

namespace canvas {
namespace {

constexpr double kAxis = 68;
constexpr double kHead = 52;
constexpr double kFolded = 26;  ///< of a collapsed lane
constexpr double kWidest = 150;
constexpr double kClient = 120;

double count(trace::Duration d) { return static_cast<double>(d.count()); }

}  // namespace

SpaceTimeGeometry::SpaceTimeGeometry(const SpaceTimePlan& plan)
    : plan_(plan), left_(kAxis * plan.textScale), top_(kHead * plan.textScale) {
  const double scale = plan.textScale;
  const double width = plan.size.width();
  clientWidth_ = kClient * scale;
  gutterWidth_ = std::clamp(0.22 * width, 90 * scale, 220 * scale);
  // Clients get room only where lanes keep theirs.
  const double spare = width - left_ - gutterWidth_ - 34 * static_cast<double>(plan.servers);
  const double fitting = std::max(0.0, std::floor((spare - 120) / clientWidth_));
  columns_ = std::min({plan.clients, kClientsMost, static_cast<std::size_t>(fitting)});
  const double right =
      width - gutterWidth_ - clientWidth_ * static_cast<double>(columns_) - 30 * scale;

  std::size_t open = 0;
  for (std::size_t s = 0; s < plan.servers; ++s) {
    open += collapsed(trace::ServerId{s + 1}) ? 0 : 1;
  }
  const double folded = kFolded * static_cast<double>(plan.servers - open);
  const double room = std::max(1.0, right - left_ - 24 - folded);
  pitch_ = open == 0
               ? kFolded
               : std::min(kWidest * scale, room / std::max(0.5, static_cast<double>(open) - 0.5));
  double x = left_ + 24 * scale;
  for (std::size_t s = 0; s < plan.servers; ++s) {
    const bool narrow = collapsed(trace::ServerId{s + 1});
    const double step = narrow ? kFolded : pitch_;
    lanes_.push_back(x + (narrow ? kFolded / 2 : std::min(step / 2, 18 * scale)));
    x += step;
  }
  gutter_ = lanes_.empty() ? left_ : lanes_.back() + 30 * scale;
  gutterWidth_ += std::max(0.0, right + 30 * scale - gutter_) * (columns_ > 0 ? 1 : 0);
  if (columns_ == 0) gutterWidth_ = std::max(0.0, width - gutter_ - 8);
}

double SpaceTimeGeometry::clientX(std::size_t client) const {
  const std::size_t column = columns_ == 0 ? 0 : client % columns_;
  return width() - clientWidth_ * static_cast<double>(columns_ - column) + 20 * scale();
}

bool SpaceTimeGeometry::collapsed(trace::ServerId server) const {
  return server.value <= plan_.collapsed.size() && plan_.collapsed[server.value - 1] != 0;
}

// Never as a difference of instants: kNever minus a negative start would overflow.
double SpaceTimeGeometry::y(trace::Instant at) const {
  const double span = std::max(1.0, count(plan_.to - plan_.from));
  const double since = count(at.time_since_epoch()) - count(plan_.from.time_since_epoch());
  return top_ + since / span * height();
}

trace::Instant SpaceTimeGeometry::time(double y) const {
  const double share = std::clamp((y - top_) / height(), 0.0, 1.0);
  return plan_.from + trace::Duration{std::llround(share * count(plan_.to - plan_.from))};
}

trace::Duration SpaceTimeGeometry::perPixel() const {
  return trace::Duration{
      std::max<trace::Duration::rep>(1, std::llround(count(plan_.to - plan_.from) / height()))};
}

trace::ServerId SpaceTimeGeometry::laneAt(double x) const {
  for (std::size_t s = 0; s < lanes_.size(); ++s) {
    const trace::ServerId id{s + 1};
    const double reach = collapsed(id) ? kFolded / 2 : std::min(pitch_ / 2, 18 * scale());
    if (std::abs(x - lanes_[s]) <= reach) return id;
  }
  return {};
}

}  // namespace canvas
