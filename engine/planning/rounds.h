// Trials in rounds: a first answer after a few, a better one after each further round.
// Thread rule: growTrials is called by one thread and starts others (study/runner.h).
// Invariants: trial i depends on i alone, so k trials in rounds are the same as k at once.
#pragma once

#include <functional>
#include <vector>

#include "engine/study/runner.h"

namespace planning {

/// note(done, of) follows each trial, from any thread but never from two at once.
using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

/// With what a study works: as many threads as it may use, when to stop, whom to tell.
struct Work {
  unsigned threads{1};
  std::stop_token stop{};
  Progress note{};
};

/// Appends the results of the next `count` trials to those there are; fewer if stopped.
template <class Result, class Trial>
void growTrials(std::vector<Result>& results, std::uint64_t count, const Work& work,
                const Trial& trial) {
  const std::uint64_t first = results.size();
  std::uint64_t done = 0;
  auto more = study::runTrials<Result>(
      count, work.threads, work.stop, [&](std::uint64_t i) { return trial(first + i); },
      [&](std::uint64_t, const Result&) {
        if (work.note) work.note(++done, count);
      });
  for (Result& result : more) results.push_back(std::move(result));
}

}  // namespace planning
