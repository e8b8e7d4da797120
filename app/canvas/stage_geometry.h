// Where things are on the stage: servers on a flattened ring, lanes beside links, walls across
// them. Thread rule: pure; a value. Units: logical pixels; degrees from 12 o'clock, clockwise.
// Invariant: the discs of two servers never touch, for 1 to 51 servers (unless dragged together).
#pragma once

#include <QLineF>
#include <QPointF>
#include <QSizeF>

#include <map>
#include <optional>
#include <vector>

namespace canvas {

/// 1-based, like trace::ServerId.
using Places = std::map<std::size_t, QPointF>;

/// The way of a message: from near its sender to near its receiver, right of the link.
struct Lane {
  QPointF from, to;
  QPointF along;  ///< unit vector of travel
  QPointF right;  ///< unit vector to its right
  QPointF at(double p) const { return from + (to - from) * p; }
};

class StageGeometry {
 public:
  static constexpr double kRadius = 34;  ///< of a disc, times zoom

  StageGeometry() = default;
  /// `moved`: servers a person dragged, as shares of the stage's width and height.
  StageGeometry(std::size_t servers, QSizeF size, const Places& moved = {});
  /// A small stage: a ring with room for names, and nothing but them, around it. `letters`: how
  /// much larger than usual.
  static StageGeometry small(std::size_t servers, QSizeF size, double letters);
  static constexpr double kSmallName = 13;  ///< letters of such a name, px at usual size

  std::size_t servers() const { return places_.size(); }
  QSizeF size() const { return size_; }
  double zoom() const { return zoom_; }
  double radius() const { return kRadius * zoom_; }
  /// REQUIRES: 1 <= id <= servers().
  QPointF place(std::size_t id) const { return places_[id - 1]; }
  QPointF centre() const { return centre_; }
  /// Direction of `to` seen from `from`, degrees.
  double bearing(std::size_t from, std::size_t to) const;
  /// `start` and `end`: distances from the discs' centres, times zoom.
  Lane lane(std::size_t from, std::size_t to, double start, double end) const;
  /// The server whose disc (and `slack` px more) is under `point`; the nearest one; 0 if none.
  std::size_t serverAt(QPointF point, double slack) const;
  /// Names alone stand around rings too crowded, or too small, for words at their sides.
  bool isSmall() const { return small_; }
  bool crowded() const { return small_ || servers() > 9; }

 private:
  void placeRing();
  double chooseZoom() const;
  bool fitsSmall(double zoom, double nameSize);

  QSizeF size_;
  QPointF centre_;
  double zoom_{1};
  bool small_{false};
  std::vector<QPointF> places_;
};

/// Bearings pushed apart until neighbours are `gap` degrees apart (as far as a circle has room).
/// Keeps the order of the input.
std::vector<double> spread(std::vector<double> degrees, double gap);

/// The share of the lane at which `wall` stands in its way, if it does.
std::optional<double> crossing(const Lane& lane, const QLineF& wall);

}  // namespace canvas
