// What a server is, and what it knows only while it is that (Figure 2, thesis 9.6).
// Thread rule: plain values.
#pragma once

#include <deque>
#include <optional>
#include <variant>
#include <vector>

#include "engine/raft/message.h"
#include "engine/raft/progress.h"

namespace raft {

/// Follower: answers; becomes a candidate when its election timer runs out (Raft 5.2).
struct Follower {
  ServerId leader;
};

/// One voter's answer, if it came.
struct VoteRecord {
  ServerId voter;
  std::optional<Vote> vote;
};

/// Asks whether it would win, without a new term (thesis 9.6).
struct PreCandidate {
  std::vector<VoteRecord> ballots;
};

/// Candidate: leads on a majority of votes; steps down on a leader or a higher term (Raft 5.2).
struct Candidate {
  std::vector<VoteRecord> ballots;
};

/// A round of heartbeats that is not confirmed by a majority yet.
struct SentRound {
  Round round;
  Instant sentAt;
};

/// A read that waits: for its round, or (round 0) for the first own-term commit.
struct PendingRead {
  ServerId from;
  ReadId id;
  Index index;
  Round round;
};

/// Leader: heartbeats, replicates and commits until it sees a higher term (Raft 5.3, 5.4.2).
struct Leader {
  std::vector<Progress> progress;  ///< one for each member, itself included, in the order of ids
  Instant heartbeatDue{};
  Instant checkDue{};  ///< of the quorum and of a transfer
  /// No membership change before this is applied: the newest one, or, after an election, what the
  /// log held then.
  Index pendingMembership;
  std::size_t uncommittedBytes{0};
  ServerId transferee;
  bool handedOver{false};  ///< a TimeoutNow was sent in this term
  Round round;
  std::deque<SentRound> rounds;  ///< oldest first
  std::vector<PendingRead> reads;
  std::optional<Instant> leaseUntil;
};

using Role = std::variant<Follower, PreCandidate, Candidate, Leader>;

/// Whether an append without entries is worth sending.
enum class WhenEmpty : std::uint8_t { Send, Skip };

}  // namespace raft
