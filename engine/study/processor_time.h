// What the calling thread has used of a processor, for costs; nothing that happens in a run depends
// on it.
// Thread rule: a pure reading.
#pragma once

#include <time.h>

namespace study {

/// Seconds of processor time of the calling thread.
inline double processorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace study
