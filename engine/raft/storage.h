// What a server keeps on stable storage, as it is asked for and as it comes back (Figure 2, State).
// Thread rule: plain values, free to be included anywhere, as types.h.
#pragma once

#include "engine/raft/entries.h"
#include "engine/raft/snapshot.h"

namespace raft {

/// What a server finds on its disk when it starts.
struct Restored {
  HardState hardState;
  Entries entries;
  /// The newest one that is whole; the log goes on at or before its end.
  std::optional<Snapshot> snapshot{};
};

/// To be made durable as one unit: hard state, a snapshot (which replaces the whole log) and
/// entries (which replace the log from entries.front().index on).
struct Persist {
  Token token;
  HardState hardState;
  std::vector<Entry> entries;
  std::optional<Snapshot> snapshot{};
};

}  // namespace raft
