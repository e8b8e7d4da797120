// Pictures of what servers hold beside their maps: leases and watches.
// Thread rule: GUI thread.
#pragma once

#include <functional>

#include "app/window.h"

namespace flotilla {

/// Of a run of the Lab, at each size, in each theme and with large text. False: a picture could not
/// be written.
bool shootHoldings(Window& window, const QString& folder);

/// Which part of the data pane is shown: 0 keys, 1 leases, 2 watches.
void showDataPart(Window& window, int part);

/// The window as it stands, in every theme at 1440 x 900, and at several sizes of window and text.
/// `prepare` is called at each.
bool shootEveryLook(
    Window& window, const QString& name, const QString& folder,
    const std::function<void()>& prepare = [] {});

}  // namespace flotilla
