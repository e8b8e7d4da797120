#include "app/cli/signals.h"

#include <csignal>

namespace cli {
namespace {

/// A terminal that is closed ends what was begun in it, but for what nohup(1) began.
bool endsWithTerminal() {
  struct sigaction now {};
  ::sigaction(SIGHUP, nullptr, &now);
  return now.sa_handler != SIG_IGN;
}

}  // namespace

// A file that may not grow further is a write that fails, which the log reports, not a death.
Signals::Signals() {
  sigset_t awaited{};
  ::sigemptyset(&awaited);
  ::sigaddset(&awaited, SIGINT);
  ::sigaddset(&awaited, SIGTERM);
  if (endsWithTerminal()) ::sigaddset(&awaited, SIGHUP);
  ::pthread_sigmask(SIG_BLOCK, &awaited, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool Signals::came() {
  sigset_t pending{};
  ::sigpending(&pending);
  for (const int end : {SIGINT, SIGTERM, SIGHUP}) {
    if (::sigismember(&pending, end) == 1 && (end != SIGHUP || endsWithTerminal())) return true;
  }
  return false;
}

}  // namespace cli
