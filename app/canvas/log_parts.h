// The parts of the log matrix beside its cells.
// Thread rule: pure.
#pragma once

#include "app/canvas/log_list.h"

namespace canvas {

struct LogSheet {
  const trace::ClusterView& cluster;
  const LogGeometry& geometry;
  const LogLook& look;
  DrawList& list;
};

/// Each row's server: its name, the sign of its role, its term.
void drawHeads(const LogSheet& sheet);
void drawLegend(const LogSheet& sheet);

}  // namespace canvas
