// Ctrl+C as a stop token: the hunt ends cleanly, with its table.
// Thread rule: made and destroyed by one thread, before it starts others; the token may be read by
// any.
#pragma once

#include <stop_token>
#include <thread>

namespace study {

/// While it lives, SIGINT and SIGTERM ask to stop instead of ending the process.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  std::stop_token token() const { return source_.get_token(); }
  /// As if Ctrl+C had been pressed.
  void request() { source_.request_stop(); }

 private:
  std::stop_source source_;
  std::jthread waiting_;
};

}  // namespace study
