// What the screen costs: frame times, seeking, branching, launch and memory, on the real window.
// Part of the composition root.
// Thread rule: GUI thread.
#pragma once

#include <QElapsedTimer>

#include "app/window.h"

namespace flotilla {

/// Prints one line a figure. `launch` was started with the program. Returns the exit code.
int measureWindow(Window& window, const QElapsedTimer& launch);

}  // namespace flotilla
