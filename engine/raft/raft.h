// The protocol of one server: a pure state machine without clock, thread, disk or network.
//
// Inputs are the methods below, each with the time on the member's own clock. What the server wants
// done gathers in an Output, which the caller takes after each input (until it is empty) and
// carries out in order: persist, send (each message once the token it names is durable), apply. See
// README.md for the deviations from the paper, each with its reason.
//
// Thread rule: a value, used by one thread at a time; copies are independent.
// Invariants: currentTerm never decreases; votedFor is set at most once a term; commitIndex and the
// indexes of the log never decrease while leading (Raft 5.3, Leader Append-Only).
#pragma once

#include <variant>

#include "engine/raft/config.h"
#include "engine/raft/happened.h"
#include "engine/raft/log.h"
#include "engine/raft/message.h"
#include "engine/raft/quorum.h"
#include "engine/raft/role.h"
#include "engine/raft/storage.h"
#include "engine/raft/types.h"

namespace raft {

/// A message that may leave once `after` is durable (0: at once).
struct Send {
  Message message;
  Token after;
};

/// The read `id` may be answered from the state machine once `index` is applied (thesis 6.4).
struct ReadReady {
  ReadId id;
  Index index;
};

struct Output {
  std::vector<Happened> happened;
  std::optional<Persist> persist;
  std::vector<Send> send;
  /// A snapshot that is durable now: the state machine starts again from it, before `apply`.
  std::optional<Snapshot> restore;
  /// Committed entries, in order, each exactly once an incarnation.
  std::vector<Entry> apply;
  std::vector<ReadReady> reads;

  bool empty() const {
    return happened.empty() && !persist && send.empty() && !restore && apply.empty() &&
           reads.empty();
  }
};

/// The last entry's index; the entries are in the leader's log.
struct Proposed {
  Index index;
};
/// Sent on to the leader; its fate is known when (and if) it is applied here.
struct Forwarded {
  ServerId leader;
};
struct NoLeader {};
/// The leader takes nothing at the moment; nothing was appended.
enum class Busy : std::uint8_t {
  Transferring,       ///< it is handing over (thesis 3.10)
  TooMuchUncommitted  ///< Config::maxUncommittedBytes is reached: the quorum is too slow
};
using Proposal = std::variant<Proposed, Forwarded, NoLeader, Busy, ChangeRefused>;

/// What became of the wish to hand over.
struct Transferring {};
struct TransferRefused {
  std::string why;
};
using Transfer = std::variant<Transferring, Forwarded, NoLeader, TransferRefused>;

enum class SnapshotStatus : std::uint8_t { Delivered, Failed };

class Raft {
 public:
  /// Starts as a follower (Raft 5.2) with what the disk gave back. The state machine is expected to
  /// be at restored.snapshot (or at nothing).
  Raft(Config config, Restored restored, Instant now);

  /// The election or heartbeat timer ran out; does nothing before nextDeadline().
  void deadlineReached(Instant now);
  void receive(Instant now, const Message& message);
  /// Everything up to and including `token` is durable.
  void persisted(Instant now, Token token);
  /// The state machine has applied up to `index`. For a Membership entry, applyMembership first.
  void applied(Instant now, Index index);
  /// The change of an applied entry comes into force (thesis 4; etcd: ApplyConfChange).
  void applyMembership(Instant now, const Entry& entry);
  /// A client's commands. A leader appends them; a follower hands them on to its leader.
  Proposal propose(Instant now, std::vector<Payload> payloads);
  /// A change of the membership, of which one at a time may be under way (Raft 6). A leader that
  /// refuses it appends an empty entry in its place (etcd's form).
  Proposal proposeMembership(Instant now, const MembershipChange& change);
  /// Asks up to where a linearizable read must see the log; Output::reads answers, if ever
  /// (thesis 6.4).
  std::variant<Proposed, Forwarded, NoLeader> readIndex(Instant now, ReadId id);
  /// Hands the leadership to `to` (thesis 3.10); given up after an election timeout.
  Transfer transferLeadership(Instant now, ServerId to);
  /// A follower stops believing in its leader, so that it may vote at once.
  void forgetLeader(Instant now);
  /// Starts an election now (for tests and for scripts), with a pre-vote where it is on.
  void campaign(Instant now);

