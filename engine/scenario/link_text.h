// `loss 10% S1 -> S2`, `link S1 S2 delay=1s loss=5%` and their like.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

Action readLoss(Cursor& in);
Action readDelay(Cursor& in);
Action readDuplicate(Cursor& in);
Action readReorder(Cursor& in);
Action readSpike(Cursor& in);
Action readLink(Cursor& in);

}  // namespace scenario
