// Pictures of the explorer's pages that measure: price, timeouts, reads.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// False: a picture cannot be written, and why has been said.
bool shootExplorerPlots(Window& window, const QString& folder);

}  // namespace flotilla
