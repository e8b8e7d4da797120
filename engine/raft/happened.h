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

/// Why a vote was refused, for the person who asks. HearsLeader: the request is ignored whole,
/// since the server heard from its leader less than an election timeout ago (Raft 6, thesis 4.2.3).
enum class VoteRefusal : std::uint8_t {
  StaleTerm,
  VotedForOther,
  LogNotUpToDate,
  KnowsLeader,
  HearsLeader
};

/// A vote, or only the answer whether one would be given (thesis 9.6).
enum class Ballot : std::uint8_t { Vote, PreVote };

/// The server would vote for `candidate` in `term`; nothing is promised (thesis 9.6).
struct PreVoted {
  Term term;
  ServerId candidate;
  friend bool operator==(const PreVoted&, const PreVoted&) = default;
};

struct VoteRefused {
  Term term;
  ServerId candidate;
  VoteRefusal reason{VoteRefusal::StaleTerm};
  Ballot ballot{Ballot::Vote};
  friend bool operator==(const VoteRefused&, const VoteRefused&) = default;
};

/// The role changed. `leader` is whom the server now follows (0: nobody known).
struct RoleChanged {
  RoleName role{RoleName::Follower};
  Term term;
  ServerId leader;
  friend bool operator==(const RoleChanged&, const RoleChanged&) = default;
};

/// A follower learned who leads its term; 0: it gave its leader up.
struct LeaderLearned {
  Term term;
  ServerId leader;
  friend bool operator==(const LeaderLearned&, const LeaderLearned&) = default;
};

/// A candidate counted one answer (its own vote included, once durable).
struct VoteCounted {
  ServerId voter;
  Vote vote{Vote::Denied};
  Ballot ballot{Ballot::Vote};
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

enum class ProgressState : std::uint8_t { Probe, Replicate, Snapshot };

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

/// The configuration of the applied entry `index` is in force (thesis 4; in force when applied, as
/// in etcd).
struct ConfigurationChanged {
  Index index;
  Configuration configuration;
  friend bool operator==(const ConfigurationChanged&, const ConfigurationChanged&) = default;
};

/// A leader did not take a membership change, or an entry that was applied could not be carried
/// out.
struct MembershipRefused {
  MembershipChange change;
  std::string why;
  friend bool operator==(const MembershipRefused&, const MembershipRefused&) = default;
};

/// The log up to (lastIncludedIndex, lastIncludedTerm) was given up for a snapshot (Raft 7).
struct Compacted {
  Index lastIncludedIndex;
  Term lastIncludedTerm;
  friend bool operator==(const Compacted&, const Compacted&) = default;
};

/// A follower took its leader's snapshot in place of its log (Raft 7, Figure 13).
struct SnapshotInstalled {
  Index lastIncludedIndex;
  Term lastIncludedTerm;
  Configuration configuration;
  friend bool operator==(const SnapshotInstalled&, const SnapshotInstalled&) = default;
};

/// A leader begins to hand over to `to`: it takes no more proposals (thesis 3.10).
struct TransferStarted {
  ServerId to;
  friend bool operator==(const TransferStarted&, const TransferStarted&) = default;
};
enum class TransferEnd : std::uint8_t { TimedOut, NotAVoter, Replaced };
/// The transfer to `to` came to nothing; the leader takes proposals again.
struct TransferAborted {
  ServerId to;
  TransferEnd why{TransferEnd::TimedOut};
  friend bool operator==(const TransferAborted&, const TransferAborted&) = default;
};

enum class StepDown : std::uint8_t { QuorumSilent, Removed, DiskStalled };
/// A leader gave up by itself, before the RoleChanged that follows (thesis 6.2, 4.2.2).
struct SteppedDown {
  StepDown why{StepDown::QuorumSilent};
  friend bool operator==(const SteppedDown&, const SteppedDown&) = default;
};

/// A majority has answered heartbeats so recently that nobody else can lead before `until` on the
/// leader's clock (thesis 6.4.1). Only where reads go by lease.
struct LeaseExtended {
  Instant until{};
  friend bool operator==(const LeaseExtended&, const LeaseExtended&) = default;
};

/// A majority answered round `round`: reads that waited for it may be answered once `index` is
/// applied (thesis 6.4).
struct ReadConfirmed {
  Round round;
  Index index;
  friend bool operator==(const ReadConfirmed&, const ReadConfirmed&) = default;
};

using Happened =
    std::variant<TermChanged, Voted, VoteRefused, RoleChanged, LeaderLearned, VoteCounted, Appended,
                 Truncated, ProgressChanged, CommitAdvanced, PreVoted, ConfigurationChanged,
                 MembershipRefused, Compacted, SnapshotInstalled, TransferStarted, TransferAborted,
                 SteppedDown, LeaseExtended, ReadConfirmed>;

}  // namespace raft
