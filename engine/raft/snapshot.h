// A state machine's state in place of the log that led to it (Raft 7).
// Thread rule: plain values.
#pragma once

#include "engine/raft/configuration.h"
#include "engine/raft/types.h"

namespace raft {

struct Snapshot {
  Index lastIncludedIndex;
  Term lastIncludedTerm;
  /// In force at lastIncludedIndex.
  Configuration configuration;
  /// The state machine's bytes, client sessions included.
  Payload state;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

}  // namespace raft
