// The whole cluster at one instant, as far as events tell: a pure fold. It is what is drawn.
// Thread rule: a value; logs and messages are shared and immutable.
// Law: fold(events[0..k]) does not depend on how the events were divided into steps.
#pragma once

#include <optional>
#include <vector>

#include "engine/trace/event.h"
#include "engine/trace/view_leases.h"

namespace trace {

struct BallotView {
  ServerId voter;
  std::optional<raft::Vote> vote;
  friend bool operator==(const BallotView&, const BallotView&) = default;
};

struct ProgressView {
  ServerId peer;
  raft::Index matchIndex;
  raft::Index nextIndex{1};
  raft::ProgressState state{raft::ProgressState::Probe};
  /// When the last reply of this peer arrived in this leadership; kNever if none did.
  Instant lastReplyAt{raft::kNever};
  friend bool operator==(const ProgressView&, const ProgressView&) = default;
};

enum class ServerStatus : std::uint8_t { Up, Paused, Down, Refused };

/// Entries appended in memory that no Durable event covers yet: they replace the log from the first
/// one's index on.
struct UnsyncedView {
  raft::Term appendedIn;  ///< currentTerm then
  std::vector<raft::Entry> entries;
  friend bool operator==(const UnsyncedView&, const UnsyncedView&) = default;
};

struct ServerView {
  ServerId id;
  ServerStatus status{ServerStatus::Down};
  std::string refusal;  ///< with Refused: the sentence
  std::uint64_t incarnation{0};
  raft::Term currentTerm;
  ServerId votedFor;
  raft::RoleName role{raft::RoleName::Follower};
  ServerId leader;                     ///< whom it believes to lead; itself when it leads
  std::vector<BallotView> ballots;     ///< of a (pre-)candidate (kept until the next role)
  std::vector<ProgressView> progress;  ///< of a leader
  raft::Entries log;                   ///< in memory; when down: what the disk is known to hold
  raft::Configuration configuration;   ///< in force here: of the last applied change
  ServerId transferee;                 ///< a leader is handing over to it
  /// Of a leader whose reads go by lease: until when it holds, on the server's own clock.
  Instant leaseUntil{};
  raft::Index snapshotIndex;  ///< the newest durable snapshot of its own ends here
  raft::Index commitIndex;
  raft::Index lastApplied;
  kv::Revision revision{1};
  // The disk, as far as it was reported durable.
  raft::HardState durableState;
  raft::Index durableIndex;  ///< log up to here is what the disk holds
  raft::Entries durableLog;
  std::vector<UnsyncedView> unsynced;
  bool diskLost{false};    ///< all it ever acknowledged is gone
  raft::Index installing;  ///< a received snapshot that ends here is not durable yet
  // The one timer: set at, fires at (run time); kNever when there is none.
  Instant timerSetAt{};
  Instant timerDeadline{raft::kNever};
  /// When term, role or status last changed: a ring grows from then.
  Instant changedAt{};
  DiskState disk;
  ClockState clock;
  /// By id; at most kLeasesKept, those that were granted or renewed last.
  std::vector<LeaseView> leases;
  static constexpr std::size_t kLeasesKept = 256;
  /// Of all its leases. (Of a snapshot with more than kLeasesKept: once it knows who leads.)
  std::uint64_t leaseCount{0};
  std::uint64_t watchCount{0};  ///< open at it, those not kept below included

