// Where lanes and instants are in the space-time diagram: lanes side by side in the order of their
// servers, time downwards, words in a gutter behind the last lane, then the clients.
// Thread rule: pure values. Law: lanes never change their order. Units: logical pixels.
#pragma once

#include <QSizeF>

#include <vector>

#include "engine/trace/event.h"

namespace canvas {

struct SpaceTimePlan {
  QSizeF size;
  double textScale{1};
  std::size_t servers{0};
  std::vector<char> collapsed;  ///< one a server; missing: open
  std::size_t clients{0};
  trace::Instant from{};
  trace::Instant to{};  ///< REQUIRES: from < to
};

class SpaceTimeGeometry {
 public:
  /// Clients that get a column of their own; more share them.
  static constexpr std::size_t kClientsMost = 3;

  SpaceTimeGeometry() = default;
  explicit SpaceTimeGeometry(const SpaceTimePlan& plan);

  double left() const { return left_; }  ///< end of the time axis
  double top() const { return top_; }
  double bottom() const { return std::max(top_ + 1, plan_.size.height()); }
  double height() const { return bottom() - top_; }
  double width() const { return plan_.size.width(); }
  double scale() const { return plan_.textScale; }
  double gutter() const { return gutter_; }  ///< where words begin
  double gutterWidth() const { return gutterWidth_; }
  std::size_t clientColumns() const { return columns_; }
  double clientX(std::size_t client) const;
  double clientWidth() const { return clientWidth_; }

  std::size_t servers() const { return lanes_.size(); }
  double laneX(trace::ServerId server) const { return lanes_[server.value - 1]; }
  /// Between two open lanes.
  double pitch() const { return pitch_; }
  bool collapsed(trace::ServerId server) const;

  double y(trace::Instant at) const;
  trace::Instant time(double y) const;
  trace::Duration perPixel() const;
  /// The lane under the point, by its nearest line; 0 beside all of them.
  trace::ServerId laneAt(double x) const;

 private:
  SpaceTimePlan plan_;
  double left_{0}, top_{0}, gutter_{0}, gutterWidth_{0}, pitch_{0}, clientWidth_{0};
  std::size_t columns_{0};
  std::vector<double> lanes_;
};

}  // namespace canvas
