// Pictures of the stage alone: what servers, links and clients look like in every state.
// Thread rule: GUI thread.
#pragma once

#include "app/shot_list.h"
#include "app/window.h"

namespace flotilla {

/// One for each scene: "stage-walls", "stage-votes", ...
std::vector<Shot> stageShots(Window& window, const QString& folder);

}  // namespace flotilla
