// Proves a lesson: each solution solves it, each wrong one does not, no goal holds by itself, and
// each question's right answer is what the run does.
// Thread rule: one thread at a time.
#pragma once

#include "engine/lesson/play.h"

namespace lesson {

/// Seeds that a lesson is played with when its set-up names none.
inline constexpr std::uint64_t kProofSeeds = 50;

/// Reads all files of the folder; what is wrong in them, and what is missing.
struct Checked {
  std::shared_ptr<const Lesson> lesson;            ///< nullptr with mistakes
  std::map<std::string, LearnerScript> solutions;  ///< by file name
  std::map<std::string, LearnerScript> wrongs;
  Mistakes mistakes;
};
Checked check(const Files& files, const Glossary& glossary);

struct Proof {
  std::uint64_t plays{0};
  std::uint64_t seeds{0};
  std::vector<std::string> faults;  ///< sentences; empty: the lesson is sound
};
/// REQUIRES: checked has no mistakes.
Proof prove(const Checked& checked, const NewWorld& newWorld, std::uint64_t seeds = kProofSeeds);

}  // namespace lesson
