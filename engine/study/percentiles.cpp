#include "engine/study/percentiles.h"

#include <algorithm>
#include <cmath>

namespace study {

Distribution::Distribution(std::vector<raft::Duration> measured) : sorted_(std::move(measured)) {
  std::sort(sorted_.begin(), sorted_.end());
}

raft::Duration Distribution::at(double share) const {
  // 0.9 of 10 is 9 and not a little more.
  constexpr double kRounding = 1e-9;
  const double rank = std::ceil(share * static_cast<double>(sorted_.size()) - kRounding);
  const auto place = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
  return sorted_[std::min(place, sorted_.size() - 1)];
}

double inMs(raft::Duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

}  // namespace study
