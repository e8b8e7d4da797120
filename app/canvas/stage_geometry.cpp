#include "app/canvas/stage_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace canvas {
namespace {

constexpr double kLaneOffset = 10;

// Offsets of five servers from the centre of a 1016 x 404 stage.
constexpr std::array<QPointF, 5> kFive{QPointF(0, -116), QPointF(284, -60), QPointF(160, 116),
                                       QPointF(-160, 116), QPointF(-284, -60)};
constexpr double kWidth = 1016;
constexpr double kHeight = 404;
// The height of a leader's pennant at full size.
constexpr double kPennant = 26;
// An item that was not laid out yet has no size.
constexpr QSizeF kLeast(40, 30);

QPointF onSuperellipse(double angle, double rx, double ry) {
  constexpr double kPower = 2 / 2.4;
  const double s = std::sin(angle);
  const double c = std::cos(angle);
  return {rx * std::copysign(std::pow(std::abs(s), kPower), s),
          -ry * std::copysign(std::pow(std::abs(c), kPower), c)};
}

// `n` points at equal distances along the curve, the first at 12 o'clock.
std::vector<QPointF> equalArcs(std::size_t n, double rx, double ry) {
  constexpr int kSteps = 1440;
  std::vector<double> lengths{0};
  std::vector<QPointF> curve{onSuperellipse(0, rx, ry)};
  for (int i = 1; i <= kSteps; ++i) {
    curve.push_back(onSuperellipse(2 * std::numbers::pi * i / kSteps, rx, ry));
    lengths.push_back(lengths.back() + QLineF(curve[curve.size() - 2], curve.back()).length());
  }
  std::vector<QPointF> points;
  for (std::size_t k = 0; k < n; ++k) {
    const double wanted = lengths.back() * static_cast<double>(k) / static_cast<double>(n);
    const auto next = std::upper_bound(lengths.begin(), lengths.end(), wanted);
    const auto i = std::min<std::size_t>(static_cast<std::size_t>(next - lengths.begin()), kSteps);
    const double span = lengths[i] - lengths[i - 1];
    const double share = span > 0 ? (wanted - lengths[i - 1]) / span : 0;
    points.push_back(curve[i - 1] + (curve[i] - curve[i - 1]) * share);
  }
  return points;
}

double nearestPair(const std::vector<QPointF>& points) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      nearest = std::min(nearest, QLineF(points[i], points[j]).length());
    }
  }
  return nearest;
}

}  // namespace

StageGeometry::StageGeometry(std::size_t servers, QSizeF size, const Places& moved)
    : size_(size.expandedTo(kLeast)), places_(servers) {
  centre_ = {size_.width() / 2, size_.height() * (crowded() ? 224 : 212) / kHeight};
  placeRing();
  zoom_ = chooseZoom();
  for (const auto& [id, share] : moved) {
    if (id < 1 || id > places_.size()) continue;
    places_[id - 1] = {std::clamp(share.x(), 0.0, 1.0) * size_.width(),
                       std::clamp(share.y(), 0.0, 1.0) * size_.height()};
  }
}

StageGeometry StageGeometry::small(std::size_t servers, QSizeF size, double letters) {
  constexpr double kZoomMost = 0.75;
  constexpr double kZoomLeast = 0.1;
  constexpr double kStep = 0.01;
  StageGeometry stage;
  stage.small_ = true;
  stage.size_ = size.expandedTo(kLeast);
  stage.places_.resize(servers);
  const double most = kZoomMost * std::min(letters, 1.4);
  for (double zoom = most; zoom > kZoomLeast; zoom -= kStep) {
    if (stage.fitsSmall(zoom, kSmallName * letters)) break;
  }
  return stage;
}

// The largest discs that leave links of some length between few servers, and names around many.
bool StageGeometry::fitsSmall(double zoom, double nameSize) {
  constexpr double kLettersMost = 3;
  const double rim = (kRadius + 14) * zoom + 4;
  const double side = rim + 0.62 * nameSize * kLettersMost + 6;
  const double below = rim + 1.2 * nameSize;
  const double above = below + kPennant * zoom;
  const double rx = size_.width() / 2 - side;
  const double ry = (size_.height() - above - below) / 2;
  centre_ = {size_.width() / 2, above + ry};
  zoom_ = zoom;
  if (servers() < 2) {
    if (!places_.empty()) places_[0] = centre_;
    return ry > 0;
  }
  const auto ring = equalArcs(servers(), std::max(1.0, rx), std::max(1.0, ry));
  for (std::size_t i = 0; i < ring.size(); ++i) places_[i] = centre_ + ring[i];
  const double between = servers() > 9 ? 0 : 30 * zoom;
  return rx > 0 && ry > 0 && nearestPair(places_) > 2 * (kRadius + 12) * zoom + 4 + between;
}

