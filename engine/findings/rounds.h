// A question answered in rounds: a first answer after the first unit, then each round doubles what
// there is, so that the answer sharpens. The window and the command line run the same rounds.
// Thread rule: runRounds is called by one thread and starts others; `told` is called by that
// thread, `note` by any but never by two at once.
#pragma once

#include "engine/findings/answer.h"

namespace findings {

struct Course {
  unsigned threads{0};  ///< 0: one a core
  std::stop_token stop{};
  double seconds{0};  ///< then it ends, with as much as there is; 0: when it is whole
  /// 0 to 1, of the whole.
  std::function<void(double share)> note{};
  /// After each round: the answer so far, and whether it is whole.
  std::function<void(const Sheet& sheet, std::uint64_t units, std::uint64_t wanted)> told{};
};

struct Outcome {
  Sheet sheet;
  std::uint64_t units{0};
  bool whole{false};
  bool timeOver{false};
};

Outcome runRounds(const Question& question, const Course& course);

}  // namespace findings
