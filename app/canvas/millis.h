// Run time as the horizontal measure of the tape and of space-time.
// Thread rule: pure.
#pragma once

#include "engine/raft/types.h"

namespace canvas {

/// Milliseconds since the run began.
inline double msOf(raft::Instant at) {
  return static_cast<double>(at.time_since_epoch().count()) / 1e6;
}

}  // namespace canvas
