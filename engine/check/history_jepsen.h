// Jepsen's log of a register. Private to the room; the form is described in history_text.h.
// Thread rule: a pure function.
#pragma once

#include "engine/check/history_text.h"

namespace check {

ReadHistory readJepsen(std::string_view text);

}  // namespace check
