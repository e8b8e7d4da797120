// Pictures of a talk: every cue of the one that comes with the program, hands, notes, blank.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// False: a picture could not be written.
bool shootPresenter(Window& window, const QString& folder);

}  // namespace flotilla
