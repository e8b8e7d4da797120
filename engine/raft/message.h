// What servers say to each other. Every message carries its sender's term (Raft 5.1), but for
// Propose, ReadIndex and TransferLeadership, which only ask the leader for something: term 0.
// Thread rule: plain values.
#pragma once

#include <variant>
#include <vector>

#include "engine/raft/snapshot.h"
#include "engine/raft/types.h"

namespace raft {

/// A transfer's election does not wait for the followers' stickiness (thesis 3.10).
enum class Campaign : std::uint8_t { Election, Transfer };

/// A candidate asks for a vote and shows how up to date its log is (Raft 5.2, 5.4.1).
struct RequestVote {
  Index lastLogIndex;
  Term lastLogTerm;
  Campaign campaign{Campaign::Election};
  friend bool operator==(const RequestVote&, const RequestVote&) = default;
};

enum class Vote : std::uint8_t { Granted, Denied };

struct RequestVoteReply {
  Vote vote{Vote::Denied};
  friend bool operator==(const RequestVoteReply&, const RequestVoteReply&) = default;
};

/// "Would you vote for me in this term?" The message's term is the one the sender would enter; it
/// has not entered it (thesis 9.6).
struct RequestPreVote {
  Index lastLogIndex;
  Term lastLogTerm;
  friend bool operator==(const RequestPreVote&, const RequestPreVote&) = default;
};

/// Granted: of the term that was asked for. Denied: of the answerer's own term.
struct RequestPreVoteReply {
  Vote vote{Vote::Denied};
  friend bool operator==(const RequestPreVoteReply&, const RequestPreVoteReply&) = default;
};

/// Replicates entries, or probes for the place where the logs agree (Raft 5.3).
struct AppendEntries {
  Index prevLogIndex;
  Term prevLogTerm;
  Index leaderCommit;
  std::vector<Entry> entries;
  friend bool operator==(const AppendEntries&, const AppendEntries&) = default;
};

/// The follower's log now agrees with the leader's up to matchIndex, durably.
struct AppendAccepted {
  Index matchIndex;
  friend bool operator==(const AppendAccepted&, const AppendAccepted&) = default;
};

/// The consistency check failed at `rejected`; the logs may agree at or before the hint
/// (Raft 5.3, last paragraphs; the form is etcd's).
struct AppendRejected {
  Index rejected;
  Index hintIndex;
  Term hintTerm;
  friend bool operator==(const AppendRejected&, const AppendRejected&) = default;
};

struct AppendEntriesReply {
  std::variant<AppendAccepted, AppendRejected> result;
  friend bool operator==(const AppendEntriesReply&, const AppendEntriesReply&) = default;
};

/// Numbers a leader's rounds of heartbeats within its term: an answer names the round it answers,
/// so an older answer can never confirm a newer read (thesis 6.4).
using Round = Number<struct RoundTag>;

/// "I still lead": resets election timers, carries the commit index as far as the receiver is known
/// to match. A message of its own, as in etcd.
struct Heartbeat {
  Index commit;
  Round round{};
  friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

struct HeartbeatReply {
  Round round{};
  friend bool operator==(const HeartbeatReply&, const HeartbeatReply&) = default;
};

/// A follower hands entries (commands, membership changes) on to the leader. They have no term and
/// index yet.
struct Propose {
  std::vector<Entry> entries;
  friend bool operator==(const Propose&, const Propose&) = default;
};

/// The leader's snapshot, for a follower that lacks entries the leader no longer has (Raft 7).
struct InstallSnapshot {
  Snapshot snapshot;
  friend bool operator==(const InstallSnapshot&, const InstallSnapshot&) = default;
};

/// A part of a snapshot under way: on the wire an InstallSnapshot goes in parts (Raft 7, Figure
/// 13). (lastIncludedIndex, lastIncludedTerm) names the snapshot.
struct SnapshotChunk {
  Index lastIncludedIndex;
  Term lastIncludedTerm;
  Configuration configuration;
  std::uint64_t offset{0};
  std::uint64_t total{0};  ///< bytes of the whole state
  Payload bytes;
  friend bool operator==(const SnapshotChunk&, const SnapshotChunk&) = default;
};

/// The receiver has the first `received` bytes: the sender goes on from there.
struct SnapshotChunkReply {
  Index lastIncludedIndex;
  std::uint64_t received{0};
  friend bool operator==(const SnapshotChunkReply&, const SnapshotChunkReply&) = default;
};

/// "Start an election now": the leader hands over (thesis 3.10).
struct TimeoutNow {
  friend bool operator==(const TimeoutNow&, const TimeoutNow&) = default;
};

/// A follower hands on the wish that `to` should lead.
struct TransferLeadership {
  ServerId to;
  friend bool operator==(const TransferLeadership&, const TransferLeadership&) = default;
};

/// Names a read within the server that asked.
using ReadId = Number<struct ReadIdTag>;

/// A follower asks up to where it must have applied to answer a read (thesis 6.4).
struct ReadIndex {
  ReadId id;
  friend bool operator==(const ReadIndex&, const ReadIndex&) = default;
};

struct ReadIndexReply {
  ReadId id;
  Index index;
  friend bool operator==(const ReadIndexReply&, const ReadIndexReply&) = default;
};

using Body = std::variant<RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply,
                          Heartbeat, HeartbeatReply, Propose, RequestPreVote, RequestPreVoteReply,
                          InstallSnapshot, SnapshotChunk, SnapshotChunkReply, TimeoutNow,
                          TransferLeadership, ReadIndex, ReadIndexReply>;

struct Message {
  ServerId from;
  ServerId to;
  Term term;
  Body body;
  friend bool operator==(const Message&, const Message&) = default;
};

/// The message's name in the paper's words, for instance "AppendEntries".
std::string_view nameOf(const Body& body);

}  // namespace raft
