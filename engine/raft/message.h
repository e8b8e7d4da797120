// What servers say to each other. Every message carries its sender's term (Raft 5.1).
// Thread rule: plain values.
#pragma once

#include <variant>
#include <vector>

#include "engine/raft/types.h"

namespace raft {

/// A candidate asks for a vote and shows how up to date its log is (Raft 5.2, 5.4.1).
struct RequestVote {
  Index lastLogIndex;
  Term lastLogTerm;
  friend bool operator==(const RequestVote&, const RequestVote&) = default;
};

enum class Vote : std::uint8_t { Granted, Denied };

struct RequestVoteReply {
  Vote vote{Vote::Denied};
  friend bool operator==(const RequestVoteReply&, const RequestVoteReply&) = default;
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

/// "I still lead": resets election timers, carries the commit index as far as the receiver is known
/// to match. A message of its own, as in etcd.
struct Heartbeat {
  Index commit;
  friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

struct HeartbeatReply {
  friend bool operator==(const HeartbeatReply&, const HeartbeatReply&) = default;
};

/// A follower hands a client's commands on to the leader. Term 0: it is not a message of a term.
struct Propose {
  std::vector<Payload> payloads;
  friend bool operator==(const Propose&, const Propose&) = default;
};

using Body = std::variant<RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply,
                          Heartbeat, HeartbeatReply, Propose>;

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
