// Plays statements of the scenario language on a run that the caller hands in each time, so that it
// is a value which may be copied along with a fork of the run. Whoever watches is told after each
// single thing, also where one statement does several.
// Thread rule: a value; one thread at a time.
#pragma once

#include <functional>

#include "engine/scenario/player.h"

namespace lesson {

/// Called after each single thing that happened in the run or was done to it.
using See = std::function<void(const scenario::Run&)>;

/// Lets happen what still happens at the run's present, one thing at a time.
void settle(scenario::Run& run, const See& see);
/// Does it after all that; "" or a sentence.
std::string execute(scenario::Run& run, const cluster::Command& command, const See& see);

class Acts {
 public:
  Acts() = default;
  explicit Acts(std::vector<scenario::Statement> statements);

  bool finished() const;
  /// Does at most one statement, or one step of the run, not later than `limit`. False when nothing
  /// more is to do up to `limit`. REQUIRES: not finished().
  bool step(scenario::Run& run, raft::Instant limit, const See& see);
  const std::vector<scenario::Failure>& failures() const { return failures_; }
  const std::optional<scenario::Speed>& speed() const { return speed_; }

 private:
  struct Wait {
    raft::Instant until{};
    std::optional<scenario::Condition> condition;
    std::size_t statement{0};
  };
  bool timedIsDue(const scenario::Run& run) const;
  bool stepWaiting(scenario::Run& run, raft::Instant limit, const See& see);
  void start(std::size_t statement, scenario::Run& run, const See& see);
  void perform(std::size_t statement, scenario::Run& run, const See& see);
  void command(std::size_t statement, scenario::Run& run, const See& see);
  void fail(std::size_t statement, std::string why, const scenario::Run& run);

  std::vector<scenario::Statement> statements_;
  std::vector<std::size_t> ordered_;
  std::vector<std::size_t> timed_;  ///< those with `at`, by time
  std::size_t nextOrdered_{0};
  std::size_t nextTimed_{0};
  std::optional<Wait> wait_;
  std::vector<scenario::Failure> failures_;
  std::optional<scenario::Speed> speed_;
};

}  // namespace lesson
