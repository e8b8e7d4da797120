// What is shown this frame: every model takes it once a frame and nothing else.
// Thread rule: GUI thread; the pointers are valid during the call only.
#pragma once

#include "engine/trace/trace.h"
#include "engine/trace/view.h"

namespace view {

struct Moment {
  const trace::Trace* trace{nullptr};          ///< the branch shown
  const trace::ClusterView* cluster{nullptr};  ///< after the last event at or before the playhead
  trace::Instant time{};                       ///< the playhead; at or after cluster->at()
  /// Run time per viewer time, for the life of bursts and rings.
  double speed{1.0};
  bool reducedMotion{false};
};

}  // namespace view
