#include "engine/study/interruption.h"

#include <csignal>
#include <ctime>

namespace study {

namespace {

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

// Threads inherit the mask, so that only the one that waits hears the signal.
Interruption::Interruption() {
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiting_ = std::jthread([source = source_](const std::stop_token& over) mutable {
    const sigset_t wanted = interrupts();
    const timespec tenth{0, 100'000'000};
    while (!over.stop_requested()) {
      if (sigtimedwait(&wanted, nullptr, &tenth) > 0) source.request_stop();
    }
  });
}

Interruption::~Interruption() {
  waiting_.request_stop();
  waiting_.join();
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace study
