// The views that are lists of words, as drawings: every key of each replica, and the events round
// the present one. Thread rule: GUI thread.
#pragma once

#include "app/share/drawings.h"
#include "app/view/data_view.h"
#include "app/view/trace_list.h"

namespace share {

/// As high as its rows need.
Drawing drawData(view::DataView& data, const DrawingLook& look);
/// As many lines as fit, with the one of the playhead in the middle.
Drawing drawEvents(const view::TraceList& events, const DrawingLook& look);

}  // namespace share
