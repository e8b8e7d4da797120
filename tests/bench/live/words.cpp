#include "tests/bench/live/words.h"

#include <unistd.h>

namespace bench {

Progress::Progress(std::FILE* to) : to_(::isatty(::fileno(to)) == 1 ? to : nullptr) {}
Progress::~Progress() { clear(); }

void Progress::tell(const std::string& what) {
  if (to_ == nullptr) return;
  clear();
  shown_ = what.size();
  std::fputs(what.c_str(), to_);
  std::fflush(to_);
}

void Progress::clear() {
  if (to_ == nullptr || shown_ == 0) return;
  std::fprintf(to_, "\r%*s\r", static_cast<int>(shown_), "");
  shown_ = 0;
}

}  // namespace bench
