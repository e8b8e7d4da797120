// Pictures of the health pane: nothing wrong, a majority lost, a server alone, large text.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// Returns false if a file cannot be written.
bool shootHealth(Window& window, const QString& folder);

}  // namespace flotilla
