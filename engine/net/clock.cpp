#include "engine/net/clock.h"

#include <algorithm>

namespace net {

namespace {
constexpr std::int64_t kMillion = 1'000'000;

/// a * b / c without overflow where the result fits.
constexpr std::int64_t scaled(std::int64_t a, std::int64_t b, std::int64_t c) {
  return a / c * b + a % c * b / c;
}
}  // namespace

void DilatedClock::setRate(cluster::RatePpm rate, Wall::time_point wall) {
  run_ = at(wall);
  wall_ = wall;
  rate_ = std::min<cluster::RatePpm>(rate, kMillion);
}

raft::Instant DilatedClock::at(Wall::time_point wall) const {
  const std::int64_t passed = std::chrono::nanoseconds(wall - wall_).count();
  return run_ + raft::Duration{scaled(std::max<std::int64_t>(passed, 0), rate_, kMillion)};
}

std::optional<DilatedClock::Wall::time_point> DilatedClock::wallOf(raft::Instant instant) const {
  if (rate_ == 0) return std::nullopt;
  const std::int64_t left = (instant - run_).count();
  // A day is as good as for ever, and cannot overflow.
  constexpr std::int64_t kDay = std::int64_t{86'400} * 1'000'000'000;
  const std::int64_t wall = left / kMillion > kDay / kMillion * rate_ / kMillion
                                ? kDay
                                : scaled(left, kMillion, rate_) + 1;
  return wall_ + std::chrono::nanoseconds(wall);
}

}  // namespace net
