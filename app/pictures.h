// Runs without a person: scenarios played in virtual time, their narration printed, pictures of the
// window saved. Part of the composition root.
// Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/window.h"

namespace flotilla {

/// Plays the opening scenario, prints what happens, and leaves a picture of each part in `folder`.
/// Returns the program's exit code: 0, 1 if an expectation failed, 2 if it could not run.
int playOpening(Window& window, const QString& folder);

/// Pictures of every bundled scenario at its notes, in each theme and at each size, of what opens
/// over them, and of Live. `only`: those whose name contains it; empty: all. Returns the program's
/// exit code: 0, or 2, also if no name contains it.
int takeShots(Window& window, const QString& folder, const QString& only);

}  // namespace flotilla