  /// The snapshot is durable here: it may be sent to a peer that lags too far. Newer than the last.
  void snapshotAvailable(Snapshot snapshot);
  /// Gives up the log up to `upTo`, of which a snapshot is available and which is applied.
  void compact(Index upTo);
  /// What became of the snapshot sent to `peer`.
  void snapshotReported(Instant now, ServerId peer, SnapshotStatus status);
  /// A message to `peer` could not be handed to the network.
  void unreachable(Instant now, ServerId peer);
  /// For scripts: the current timeout becomes `timeout`, counted from the last reset.
  void setElectionTimeout(Duration timeout);

  Output takeOutput();

  /// When deadlineReached wants to be called next.
  Instant nextDeadline() const;

  ServerId id() const { return config_.id; }
  const Config& config() const { return config_; }
  Term currentTerm() const { return hardState_.currentTerm; }
  ServerId votedFor() const { return hardState_.votedFor; }
  Index commitIndex() const { return hardState_.commit; }
  Index lastApplied() const { return lastApplied_; }
  const HardState& hardState() const { return hardState_; }
  const Log& log() const { return log_; }
  const Role& role() const { return role_; }
  RoleName roleName() const;
  /// Whom this server believes to lead its term; itself when it leads; 0 when nobody.
  ServerId leader() const;
  /// In force: of the last Membership entry that was applied.
  const Configuration& configuration() const { return configuration_; }
  /// Until when the leader may answer reads by its lease; nullopt: it may not (thesis 6.4.1).
  std::optional<Instant> leaseUntil() const;
  /// What this server says to itself once it is durable: its own vote, its own acknowledgement.
  /// Delivered by persisted() and takeOutput().
  const std::deque<Send>& toItself() const { return toItself_; }
  /// The newest token that was given out.
  Token lastToken() const { return lastToken_; }
  /// A received snapshot is not durable yet.
  bool installing() const { return installing_.has_value(); }
  /// The newest snapshot that may be sent.
  const std::optional<Snapshot>& snapshot() const { return snapshot_; }

 private:
  // raft.cpp: terms and outputs
  void becomeFollower(Term term, ServerId leader);
  void adoptTerm(Term term);
  void happened(Happened what) { output_.happened.push_back(std::move(what)); }
  void send(ServerId to, Term term, Body body, Token after);
  void sendNow(ServerId to, Body body);
  void sendWhenDurable(ServerId to, Body body) {
    sendWhenDurable(to, currentTerm(), std::move(body));
  }
  void sendWhenDurable(ServerId to, Term term, Body body);
  bool receiveHigherTerm(const Message& message);
  void receiveLowerTerm(const Message& message);
  void step(const Message& message);
  void deliverToItself();
  void askToPersist();
  void handOutCommitted();

  // election.cpp
  void resetElectionTimer() { electionResetAt_ = now_; }
  void drawElectionTimeout();
  bool promotable() const;
  bool hasUnappliedMembership() const;
  bool hearsLeader() const;
  void campaignFor(Campaign campaign);
  void preCampaign();
  void receiveRequestVote(ServerId from, const RequestVote& request);
  void receiveRequestPreVote(ServerId from, Term term, const RequestPreVote& request);
  void refuseVote(ServerId from, Term term, VoteRefusal why, Ballot ballot);
  void countVote(ServerId voter, Vote vote, Ballot ballot);
  void becomeLeader();

  // follower.cpp
  void followLeader(ServerId leader);
  void receiveAppendEntries(ServerId from, const AppendEntries& request);
  void takeEntries(const AppendEntries& request);
  void receiveHeartbeat(ServerId from, const Heartbeat& heartbeat);

