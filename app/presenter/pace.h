// The time a talk has taken, from a monotonic time that is handed in.
// Thread rule: a value. Units: milliseconds.
#pragma once

#include <cstdint>
#include <string>

namespace presenter {

class Pace {
 public:
  /// Starts to count at `now`.
  void restart(std::int64_t nowMs);
  /// Time went by. One that is earlier than before changes nothing.
  void tick(std::int64_t nowMs);
  std::int64_t elapsedMs() const { return now_ - began_; }

 private:
  std::int64_t began_{0};
  std::int64_t now_{0};
};

/// "4:07", "1:02:30".
std::string clockText(std::int64_t ms);

}  // namespace presenter
