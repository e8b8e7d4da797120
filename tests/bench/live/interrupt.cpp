#include "tests/bench/live/interrupt.h"

namespace bench {

Interrupt::Interrupt() {
  ::sigemptyset(&awaited_);
  ::sigaddset(&awaited_, SIGINT);
  ::sigaddset(&awaited_, SIGTERM);
  ::sigaddset(&awaited_, SIGHUP);
  ::pthread_sigmask(SIG_BLOCK, &awaited_, nullptr);
}

bool Interrupt::comes(std::chrono::milliseconds within) {
  const timespec most{within.count() / 1000, within.count() % 1000 * 1'000'000};
  came_ = came_ || ::sigtimedwait(&awaited_, nullptr, &most) > 0;
  return came_;
}

}  // namespace bench
