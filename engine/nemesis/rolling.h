// A rolling restart: one server after the other, the leader last; each waits until the one before
// is back and has caught up. What an upgrade without an outage does.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include <deque>

#include "engine/nemesis/patient.h"

namespace nemesis {

class RollingRestart {
 public:
  /// All that run now.
  explicit RollingRestart(const Patient& patient);

  /// When it looks next; kNever once all are back.
  Instant nextAt() const { return next_; }
  /// REQUIRES: the patient is at nextAt().
  void act(Patient& patient);
  bool finished() const { return next_ == raft::kNever; }

 private:
  enum class Phase : std::uint8_t { Running, Stopped, Returning };

  std::deque<ServerId> waiting_;
  ServerId current_;
  Phase phase_{Phase::Running};
  Instant next_;
};

}  // namespace nemesis
