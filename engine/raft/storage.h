// What a server keeps on stable storage, as it is asked for and as it comes back (Figure 2, State).
// Thread rule: plain values, free to be included anywhere, as types.h.
#pragma once

#include "engine/raft/entries.h"

namespace raft {

/// What a server finds on its disk when it starts.
struct Restored {
  HardState hardState;
  Entries entries;
};

/// To be made durable as one unit: hard state and entries (which replace the log from
/// entries.front().index on).
struct Persist {
  Token token;
  HardState hardState;
  std::vector<Entry> entries;
};

}  // namespace raft
