// Shares independent trials out to threads: of elections, of hunts, of failure patterns.
//
// Thread rule: runTrials is called by one thread and returns when its workers are gone. `trial`
// runs on several threads at once and must touch nothing they share; `note` is never called by two
// at once.
// Invariants: trials begin in order and each that began is finished, so what is returned is always
// the results of trials 0, 1, ..., k-1 without a gap. Trial i's result depends on i alone: so the
// results do not depend on the number of threads, and a first trial of some kind (the first
// violation, say) is the same one however many threads looked for it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace study {

/// How many threads to work with when nobody says it: one a core.
inline unsigned allCores() { return std::max(1u, std::thread::hardware_concurrency()); }

/// Calls trial(i) for i in [0, count) on `threads` threads (at least one) and returns the results
/// in order: all of them, or fewer when `stop` was requested meanwhile (also by `note`). note(i,
/// result) follows each trial, in no particular order.
template <class Result, class Trial, class Note>
std::vector<Result> runTrials(std::uint64_t count, unsigned threads, const std::stop_token& stop,
                              const Trial& trial, const Note& note) {
  std::atomic<std::uint64_t> next{0};
  std::mutex noting;
  std::vector<std::optional<Result>> found(count);
  const auto work = [&] {
    while (!stop.stop_requested()) {
      const std::uint64_t i = next.fetch_add(1);
      if (i >= count) return;
      found[i].emplace(trial(i));
      const std::scoped_lock lock(noting);
      note(i, *found[i]);
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned k = 1; k < threads; ++k) workers.emplace_back(work);
    work();
  }
  std::vector<Result> results;
  for (std::optional<Result>& result : found) {
    if (!result) break;
    results.push_back(std::move(*result));
  }
  return results;
}

/// The same without notes.
template <class Result, class Trial>
std::vector<Result> runTrials(std::uint64_t count, unsigned threads, const std::stop_token& stop,
                              const Trial& trial) {
  return runTrials<Result>(count, threads, stop, trial, [](std::uint64_t, const Result&) {});
}

}  // namespace study
