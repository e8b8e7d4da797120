#include "app/cli/signals.h"

#include <csignal>

namespace cli {

// A file that may not grow further is a write that fails, which the log reports, not a death.
Signals::Signals() {
  sigset_t awaited{};
  ::sigemptyset(&awaited);
  ::sigaddset(&awaited, SIGINT);
  ::sigaddset(&awaited, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &awaited, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool Signals::came() {
  sigset_t pending{};
  ::sigpending(&pending);
  return ::sigismember(&pending, SIGINT) == 1 || ::sigismember(&pending, SIGTERM) == 1;
}

}  // namespace cli
