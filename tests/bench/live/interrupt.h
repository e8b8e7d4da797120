// Ctrl+C and SIGTERM, for a program that must clean up before it ends: they wait, in every thread,
// until they are asked for.
// Thread rule: made before there is a second thread; used by the main one.
#pragma once

#include <chrono>
#include <csignal>

namespace bench {

class Interrupt {
 public:
  Interrupt();
  bool came() { return comes(std::chrono::milliseconds(0)); }
  /// Waits at most so long. True: it came, now or before.
  bool comes(std::chrono::milliseconds within);

 private:
  sigset_t awaited_{};
  bool came_{false};
};

}  // namespace bench
