// Pictures of the lessons: the list, and a lesson's steps up to its task.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// False: a picture cannot be written, and why has been said.
bool shootLessons(Window& window, const QString& folder);

}  // namespace flotilla