  bool running() const { return status == ServerStatus::Up || status == ServerStatus::Paused; }
  bool leads() const { return running() && role == raft::RoleName::Leader; }
  friend bool operator==(const ServerView&, const ServerView&) = default;
};

struct MessageView {
  MessageId id;
  EventId sentBy;  ///< the event that sent it
  std::shared_ptr<const raft::Message> message;
  Instant sentAt{};
  Instant deliverAt{};  ///< raft::kNever while it is held
  bool willBeLost{false};
  bool duplicate{false};
  /// Where it was when somebody moved its arrival: share of the way in ppm, and when.
  std::uint32_t movedPpm{0};
  Instant movedAt{};
  /// Share of the way at `now`, 0 to 1.
  double shareAt(Instant now) const;
  friend bool operator==(const MessageView&, const MessageView&) = default;
};

struct DropView {
  MessageView message;
  Instant at{};
  DropReason reason{DropReason::Loss};
  friend bool operator==(const DropView&, const DropView&) = default;
};

struct OperationView {
  OperationId id;
  ServerId via;
  kv::Command command;
  Instant startedAt{};
  Instant finishedAt{raft::kNever};
  Outcome outcome{Outcome::Unknown};
  Failure failure{Failure::None};
  ServerId leaderHint;
  kv::Result result;
  bool finished() const { return finishedAt != raft::kNever; }
  friend bool operator==(const OperationView&, const OperationView&) = default;
};

class ClusterView {
 public:
  /// The next event of the branch. REQUIRES: e.id == lastEvent() + 1.
  void fold(const Event& e);

  EventId lastEvent() const { return lastEvent_; }
  /// Time of the last event.
  Instant at() const { return at_; }

  const ClusterStarted& started() const { return started_; }
  std::size_t size() const { return servers_.size(); }
  const std::vector<ServerView>& servers() const { return servers_; }
  /// REQUIRES: 1 <= id <= size().
  const ServerView& server(ServerId id) const { return servers_[id.value - 1]; }
  const LinkState& link(ServerId from, ServerId to) const;
  /// In flight, in order of sending.
  const std::vector<MessageView>& messages() const { return messages_; }
  const MessageView* message(MessageId id) const;
  /// Dropped within the last second, oldest first.
  const std::vector<DropView>& drops() const { return drops_; }
  /// Waiting ones and the last kOperationsKept finished ones, in order of their start.
  const std::vector<OperationView>& operations() const { return operations_; }
  static constexpr std::size_t kOperationsKept = 64;

  /// Open watches at all servers, in order of their opening; at most kWatchesKept, the newest.
  const std::vector<WatchView>& watches() const { return watches_; }
  static constexpr std::size_t kWatchesKept = 256;
  /// Of simulated clients, those that watched, keep leases or were paused; by number.
  const std::vector<ClientView>& clients() const { return clients_; }
  /// nullptr: it did none of that.
  const ClientView* client(kv::ClientId id) const;
  /// What simulated clients created where nothing was; the newest of each client and key.
  const std::vector<LockView>& locks() const { return locks_; }
  const LockView* lock(kv::ClientId client, const std::string& key) const;
  const std::vector<KeeperView>& keepers() const { return keepers_; }

  /// In force at the leader; without one, at the server that applied most.
  const raft::Configuration& configuration() const;
  /// Of the (incoming) majority of configuration().
  std::size_t quorum() const { return configuration().voters.size() / 2 + 1; }
  /// The running leader with the highest term, or 0.
  ServerId leader() const;
  /// Highest term of any server.
  raft::Term highestTerm() const;
  /// Highest commitIndex of any server so far: what the cluster has promised.
  raft::Index committed() const { return committed_; }
  /// The committed entry at `index` as first committed; nullptr above committed().
  const raft::Entry* committedEntry(raft::Index index) const;

  /// Of the last backup that was made; 0: none was.
  kv::Revision backedUp() const { return backedUp_; }

  friend bool operator==(const ClusterView&, const ClusterView&) = default;

 private:
  friend struct Folder;
  EventId lastEvent_;
  Instant at_{};
  ClusterStarted started_;
  std::vector<ServerView> servers_;
  std::vector<LinkState> links_;
  std::vector<MessageView> messages_;
  std::vector<DropView> drops_;
  std::vector<OperationView> operations_;
  std::vector<WatchView> watches_;
  std::vector<ClientView> clients_;
  std::vector<LockView> locks_;
  std::vector<KeeperView> keepers_;
  raft::Index committed_;
  raft::Entries committedLog_;
  kv::Revision backedUp_{0};
};

}  // namespace trace
