// Pictures of the fault-tolerance explorer. Part of the composition root. Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// Files "explorer-<what>-<look>.png". False: a picture could not be written.
bool shootExplorer(Window& window, const QString& folder);

}  // namespace flotilla
