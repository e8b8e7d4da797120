// One event as a link of a chain of causes: a few words, or none if the chain skips it.
// Thread rule: pure.
#pragma once

#include <QString>

#include "engine/trace/event.h"

namespace view {

QString stepText(const trace::Event& event);

}  // namespace view
