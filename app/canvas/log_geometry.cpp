#include <algorithm>
#include <cmath>

#include "app/canvas/log_list.h"

namespace canvas {

LogGeometry::LogGeometry(std::size_t servers, raft::Index last, const LogLook& look)
    : servers_(servers),
      size_(look.size),
      scale_(look.textScale),
      scrollX_(look.scrollX),
      scrollY_(look.scrollY) {
  constexpr double kLegend = 244;
  const bool roomy = size_.width() >= (1000 * scale_);
  right_ = roomy ? size_.width() - kLegend * scale_ : size_.width();
  // Rows shrink to 20 before they scroll, and grow to 44 where there is room.
  constexpr double kBelow = 3;  // the lower half of the last row's marks
  const double room =
      (size_.height() - top() - kBelow) / std::max(1.0, static_cast<double>(servers));
  row_ = std::clamp(room, 20 * scale_, 44 * scale_);
  // A little room after the newest entry says that there is none.
  contentWidth_ = column() * (static_cast<double>(last.value) + 2);
}

double LogGeometry::x(raft::Index index) const {
  return left() + column() * (static_cast<double>(index.value) - 1) - scrollX_;
}

double LogGeometry::y(std::size_t rowNumber) const {
  return top() + row_ * static_cast<double>(rowNumber) - scrollY_;
}

raft::Index LogGeometry::firstVisible() const {
  return raft::Index{static_cast<std::uint64_t>(std::max(0.0, std::floor(scrollX_ / column()))) +
                     1};
}

raft::Index LogGeometry::lastVisible() const {
  const double columns = std::floor((scrollX_ + right_ - left() + 6) / column());
  return raft::Index{static_cast<std::uint64_t>(std::max(0.0, columns))};
}

LogCell LogGeometry::cellAt(QPointF point) const {
  if (point.x() < left() || point.x() >= right_ || point.y() < top()) return {};
  const double row = (point.y() - top() + scrollY_) / row_;
  const double column = (point.x() - left() + scrollX_) / this->column();
  if (row < 0 || row >= static_cast<double>(servers_) || column < 0) return {};
  return {trace::ServerId{static_cast<std::uint64_t>(row) + 1},
          raft::Index{static_cast<std::uint64_t>(column) + 1}};
}

}  // namespace canvas
