// Numbers as QML hands them over, in the types of the core, and back.
// Thread rule: pure.
#pragma once

#include "engine/raft/types.h"

namespace session {

inline raft::ServerId idOf(int server) {
  return raft::ServerId{static_cast<std::uint64_t>(server)};
}
inline raft::Duration fromMs(double ms) {
  return raft::Duration{static_cast<raft::Duration::rep>(ms * 1e6)};
}
inline double msOf(raft::Instant at) {
  return static_cast<double>(at.time_since_epoch().count()) / 1e6;
}
/// Added to milliseconds, so that what is cut off to whole nanoseconds is not one too few.
inline constexpr double kHalfNanosecondMs = 0.5e-6;

}  // namespace session
