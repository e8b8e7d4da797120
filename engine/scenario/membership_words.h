// Changes of the membership in words: `add S6 remove S1 joint`.
// Thread rule: pure functions.
#pragma once

#include "engine/scenario/cursor.h"

namespace scenario {

/// The word that says what the first change is was read.
Action readMembershipAfter(raft::ChangeKind first, Cursor& in);

}  // namespace scenario
