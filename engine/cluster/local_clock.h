// A server's clock against the run's, both ways, in whole numbers.
// Thread rule: pure functions.
// Law: toLocal(toRun(t)) >= t, and no earlier run time has that property.
#pragma once

#include "engine/trace/event.h"

namespace cluster {

inline constexpr std::int64_t kMillion = 1'000'000;

/// a * b / kMillion, rounded towards zero, without overflow where the result fits.
constexpr std::int64_t millionths(std::int64_t a, std::int64_t b) {
  return a / kMillion * b + a % kMillion * b / kMillion;
}

constexpr raft::Instant toLocal(const trace::ClockState& clock, raft::Instant run) {
  const std::int64_t t = run.time_since_epoch().count();
  return run + raft::Duration(millionths(t, clock.driftPpm)) + clock.offset;
}

/// The first instant of the run at which the clock shows `local` or more; kNever if it never does.
constexpr raft::Instant toRun(const trace::ClockState& clock, raft::Instant local) {
  const std::int64_t rate = kMillion + clock.driftPpm;
  if (local == raft::kNever || rate <= 0) return raft::kNever;
  const std::int64_t wanted = (local - clock.offset).time_since_epoch().count();
  raft::Instant run{raft::Duration(wanted / rate * kMillion + wanted % rate * kMillion / rate)};
  while (toLocal(clock, run) >= local) run -= raft::Duration(1);
  while (toLocal(clock, run) < local) run += raft::Duration(1);
  return run;
}

}  // namespace cluster
