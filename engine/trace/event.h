// What happened, one value each. A run is its list of events; every picture, check, sentence and
// answer to "why?" is computed from that list and from nothing else.
//
// State events change what a server is; traffic events (sent, delivered, dropped, timers) say how.
// Thread rule: plain values; messages are shared and immutable.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/kv/types.h"
#include "engine/raft/config.h"
#include "engine/raft/entries.h"
#include "engine/raft/happened.h"
#include "engine/trace/event_leases.h"

namespace trace {

/// Place of an event in its branch, from 1; 0 means none.
using EventId = raft::Number<struct EventTag>;
using MessageId = raft::Number<struct MessageTag>;
/// One request of a client, answered or not.
using OperationId = raft::Number<struct OperationTag>;

using raft::Instant;

/// The faults of one direction of a link. Parts per million for probabilities; no floating point.
struct LinkState {
  bool cut{false};
  Duration latencyMin{0};
  Duration latencyMax{0};
  std::uint32_t lossPpm{0};
  std::uint32_t duplicatePpm{0};
  /// Chance that a message may overtake earlier ones on its link (otherwise they stay in order).
  std::uint32_t reorderPpm{0};
  /// Chance of a delay spike, and how long it is.
  std::uint32_t spikePpm{0};
  Duration spike{0};
  friend bool operator==(const LinkState&, const LinkState&) = default;
};

struct DiskState {
  Duration writeLatency{0};
  Duration syncMin{0};
  Duration syncMax{0};
  bool stalled{false};
  bool full{false};  ///< every write fails
  friend bool operator==(const DiskState&, const DiskState&) = default;
};

/// A server's clock against the run's: local = run * (1 + driftPpm / 1e6) + offset.
struct ClockState {
  std::int32_t driftPpm{0};
  Duration offset{0};
  friend bool operator==(const ClockState&, const ClockState&) = default;
};

/// Always the first event.
struct ClusterStarted {
  std::uint32_t servers{0};
  Duration electionTimeoutMin{0};
  Duration electionTimeoutMax{0};
  Duration heartbeatInterval{0};
  LinkState links;  ///< of every link at the start
  DiskState disks;  ///< of every disk at the start
  /// S1 to S<voters> are the first configuration, the others may join later; 0: all servers.
  std::uint32_t voters{0};
  bool preVote{false};
  bool checkQuorum{false};
  raft::ReadMode readMode{raft::ReadMode::ReadIndex};
  /// The rule that this Lab cluster breaks, if any.
  raft::Rules rules{};
  /// Revisions of the store before the present one that can be read; 0: all.
  std::uint64_t historyKept{1};
  friend bool operator==(const ClusterStarted&, const ClusterStarted&) = default;
};

/// A server began to run, for the first time or again, with what its disk held.
struct ServerStarted {
  std::uint64_t incarnation{1};
  raft::HardState hardState;
  raft::Entries log;
  raft::Configuration configuration{};  ///< of its snapshot, or the first one
  friend bool operator==(const ServerStarted&, const ServerStarted&) = default;
};
/// The process died: memory gone, unsynced bytes gone.
struct ServerCrashed {
  friend bool operator==(const ServerCrashed&, const ServerCrashed&) = default;
};
/// The server found damage on its disk (or its disk failed) and refuses to run; `why` is a
/// sentence.
struct ServerRefused {
  std::string why;
  friend bool operator==(const ServerRefused&, const ServerRefused&) = default;
};
struct ServerPaused {
  friend bool operator==(const ServerPaused&, const ServerPaused&) = default;
};
struct ServerResumed {
  friend bool operator==(const ServerResumed&, const ServerResumed&) = default;
};
struct LinkChanged {
  ServerId from;
  ServerId to;
  LinkState state;
  friend bool operator==(const LinkChanged&, const LinkChanged&) = default;
};
struct DiskChanged {
  DiskState state;
  friend bool operator==(const DiskChanged&, const DiskChanged&) = default;
};
struct ClockChanged {
  ClockState state;
  friend bool operator==(const ClockChanged&, const ClockChanged&) = default;
};

/// event.server is down and everything on its disk is gone.
struct DiskLost {
  friend bool operator==(const DiskLost&, const DiskLost&) = default;
};
/// event.server is down and a part of its disk that was durable is damaged: it will be found.
struct DiskDamaged {
  friend bool operator==(const DiskDamaged&, const DiskDamaged&) = default;
};

/// The operator keeps a copy of event.server's store, as it is after the entry at `index`.
struct BackupTaken {
  raft::Index index;
  kv::Revision revision{0};
  std::uint64_t bytes{0};
  friend bool operator==(const BackupTaken&, const BackupTaken&) = default;
};
/// The operator puts a new cluster in the place of this one: all disks are empty but for the
/// backup, which stands for the log up to `index`. What was committed after it is lost.
struct ClusterRestored {
  raft::Index index;
  kv::Revision revision{0};
  friend bool operator==(const ClusterRestored&, const ClusterRestored&) = default;
};

/// The server's one timer (election, or heartbeat when it leads) will fire at `deadline`, run time.
struct TimerSet {
  Instant deadline;
  friend bool operator==(const TimerSet&, const TimerSet&) = default;
};
struct TimerFired {
  friend bool operator==(const TimerFired&, const TimerFired&) = default;
};

/// Chosen: somebody took this very message.
enum class DropReason : std::uint8_t { Loss, Cut, ReceiverDown, SenderDown, Overflow, Chosen };

/// event.server sent it. A duplicate made by the network is a MessageSent with `duplicateOf`.
struct MessageSent {
  MessageId id;
  std::shared_ptr<const raft::Message> message;
  Instant deliverAt;
  /// Drawn at sending: the network will lose it on the way (at half its flight).
  bool willBeLost{false};
  MessageId duplicateOf;
  friend bool operator==(const MessageSent&, const MessageSent&);
};
/// event.server received it.
struct MessageDelivered {
  MessageId id;
  friend bool operator==(const MessageDelivered&, const MessageDelivered&) = default;
};
struct MessageDropped {
  MessageId id;
  DropReason reason{DropReason::Loss};
  friend bool operator==(const MessageDropped&, const MessageDropped&) = default;
};

/// Somebody put it off; raft::kNever: it is held until it is moved again.
struct MessageMoved {
  MessageId id;
  Instant deliverAt{};
  friend bool operator==(const MessageMoved&, const MessageMoved&) = default;
};

/// Hard state and log up to lastIndex are durable on event.server, as the request `token` left them
/// (the log in memory may have changed since).
struct Durable {
  raft::Token token;
  raft::HardState hardState;
  raft::Index lastIndex;
  /// The request carried its leader's snapshot, which ends here and stands for the whole log.
  raft::Index snapshotIndex{};
  raft::Term snapshotTerm{};
  friend bool operator==(const Durable&, const Durable&) = default;
};

/// event.server applied the entry at `index` to its store.
struct Applied {
  raft::Index index;
  kv::Revision revision{0};
  friend bool operator==(const Applied&, const Applied&) = default;
};

/// event.server made a snapshot of its state machine, and it is durable (Raft 7).
struct SnapshotTaken {
  raft::Index lastIncludedIndex;
  raft::Term lastIncludedTerm;
  std::uint64_t bytes{0};
  friend bool operator==(const SnapshotTaken&, const SnapshotTaken&) = default;
};
/// event.server's state machine started again from the snapshot that ends at `index`.
struct StateRestored {
  raft::Index index;
  kv::Revision revision{0};
  friend bool operator==(const StateRestored&, const StateRestored&) = default;
};

/// The operator asks event.server for a change of the membership (thesis 4).
struct MembershipAsked {
  raft::MembershipChange change;
  friend bool operator==(const MembershipAsked&, const MembershipAsked&) = default;
};
/// The operator asks event.server to see that `to` leads (thesis 3.10).
struct TransferAsked {
  ServerId to;
  friend bool operator==(const TransferAsked&, const TransferAsked&) = default;
};
/// What the operator asked event.server for was refused: a sentence.
struct AskRefused {
  std::string why;
  friend bool operator==(const AskRefused&, const AskRefused&) = default;
};

/// A client sent a request to `via`; event.server is 0.
struct OperationStarted {
  OperationId id;
  ServerId via;
  kv::Command command;
  friend bool operator==(const OperationStarted&, const OperationStarted&) = default;
};
/// The request arrived at event.server.
struct OperationReached {
  OperationId id;
  friend bool operator==(const OperationReached&, const OperationReached&) = default;
};

enum class Outcome : std::uint8_t {
  Ok,       ///< it happened; `result` says how
  Failed,   ///< it certainly did not and will not happen
  Unknown,  ///< nobody answered in time: it may have happened, or still may
};
enum class Failure : std::uint8_t {
  None,
  NoLeader,
  NotLeader,
  Unreachable,
  Timeout,
  TooLarge,
  Busy  ///< the leader hands over, or has too much uncommitted: ask again later
};

struct OperationFinished {
  OperationId id;
  Outcome outcome{Outcome::Unknown};
  Failure failure{Failure::None};
  /// With NotLeader: who leads, as far as the server knows.
  ServerId leaderHint;
  kv::Result result;
  friend bool operator==(const OperationFinished&, const OperationFinished&) = default;
};

/// A sentence of the scenario's author.
struct Noted {
  std::string text;
  friend bool operator==(const Noted&, const Noted&) = default;
};
/// An expectation of the scenario was checked; `line` is its line in the file.
struct Expected {
  std::string text;
  std::uint32_t line{0};
  bool held{false};
  friend bool operator==(const Expected&, const Expected&) = default;
};
/// A guarantee was broken: its name and what contradicts it.
struct Violated {
  std::string invariant;
  std::string what;
  friend bool operator==(const Violated&, const Violated&) = default;
};

using Body = std::variant<
    ClusterStarted, ServerStarted, ServerCrashed, ServerRefused, ServerPaused, ServerResumed,
    LinkChanged, DiskChanged, ClockChanged, TimerSet, TimerFired, MessageSent, MessageDelivered,
    MessageDropped, Durable, Applied, OperationStarted, OperationReached, OperationFinished, Noted,
    Expected, Violated,
    // what the protocol did, see engine/raft/happened.h
    raft::TermChanged, raft::Voted, raft::VoteRefused, raft::RoleChanged, raft::LeaderLearned,
    raft::VoteCounted, raft::Appended, raft::Truncated, raft::ProgressChanged, raft::CommitAdvanced,
    raft::PreVoted, raft::ConfigurationChanged, raft::MembershipRefused, raft::Compacted,
    raft::SnapshotInstalled, raft::TransferStarted, raft::TransferAborted, raft::SteppedDown,
    raft::LeaseExtended, raft::ReadConfirmed, SnapshotTaken, StateRestored, MembershipAsked,
    TransferAsked, AskRefused, DiskLost, DiskDamaged, MessageMoved, BackupTaken, ClusterRestored,
    LeaseGranted, LeaseRenewed, LeaseEnded, LeasesBegun, WatchAsked, WatchOpened, WatchTold,
    WatchHeard, WatchCancelled, KeepAliveSet, ClientPaused, ClientResumed>;

struct Event {
  EventId id;
  Instant at{};
  /// Whose event it is; 0 for clients, the network and the operator.
  ServerId server;
  /// The event whose handling produced this one; 0 for an act from outside.
  EventId trigger;
  /// Others without which it would not have happened: the votes, the acknowledgements.
  std::vector<EventId> causes;
  Body body;
  friend bool operator==(const Event&, const Event&) = default;
};

/// Where members and worlds record what happens. The sink gives id, time and trigger.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual EventId emit(ServerId server, Body body, std::vector<EventId> causes) = 0;
};

}  // namespace trace
