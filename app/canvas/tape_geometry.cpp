#include <algorithm>
#include <cmath>

#include "app/canvas/tape_list.h"

namespace canvas {

double TapeGeometry::x(trace::Instant at) const {
  const auto window = static_cast<double>((look_.to - look_.from).count());
  // Never as a difference of instants: kNever minus a negative start would overflow.
  const double since = static_cast<double>(at.time_since_epoch().count()) -
                       static_cast<double>(look_.from.time_since_epoch().count());
  return window <= 0 ? left() : left() + since / window * (right() - left());
}

trace::Instant TapeGeometry::time(double x) const {
  const double share = std::clamp((x - left()) / (right() - left()), 0.0, 1.0);
  const auto window = static_cast<double>((look_.to - look_.from).count());
  return look_.from + trace::Duration{std::llround(share * window)};
}

std::size_t TapeGeometry::forkRows() const {
  const double room = axis() - 1.2 * forkRow() - forkY(0);
  return room < 0 ? 0 : static_cast<std::size_t>(room / forkRow()) + 1;
}

std::vector<std::size_t> TapeGeometry::rowsOf(const std::vector<TapeFork>& forks) const {
  std::vector<double> ends;
  std::vector<std::size_t> rows;
  for (const TapeFork& fork : forks) {
    const double begin = x(fork.forkedAt);
    const double end = x(fork.end) + 16 + 0.65 * forkRow() * static_cast<double>(fork.name.size());
    std::size_t row = 0;
    while (row < ends.size() && ends[row] > begin) ++row;
    if (row == ends.size()) ends.push_back(0);
    ends[row] = end;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace canvas
