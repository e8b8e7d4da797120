// Pictures of the panes round the stage. Part of the composition root. Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/window.h"

namespace flotilla {

/// Client history, data and events of a run that was played, alone and together, at each size, in
/// each theme and with large text. False: a picture could not be written.
bool shootPanes(Window& window, const QString& folder);

}  // namespace flotilla
