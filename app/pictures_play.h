// How the run gets on while pictures are taken of it: frames by hand.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// One frame of `ms` milliseconds, and all that the engine says of it.
void frameOf(Window& window, double ms);
/// Plays about `ms` milliseconds of the run, or up to a breakpoint, and pauses.
void playFor(Window& window, double ms);
/// Draws the window until it is at rest and writes its picture. False, and said on standard error,
/// if that cannot be.
bool takePicture(Window& window, const QString& path);

}  // namespace flotilla
