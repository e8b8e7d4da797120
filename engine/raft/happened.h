// What a step of the core did, said as values: the trace, the checks and the pictures are made of
// these. Plain values, like types.h and message.h, and like them free to be included anywhere.
// Thread rule: plain values.
#pragma once

#include "engine/raft/message.h"

namespace raft {

/// currentTerm grew; the vote of the new term is not given yet (Raft 5.1).
struct TermChanged {
  Term term;
  friend bool operator==(const TermChanged&, const TermChanged&) = default;
};

/// votedFor was set in `term` (Raft 5.2). A candidate votes for itself.
struct Voted {
  Term term;
  ServerId candidate;
  friend bool operator==(const Voted&, const Voted&) = default;
};

/// Why a vote was refused, for the person who asks.
enum class VoteRefusal : std::uint8_t { StaleTerm, VotedForOther, LogNotUpToDate, KnowsLeader };

struct VoteRefused {
  Term term;
  ServerId candidate;
  VoteRefusal reason{VoteRefusal::StaleTerm};
  friend bool operator==(const VoteRefused&, const VoteRefused&) = default;
};

/// The role changed. `leader` is whom the server now follows (0: nobody known).
struct RoleChanged {
  RoleName role{RoleName::Follower};
  Term term;
  ServerId leader;
  friend bool operator==(const RoleChanged&, const RoleChanged&) = default;
};

/// A follower learned who leads its term.
struct LeaderLearned {
  Term term;
  ServerId leader;
  friend bool operator==(const LeaderLearned&, const LeaderLearned&) = default;
};

/// A candidate counted one answer (its own vote included, once durable).
struct VoteCounted {
  ServerId voter;
  Vote vote{Vote::Denied};
  friend bool operator==(const VoteCounted&, const VoteCounted&) = default;
};

/// Entries were put at the end of the log in memory (not yet durable).
struct Appended {
  std::vector<Entry> entries;
  friend bool operator==(const Appended&, const Appended&) = default;
};

/// Conflicting entries from `from` on were deleted (Raft 5.3). Always below a following Appended.
struct Truncated {
  Index from;
  friend bool operator==(const Truncated&, const Truncated&) = default;
};

enum class ProgressState : std::uint8_t { Probe, Replicate };

/// The leader's bookkeeping for one peer (itself included) changed.
struct ProgressChanged {
  ServerId peer;
  Index matchIndex;
  Index nextIndex;
  ProgressState state{ProgressState::Probe};
  friend bool operator==(const ProgressChanged&, const ProgressChanged&) = default;
};

/// commitIndex grew (Raft 5.3, 5.4.2).
struct CommitAdvanced {
  Index commitIndex;
  friend bool operator==(const CommitAdvanced&, const CommitAdvanced&) = default;
};

using Happened = std::variant<TermChanged, Voted, VoteRefused, RoleChanged, LeaderLearned,
                              VoteCounted, Appended, Truncated, ProgressChanged, CommitAdvanced>;

}  // namespace raft
