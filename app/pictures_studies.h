// Pictures of what many runs say: the rules, what a search found, what settings mean.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// False: a picture cannot be written, and why has been said.
bool shootStudies(Window& window, const QString& folder);

}  // namespace flotilla
