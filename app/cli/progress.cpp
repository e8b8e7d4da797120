#include "app/cli/progress.h"

#include <unistd.h>

#include <cmath>
#include <ostream>

namespace cli {

namespace {
/// A terminal shows one line that changes; a file gets a line now and then.
constexpr double kTerminalSeconds = 0.25;
constexpr double kFileSeconds = 5;
}  // namespace

ProgressLine::ProgressLine(std::string what, std::ostream& err)
    : what_(std::move(what)), err_(err), terminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressLine::clear() {
  if (shown_ && terminal_) err_ << "\r\033[K" << std::flush;
  shown_ = false;
}

void ProgressLine::note(std::uint64_t done, std::uint64_t of) {
  const double passed = watch_.seconds();
  if (passed < nextAt_ || done == 0 || of == 0) return;
  nextAt_ = passed + (terminal_ ? kTerminalSeconds : kFileSeconds);
  shown_ = true;
  const double share = static_cast<double>(done) / static_cast<double>(of);
  const auto left = std::llround(std::ceil(passed / share - passed));
  err_ << (terminal_ ? "\r\033[K" : "") << what_ << ": " << std::llround(100 * share)
       << " %, about " << left << " s left" << (terminal_ ? "" : "\n") << std::flush;
}

}  // namespace cli
