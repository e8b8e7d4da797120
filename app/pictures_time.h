// Pictures of what belongs to time: breakpoints, bookmarks, branches, the comparison, the tape.
// Part of the composition root. Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/window.h"

namespace flotilla {

/// At each size, in each theme, and with larger text. False: a picture could not be written.
bool shootTime(Window& window, const QString& folder);

}  // namespace flotilla
