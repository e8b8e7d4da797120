// What no server of a cluster ever says: the core takes none of it, so that its arithmetic never
// wraps and its log stays a log whatever arrives.
// Thread rule: pure functions.
#pragma once

#include "engine/raft/message.h"

namespace raft {

/// Terms and indexes end here: half of the numbers there are, far beyond what any cluster counts
/// to. A message beyond it is left out, and a server that got there starts no election.
inline constexpr std::uint64_t kNumberMost = std::uint64_t{1} << 63;

/// Can a server have sent this? Entries follow each other without a gap, in terms that never fall
/// and are none beyond the message's (Raft 5.3); so does a snapshot (Raft 7).
bool isSound(const Message& message);

}  // namespace raft
