// One direction between two servers, and what it does to a message.
// Thread rule: values; drawFate is pure.
#pragma once

#include <optional>

#include "engine/trace/event.h"

namespace cluster {

struct Link {
  trace::LinkState state;
  raft::Instant lastArrival{};  ///< of the messages sent so far: later ones come no earlier
  std::uint64_t sent{0};
};

struct Fate {
  raft::Instant deliverAt;
  bool lost{false};
  std::optional<raft::Instant> again;  ///< the network delivers it twice
};

/// What the network will do to the newest message on the link, which leaves its sender at `leaves`.
/// Cuts and dead receivers count when it arrives.
Fate drawFate(std::uint64_t seed, raft::ServerId from, raft::ServerId to, const Link& link,
              raft::Instant leaves);

}  // namespace cluster
