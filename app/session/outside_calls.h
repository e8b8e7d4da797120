// Programs outside that call the Live world now, and what a commit takes: read from the end of the
// trace when somebody asks. Thread rule: a pure function.
#pragma once

#include <set>

#include "engine/trace/trace.h"

namespace session {

struct OutsideCalls {
  std::set<kv::ClientId> clients;  ///< with a call under way, or one a little while ago
  std::size_t waiting{0};          ///< calls of theirs without an answer
  /// What a commit took lately in run time, from a call's start to its answer or, without calls of
  /// late, from the leader's log to its commit: nine of ten were faster. 0: nothing is known.
  raft::Duration commit{0};
};

/// Who called in the last ten seconds of the run counts as connected.
inline constexpr raft::Duration kConnectedFor = std::chrono::seconds(10);
/// Events looked through, from the newest on.
inline constexpr std::uint64_t kLookedThrough = 100'000;

OutsideCalls outsideCalls(const trace::Trace& trace, raft::Instant now);

}  // namespace session
