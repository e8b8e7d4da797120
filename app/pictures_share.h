// Pictures of what shares: the gallery, the export, the about page, the offered lines. Part of the
// composition root. Thread rule: GUI thread.
#pragma once

#include <QString>

#include "app/window.h"

namespace flotilla {

/// In each theme, at three sizes, and with larger text.
bool shootShare(Window& window, const QString& folder);

}  // namespace flotilla
