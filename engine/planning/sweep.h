// Against one setting, the others held: needless elections, time without a leader, split votes.
//
// Every value meets the same seeds, so that values differ by what they are and not by luck; the
// plan's own value meets those of Leaderless, and says what that says.
//
// Thread rule: Sweep is used by one thread and starts others.
// Invariant: what is reported depends on the plan, the axis and how many trials there are.
#pragma once

#include "engine/planning/sweep_axis.h"

namespace planning {

struct SweepPoint {
  double value{0};
  bool own{false};           ///< what the plan says
  bool leads{false};         ///< somebody was elected before anybody crashed
  std::uint64_t crashes{0};  ///< of a leader that had led in peace for some heartbeats
  std::uint64_t undecided{0};
  /// Milliseconds without a leader; not finite where that many crashes were undecided.
  Estimate p50;
  Estimate p99;
  Estimate split;                     ///< share of crashes whose first election elected nobody
  std::optional<double> splitClosed;  ///< where there is a closed form (study/split_votes.h)
  std::uint64_t needless{0};          ///< servers that stood though nobody had crashed
  double watchedHours{0};
  Estimate needlessAnHour;
  study::Distribution leaderless;
};

class Sweep {
 public:
  /// Of each value, in a unit; with one calm trial.
  static constexpr std::uint64_t kCrashesOfUnit = 10;

  Sweep(const TimeoutPlan& plan, SweepAxis axis);
  void grow(std::uint64_t units, const Work& work);
  std::vector<SweepPoint> report() const;

 private:
  SweepPoint pointOf(std::size_t at) const;

  std::vector<double> values_;
  std::vector<TimeoutPlan> plans_;  ///< of the values
  double own_{0};
  std::vector<CalmTrial> calms_;     ///< of the values in turn
  std::vector<CrashTrial> crashes_;  ///< of the values in turn
};

}  // namespace planning
