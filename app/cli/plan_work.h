// What the studies' commands share: threads, Ctrl+C, progress, and trials by rounds.
// Thread rule: one thread; it starts others.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "app/cli/plan_request.h"
#include "app/cli/progress.h"
#include "engine/study/interruption.h"

namespace cli {

class PlanWork {
 public:
  PlanWork(const PlanCommon& common, std::string what, std::ostream& err);

  unsigned threads() const { return threads_; }
  bool ended() const { return interruption_.token().stop_requested(); }
  /// Something that takes a while and says nothing meanwhile begins.
  void announce(const std::string& sentence);

  /// Calls grow(units, work) with more units each time, until there are `target`, or for the time
  /// that was asked for, or until Ctrl+C.
  using Grow = std::function<void(std::uint64_t units, const planning::Work& work)>;
  void sharpen(std::uint64_t target, const Grow& grow);

  /// Writes what was found. Returns the exit code.
  int finish(const Sheet& sheet, std::ostream& out, int code);

 private:
  PlanCommon common_;
  unsigned threads_;
  std::ostream& err_;
  study::Interruption interruption_;
  study::Stopwatch watch_;
  ProgressLine line_;
  bool timeOver_{false};
};

/// The facts that all sheets begin with.
void addFacts(Sheet& sheet, const planning::Network& network, const planning::Disk& disk,
              std::uint64_t seed);

}  // namespace cli
