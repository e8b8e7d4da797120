// A lesson played without a person: a script in place of the learner.
// Thread rule: one thread at a time.
#pragma once

#include "engine/lesson/script.h"

namespace lesson {

/// A new Lab cluster.
using NewWorld = std::function<std::unique_ptr<cluster::World>(const cluster::Settings&)>;

/// Whether tasks are also tried by doing nothing, and goals asked before anything is done.
enum class Prove : std::uint8_t { No, Goals };

struct Played {
  bool finished{false};
  std::vector<StepResult> results;
  std::vector<std::optional<std::size_t>> right;  ///< of each step's question, as the run decided
  std::vector<std::string> log;     ///< what the lesson said at each stop, for authors
  std::vector<std::string> faults;  ///< of lesson or script; sentences, with the script's line
  /// Finished, and every prediction was right.
  bool solved() const;
};

Played play(const std::shared_ptr<const Lesson>& lesson, std::uint64_t seed,
            const LearnerScript& script, const NewWorld& newWorld, Prove prove = Prove::No);

}  // namespace lesson
