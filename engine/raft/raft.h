// The protocol of one server: a pure state machine without clock, thread, disk or network.
//
// Inputs are the methods below, each with the time on the member's own clock. What the server wants
// done gathers in an Output, which the caller takes after each input and carries out in order:
// persist, send (each message once the token it names is durable), apply. See README.md for the
// deviations from the paper, each with its reason.
//
// Thread rule: a value, used by one thread at a time; copies are independent.
// Invariants: currentTerm never decreases; votedFor is set at most once a term; commitIndex and the
// indexes of the log never decrease while leading (Raft 5.3, Leader Append-Only).
#pragma once

#include <variant>

#include "engine/raft/happened.h"
#include "engine/raft/log.h"
#include "engine/raft/message.h"
#include "engine/raft/progress.h"
#include "engine/raft/storage.h"
#include "engine/raft/types.h"

namespace raft {

struct Config {
  ServerId id;
  std::vector<ServerId> voters;
  /// A timeout is drawn from [electionTimeoutMin, electionTimeoutMax] at each change of role or
  /// term (Raft 5.2).
  Duration electionTimeoutMin{std::chrono::milliseconds(150)};
  Duration electionTimeoutMax{std::chrono::milliseconds(300)};
  Duration heartbeatInterval{std::chrono::milliseconds(50)};
  /// Entries carried by one AppendEntries at most.
  std::size_t maxEntriesPerAppend{64};
  /// Bytes of commands carried by one AppendEntries at most, but one entry always goes.
  std::size_t maxBytesPerAppend{std::size_t{1} << 20};
  /// AppendEntries sent to one peer and not yet answered at most (Replicate state).
  std::size_t maxInflight{64};
  /// Seeds this incarnation's timeouts: draw n is a pure function of (seed, n).
  std::uint64_t seed{0};
};

/// A message that may leave once `after` is durable (0: at once).
struct Send {
  Message message;
  Token after;
};

struct Output {
  std::vector<Happened> happened;
  std::optional<Persist> persist;
  std::vector<Send> send;
  /// Committed entries, in order, each exactly once an incarnation.
  std::vector<Entry> apply;

  bool empty() const { return happened.empty() && !persist && send.empty() && apply.empty(); }
};

/// Follower: answers; becomes a candidate when its election timer runs out (Raft 5.2).
struct Follower {
  ServerId leader;
};

/// Candidate: leads on a majority of votes; steps down on a leader or a higher term (Raft 5.2).
struct Candidate {
  struct Ballot {
    ServerId voter;
    std::optional<Vote> vote;
  };
  std::vector<Ballot> ballots;
};

/// Leader: heartbeats, replicates and commits until it sees a higher term (Raft 5.3, 5.4.2).
struct Leader {
  std::vector<Progress> progress;  ///< one for each voter, itself included, in the voters' order
};

using Role = std::variant<Follower, Candidate, Leader>;

/// What became of a proposal.
struct Proposed {
  Index index;
};
/// Sent on to the leader; its fate is known when (and if) it is applied here.
struct Forwarded {
  ServerId leader;
};
struct NoLeader {};
using Proposal = std::variant<Proposed, Forwarded, NoLeader>;

class Raft {
 public:
  /// Starts as a follower (Raft 5.2) with what the disk gave back.
  Raft(Config config, Restored restored, Instant now);

  /// The election or heartbeat timer ran out; does nothing before nextDeadline().
  void deadlineReached(Instant now);
  void receive(Instant now, const Message& message);
  /// Everything up to and including `token` is durable.
  void persisted(Instant now, Token token);
  /// The state machine has applied up to `index`.
  void applied(Index index);
  /// A client's commands. A leader appends them; a follower hands them on to its leader.
  Proposal propose(Instant now, std::vector<Payload> payloads);
  /// Starts an election now (for tests and for scripts).
  void campaign(Instant now);

  Output takeOutput();

  /// When deadlineReached wants to be called next.
  Instant nextDeadline() const { return deadline_; }

  ServerId id() const { return config_.id; }
  const Config& config() const { return config_; }
  Term currentTerm() const { return hardState_.currentTerm; }
  ServerId votedFor() const { return hardState_.votedFor; }
  Index commitIndex() const { return hardState_.commit; }
  Index lastApplied() const { return lastApplied_; }
  const Log& log() const { return log_; }
  const Role& role() const { return role_; }
  RoleName roleName() const;
  /// Whom this server believes to lead its term; itself when it leads; 0 when nobody.
  ServerId leader() const;

 private:
  // raft.cpp: terms and outputs
  void becomeFollower(Instant now, Term term, ServerId leader);
  void adoptTerm(Term term);
  void happened(Happened what) { output_.happened.push_back(std::move(what)); }
  void sendNow(ServerId to, Body body);
  void sendWhenDurable(ServerId to, Body body);
  void answerStaleTerm(const Message& message);

  // election.cpp
  void resetElectionTimer(Instant now) { deadline_ = now + electionTimeout_; }
  void drawElectionTimeout();
  void receiveRequestVote(Instant now, ServerId from, const RequestVote& request);
  std::optional<VoteRefusal> refusalOf(ServerId from, const RequestVote& request) const;
  void countVote(Instant now, ServerId voter, Vote vote);
  void becomeLeader(Instant now);

  // follower.cpp
  void followLeader(Instant now, ServerId leader);
  void receiveAppendEntries(Instant now, ServerId from, const AppendEntries& request);
  void takeEntries(const AppendEntries& request);
  void receiveHeartbeat(Instant now, ServerId from, const Heartbeat& heartbeat);

  // replication.cpp
  void appendAsLeader(std::vector<Payload> payloads, EntryKind kind);
  void appendToLog(std::vector<Entry> entries);
  void broadcastAppend();
  void broadcastHeartbeat(Instant now);
  bool maySend(const Progress& peer) const;
  std::vector<Entry> nextEntries(const Progress& peer) const;
  void sendAppend(Progress& peer);
  void sendOutstanding(Progress& peer);
  void receiveAppendReply(ServerId from, const AppendEntriesReply& reply);
  void accepted(Progress& peer, const AppendAccepted& reply);
  void rejected(Progress& peer, const AppendRejected& reply);
  void receiveHeartbeatReply(ServerId from);
  Progress* progressOf(ServerId peer);
  void report(const Progress& peer);

  // commitment.cpp
  bool advanceCommit();
  void commitTo(Index index);

  std::size_t quorum() const { return config_.voters.size() / 2 + 1; }

  /// The last entry of a persist request that is under way.
  struct Unsynced {
    Token token;
    Index lastIndex;
  };

  Config config_;
  HardState hardState_;
  Log log_;
  Role role_;
  Index lastApplied_;
  Index handedToApply_;
  Instant deadline_{kNever};
  Duration electionTimeout_{0};
  std::uint64_t timeoutsDrawn_{0};

  Output output_;
  Token lastToken_;                 ///< the newest one given out
  Token ownVoteToken_;              ///< covers this candidacy's vote for itself
  bool hardStateDirty_{false};      ///< term or vote changed since the last persist request
  Index unpersistedFrom_{kNone};    ///< entries from here on are in no persist request yet
  std::vector<Unsynced> unsynced_;  ///< persist requests under way that carry entries, oldest first
  static constexpr Index kNone{~std::uint64_t{0}};
};

/// The n-th timeout of a server: a pure function of the seed, within [least, most] (Raft 5.2).
Duration drawTimeout(std::uint64_t seed, std::uint64_t n, Duration least, Duration most);

}  // namespace raft
