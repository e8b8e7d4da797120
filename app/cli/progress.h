// How far a study is, on standard error, once it takes longer than a second.
// Thread rule: note() is called by one thread at a time.
#pragma once

#include <iosfwd>
#include <string>

#include "engine/study/stopwatch.h"

namespace cli {

class ProgressLine {
 public:
  ProgressLine(std::string what, std::ostream& err);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }

  /// The work begins now.
  void begin() { watch_ = {}; }
  void note(std::uint64_t done, std::uint64_t of);
  /// Takes the line off a terminal.
  void clear();

 private:
  std::string what_;
  std::ostream& err_;
  bool terminal_{false};
  bool shown_{false};
  double nextAt_{1};  ///< seconds
  study::Stopwatch watch_;
};

}  // namespace cli
