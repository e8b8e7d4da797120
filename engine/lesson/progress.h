// How learners did: one JSON object a line, one line a prediction or task; several such files as a
// table for the teacher. Files stay on the learner's computer until they are handed in.
// Thread rule: plain values and pure functions.
#pragma once

#include "engine/lesson/runner.h"

namespace lesson {

struct ProgressLine {
  std::string lesson;       ///< its folder's name
  std::uint32_t step{1};    ///< from 1
  std::string kind;         ///< "prediction", "task" or "text"
  std::uint32_t answer{0};  ///< from 1; 0: none
  std::uint32_t confidence{0};
  bool right{false};
  std::uint32_t tries{1};
  std::uint32_t hints{0};
  std::uint64_t virtualMs{0};  ///< of the run
  std::uint64_t realMs{0};     ///< of the learner
  friend bool operator==(const ProgressLine&, const ProgressLine&) = default;
};

ProgressLine progressOf(const std::string& lesson, const StepResult& result,
                        std::chrono::milliseconds real);
/// Without the end of line. Law: readProgress(jsonOf(line)) == line.
std::string jsonOf(const ProgressLine& line);
/// The line, or a sentence that says what is wrong in it.
std::variant<ProgressLine, std::string> readProgress(std::string_view line);

/// A learner's file.
struct ProgressFile {
  std::string learner;  ///< the file's name without its ending
  std::vector<ProgressLine> lines;
};
/// Reads a whole file; mistakes name it by `file`.
ProgressFile readProgressFile(std::string_view text, const std::string& file, Mistakes& mistakes);
/// A table with a head line (RFC 4180): one row a learner and step; of a step that was done several
/// times the last.
std::string csvOf(const std::vector<ProgressFile>& files);

}  // namespace lesson
