// One setting varied, the others held: which values of it are measured, and a plan with one of
// them.
// Thread rule: pure functions.
#pragma once

#include "engine/planning/leaderless.h"

namespace planning {

enum class SweepAxis : std::uint8_t {
  Heartbeat,
  TimeoutFrom,   ///< the least timeout; the width of the range is held
  TimeoutWidth,  ///< the width of the range; its begin is held
  Latency,       ///< of the slowest link; all links by the same factor, their jitter with them
  Jitter,        ///< of the least steady link; all by the same factor, the least latencies held
  StallShare,    ///< of the time; how long a stall lasts is held
  StallLength,   ///< of the longest stall; how often disks stall is held
};

struct SweepAxisName {
  SweepAxis axis;
  const char* key;
  const char* column;  ///< of sheets; its unit last
  const char* title;
};
/// All of them, in order.
const std::vector<SweepAxisName>& sweepAxes();
const SweepAxisName& nameOf(SweepAxis axis);

/// What the plan itself says: milliseconds, of StallShare percent.
double ownValue(const TimeoutPlan& plan, SweepAxis axis);
/// The same but for one setting. Of a disk that does not stall by itself the stalls are those of
/// planning::stalling(). planAt(plan, axis, ownValue(plan, axis)) is the plan.
TimeoutPlan planAt(const TimeoutPlan& plan, SweepAxis axis, double value);

/// Round values around the plan's own, which is among them, to where the setting begins to disturb;
/// in order of size. With 0 where a setting can be without.
std::vector<double> sweepValues(const TimeoutPlan& plan, SweepAxis axis);

}  // namespace planning
