// The ways to read, compared: how long each takes, how old what it tells may be, and whether it is
// linearizable when leaders are cut off.
// Thread rule: Reads is used by one thread and starts others.
#pragma once

#include "engine/planning/estimate.h"
#include "engine/planning/read_trial.h"
#include "engine/planning/rounds.h"

namespace planning {

struct ReadRow {
  ReadWay way{ReadWay::Local};
  std::uint64_t trials{0};
  std::uint64_t reads{0};  ///< before the cuts
  Estimate p50;            ///< milliseconds, before the cuts
  Estimate p99;
  Estimate answered;  ///< share of the reads that S1 answered while it was cut off
  std::uint64_t stale{0};
  double stalest{0};      ///< milliseconds
  std::uint64_t lies{0};  ///< trials whose history is not linearizable
  std::uint64_t undecided{0};
  std::string lie;                ///< the first one, in words
  std::optional<OldRead> liedBy;  ///< the first old read of that history, if there is one

  bool linearizable() const { return lies == 0 && undecided == 0; }
};

class Reads {
 public:
  explicit Reads(ReadPlan plan) : plan_(std::move(plan)) {}
  /// So many more trials of each way.
  void grow(std::uint64_t trials, const Work& work);
  std::vector<ReadRow> report() const;

 private:
  ReadPlan plan_;
  std::vector<ReadTrial> trials_;  ///< of the ways in turn
};

}  // namespace planning
