// Pictures of what is done to the cluster: a message that is held, chaos, the fault board.
// Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/window.h"

namespace flotilla {

/// False: something could not be written; it has been said.
bool shootFaults(Window& window, const QString& folder);

}  // namespace flotilla