void StageGeometry::placeRing() {
  const double sx = size_.width() / kWidth;
  const double sy = size_.height() / kHeight;
  if (places_.size() == 1) {
    places_[0] = centre_;
    return;
  }
  if (places_.size() == kFive.size()) {
    for (std::size_t i = 0; i < kFive.size(); ++i) {
      places_[i] = centre_ + QPointF(kFive[i].x() * sx, kFive[i].y() * sy);
    }
    return;
  }
  // Few servers need room for words at their sides, many need the room for themselves.
  const double rx = (crowded() ? 430 : servers() > 6 ? 350 : servers() > 5 ? 310 : 250) * sx;
  const double ry = (crowded() ? 124 : servers() > 5 ? 124 : 116) * sy;
  const auto ring = equalArcs(servers(), rx, ry);
  for (std::size_t i = 0; i < ring.size(); ++i) places_[i] = centre_ + ring[i];
}

double StageGeometry::chooseZoom() const {
  const double fit = std::min(size_.width() / kWidth, size_.height() / kHeight);
  const double wanted = servers() <= 6 ? 1.1 * fit : 0.75 * fit;
  const double lower = std::min(0.6, 0.75 * fit);
  const double zoom = std::clamp(wanted, lower, 2.4);
  // The rims and the timer arc of neighbours must stay apart too.
  constexpr double kRim = kRadius + 12;
  const double room = servers() > 1 ? nearestPair(places_) / (2 * kRim + 4) : zoom;
  return std::max(0.01, std::min(zoom, room));
}

double StageGeometry::bearing(std::size_t from, std::size_t to) const {
  const QPointF d = place(to) - place(from);
  const double degrees = std::atan2(d.x(), -d.y()) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

Lane StageGeometry::lane(std::size_t from, std::size_t to, double start, double end) const {
  const QLineF link(place(from), place(to));
  const double length = link.length();
  const QPointF along = length > 0 ? (link.p2() - link.p1()) / length : QPointF(1, 0);
  const QPointF right(-along.y(), along.x());
  // Servers very near each other still have a lane, though a short one.
  const double squeeze = std::min(1.0, 0.9 * length / std::max(1.0, (start + end) * zoom_));
  const QPointF beside = right * kLaneOffset * zoom_;
  return {link.p1() + along * start * zoom_ * squeeze + beside,
          link.p2() - along * end * zoom_ * squeeze + beside, along, right};
}

std::size_t StageGeometry::serverAt(QPointF point, double slack) const {
  std::size_t found = 0;
  double best = radius() + slack;
  for (std::size_t id = 1; id <= servers(); ++id) {
    const double distance = QLineF(point, place(id)).length();
    if (distance <= best) {
      best = distance;
      found = id;
    }
  }
  return found;
}

std::vector<double> spread(std::vector<double> degrees, double gap) {
  const std::size_t n = degrees.size();
  if (n < 2) return degrees;
  gap = std::min(gap, 360.0 / static_cast<double>(n));
  std::vector<std::size_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return degrees[a] < degrees[b]; });
  // Each pass halves what is missing between neighbours; sixty are plenty for fifty marks.
  for (int pass = 0; pass < 60; ++pass) {
    for (std::size_t i = 0; i < n; ++i) {
      double& a = degrees[order[i]];
      double& b = degrees[order[(i + 1) % n]];
      const double turn = i + 1 == n ? 360 : 0;
      const double missing = gap - (b + turn - a);
      if (missing <= 0) continue;
      a -= missing / 2;
      b += missing / 2;
    }
  }
  return degrees;
}

std::optional<double> crossing(const Lane& lane, const QLineF& wall) {
  const QLineF way(lane.from, lane.to);
  QPointF point;
  if (way.intersects(wall, &point) != QLineF::BoundedIntersection) return std::nullopt;
  const double length = way.length();
  return length > 0 ? QLineF(lane.from, point).length() / length : 0;
}

}  // namespace canvas
