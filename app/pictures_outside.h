// Pictures of clients of other programs: a Live world that is really called over its API.
// Thread rule: GUI thread.
#pragma once

#include "app/window.h"

namespace flotilla {

/// One call on its way, several at once, Why? of one, one that its client gave up, a watcher and a
/// lease, the addresses, the question before a pause, a load. False: it could not be run, or a
/// picture could not be written.
bool shootOutside(Window& window, const QString& folder);

}  // namespace flotilla