  // replication.cpp
  Proposal proposeEntries(std::vector<Entry> entries);
  bool appendAsLeader(std::vector<Entry> entries);
  void appendToLog(std::vector<Entry> entries);
  void broadcastAppend();
  std::vector<Entry> nextEntries(const Progress& peer) const;
  /// False: nothing could or needed to be sent.
  bool sendAppend(Progress& peer, WhenEmpty whenEmpty);
  void receiveAppendReply(ServerId from, const AppendEntriesReply& reply);
  void accepted(Progress& peer, const AppendAccepted& reply);
  void rejected(Progress& peer, const AppendRejected& reply);
  Progress* progressOf(ServerId peer);
  void report(const Progress& peer);

  // heartbeat.cpp: what a leader does by the clock
  void leaderDeadline();
  void broadcastHeartbeat();
  void receiveHeartbeatReply(ServerId from, const HeartbeatReply& reply);
  void checkQuorum();
  void stepDown(StepDown why);

  // reads.cpp
  void receiveReadIndex(ServerId from, const ReadIndex& request);
  void answerRead(ServerId to, ReadId id, Index index);
  void releaseReads();
  void roundsAdvanced();
  void extendLease(Instant sentAt);

  // transfer.cpp
  void receiveTransfer(ServerId to);
  std::optional<std::string> whyNoTransfer(ServerId to) const;
  void abortTransfer(TransferEnd why);
  void sendTimeoutNow();
  void receiveTimeoutNow();

  // snapshot.cpp
  bool sendSnapshot(Progress& peer);
  void receiveSnapshot(ServerId from, const Snapshot& snapshot);
  bool install(const Snapshot& snapshot);
  void snapshotDurable();

  // membership.cpp
  std::optional<std::string> whyNoChange(const MembershipChange& change) const;
  void validate(Entry& entry, Index index, std::optional<ChangeRefused>& refused);
  void useConfiguration(Index index, Configuration configuration);
  void adaptProgress();
  void leaveJointWhenApplied();

  // commitment.cpp
  bool advanceCommit();
  void commitTo(Index index);
  void commitAdvanced();
  bool committedInOwnTerm() const;
  void noteHeard(ServerId from);
  const Configuration& countingConfiguration();

  /// A persist request under way: what of the log is durable with it, if the term still stands.
  struct Unsynced {
    Token token;
    Term term;
    Index lastIndex;
    Term lastTerm;
    Instant since;
  };

  Config config_;
  Configuration configuration_;
  HardState hardState_;
  Log log_;
  Role role_;
  Index lastApplied_;
  Index handedToApply_;
  std::size_t applyingBytes_{0};  ///< handed to the state machine and not applied
  std::optional<Snapshot> snapshot_;
  std::optional<Snapshot> installing_;
  Token installToken_;

  Instant now_{};              ///< of the input under way
  Instant electionResetAt_{};  ///< when the election timer was restarted
  Duration electionTimeout_{0};
  std::uint64_t timeoutsDrawn_{0};
  Instant quietUntil_;  ///< lease: it may have heard a leader right before it started

  Output output_;
  Token lastToken_;     ///< the newest one given out
  Token durableToken_;  ///< the newest one that is durable
  std::deque<Send> toItself_;
  Token termToken_;                ///< once it is durable, currentTerm is
  bool hardStateDirty_{false};     ///< term or vote changed since the last persist request
  Index unpersistedFrom_{kNone};   ///< entries from here on are in no persist request yet
  std::deque<Unsynced> unsynced_;  ///< persist requests under way, oldest first
  std::vector<std::pair<ServerId, Instant>> heard_;  ///< only kept where Rule::FullQuorum is broken
  Configuration alive_;                              ///< as heard_
  static constexpr Index kNone{~std::uint64_t{0}};
};

/// The n-th timeout of a server: a pure function of the seed, within [least, most] (Raft 5.2).
Duration drawTimeout(std::uint64_t seed, std::uint64_t n, Duration least, Duration most);

}  // namespace raft
