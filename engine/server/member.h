// One member of the cluster: Raft, the store and its snapshots, the time of leases, the watches,
// and the clients that wait for an answer. Everything it does to the world goes through Ports,
// handed in at each step; so a member is a value and a world of members can be copied. Thread rule:
// one thread at a time.
#pragma once

#include <deque>
#include <vector>

#include "engine/kv/lease_clock.h"
#include "engine/kv/store.h"
#include "engine/kv/watches.h"
#include "engine/raft/raft.h"
#include "engine/server/causes.h"
#include "engine/server/ports.h"

namespace server {

/// The largest command in bytes; as etcd's limit on a request, 1.5 MiB.
inline constexpr std::size_t kCommandBytesMost = 3 * 512 * 1024;
/// Requests that wait for an answer at most; beyond it the oldest is forgotten, and its client
/// calls the outcome unknown.
inline constexpr std::size_t kWaitingMost = 4'096;
/// Messages that wait for the disk at most; beyond it the oldest is lost, as any message may be.
inline constexpr std::size_t kHeldMost = 4'096;

enum class Forwarding : std::uint8_t { On, Off };
/// How a read is made linearizable: as a command in the log, or without it (thesis 6.4; then
/// raft::Config::readMode says how).
enum class Reads : std::uint8_t { ThroughLog, WithoutLog };

struct MemberConfig {
  raft::Config raft;
  /// Off: a follower answers NotLeader with a hint instead of handing the command on.
  Forwarding forwarding{Forwarding::On};
  Reads reads{Reads::ThroughLog};
  /// A snapshot is made when so many entries were applied since the last one; 0: never.
  std::uint64_t snapshotEvery{0};
  /// So many entries before the snapshot stay in the log, for those that lag a little.
  std::uint64_t keptBehind{0};
  /// Bytes of a snapshot that travel in one message at most.
  std::size_t snapshotChunkBytes{std::size_t{32} << 10};
  /// Revisions before the present one that the store keeps. The same for all members.
  kv::Revision historyKept{kv::Store::kEvery};
  /// Of this start of the server, from 1: tells answers to an earlier one apart.
  std::uint64_t incarnation{1};
};

class Member {
 public:
  /// Starts (or restarts) the member; emits nothing by itself, sets its first alarm.
  Member(MemberConfig config, raft::Restored restored, Ports ports);

  void wake(Ports ports);
  void receive(Ports ports, const raft::Message& message);
  void persisted(Ports ports, raft::Token token);
  /// The snapshot that Storage::saveSnapshot was asked for is durable; this is the whole of it.
  void snapshotSaved(Ports ports, raft::Snapshot saved);
  /// The operator wants other members, or another leader. A refusal is an AskRefused event.
  void askMembership(Ports ports, const raft::MembershipChange& change);
  void askTransfer(Ports ports, raft::ServerId to);
  void askSnapshot(Ports ports);
  void askCampaign(Ports ports);
  void askForgetLeader(Ports ports);
  /// A client's request. The answer comes through Ports::replies once it is known; it may never
  /// come.
  void request(Ports ports, trace::OperationId id, const kv::Command& command);
  struct Asked {
    trace::OperationId id;
    const kv::Command* command{nullptr};
  };
  /// Several at once: they come into the log together.
  void requests(Ports ports, const std::vector<Asked>& asked);
  /// A read that is not in the log, made linearizable by ReadIndex (thesis 6.4): of a range, or
  /// (Done) only the word that this member is as new as that. Ports::replies hears answerRead, or
  /// answer with the failure.
  using ReadRequest = std::variant<kv::Done, kv::RangeRequest>;
  void read(Ports ports, trace::OperationId id, ReadRequest request);
  /// From now on Ports::replies is told what happens to these keys. `id` must be free.
  void watch(Ports ports, kv::WatchId id, kv::WatchRequest request);
  /// False: there is no such watch.
  bool cancelWatch(Ports ports, kv::WatchId id);

  /// Why the member must not run: its snapshot is not readable. "" when it may.
  const std::string& unfit() const { return unfit_; }
  const raft::Raft& raft() const { return raft_; }
  const kv::Store& store() const { return store_; }
  const kv::Watches& watches() const { return watches_; }
  /// How long each lease has, as far as this member knows.
  const kv::LeaseClock& leases() const { return leases_; }

 private:
  /// A request that was proposed or handed on and is not applied here yet.
  struct Waiting {
    trace::OperationId id;
    kv::ClientId client{0};
    std::uint64_t sequence{0};
  };

  /// A read that waits for its index, then for the entries up to it.
  struct WaitingRead {
    raft::ReadId read;
    trace::OperationId id;
    std::variant<kv::Operation, ReadRequest> what;
    std::optional<raft::Index> index;
  };
  /// A snapshot on its way to a peer: the next chunk follows each answer.
  struct Outgoing {
    raft::ServerId to;
    raft::Snapshot snapshot;
    std::uint64_t received{0};  ///< bytes the peer said it has
    bool silent{false};         ///< no answer since the peer's last heartbeat reply
  };
  /// A snapshot that is being put together.
  struct Incoming {
    raft::ServerId from;
    raft::SnapshotChunk first;
    std::string bytes;
  };

  void carryOut(Ports ports);
  void emit(Ports ports, raft::Happened what);
  void dispatch(Ports ports, raft::Send send);
  void releaseHeld(Ports ports);
  void apply(Ports ports, const raft::Entry& entry);
  void answer(Ports ports, const kv::Command& command, const kv::Result& result);
  void fail(Ports ports, trace::OperationId id, trace::Failure failure);
  trace::Failure obstacleTo(std::size_t bytes) const;
  void propose(Ports ports, const std::vector<Waiting>& who, std::vector<raft::Payload> what);

  // member_reads.cpp
  void requestRead(Ports ports, WaitingRead read);
  void askAgain(Ports ports);
  void answerReads(Ports ports);
  void answerRead(Ports ports, const WaitingRead& read);

  // member_leases.cpp
  void beginLeases(Ports ports);
  void keepLeases(Ports ports, const kv::Operation& operation, const kv::Result& result);
  void endLeases(Ports ports);
  raft::Instant nextDeadline() const;

  // member_lease_events.cpp
  /// The lease that a command is about, as it was before the command.
  struct LeaseBefore {
    std::optional<kv::Request> request;  ///< nullopt: it is about none
    kv::LeaseId id{0};
    bool lived{false};
    std::uint64_t keys{0};
  };
  LeaseBefore leaseBefore(const kv::Operation& operation) const;
  void showLease(Ports ports, kv::ClientId client, const LeaseBefore& before,
                 const kv::Result& result, trace::EventId applied);
  void showLeasesOf(Ports ports, trace::EventId restored);

  // member_snapshots.cpp
  void restore(Ports ports, const raft::Snapshot& snapshot);
  void takeSnapshot(Ports ports);
  void beginTransfer(Ports ports, raft::ServerId to, raft::Snapshot snapshot);
  void sendChunk(Ports ports, const Outgoing& outgoing);
  void receiveChunk(Ports ports, const raft::Message& message, const raft::SnapshotChunk& chunk);
  void receiveChunkReply(Ports ports, raft::ServerId from, const raft::SnapshotChunkReply& reply);
  void nudgeTransfer(Ports ports, raft::ServerId peer);
  void setAlarm(Ports ports);

  // member_watches.cpp
  /// What changed is told; `cause` is the event that changed it, or none.
  void tellWatches(Ports ports, trace::EventId cause);

  raft::Raft raft_;
  kv::Store store_;
  MemberConfig config_;  ///< all but raft, which has its own
  std::string unfit_;
  Causes causes_;
  std::deque<raft::Send> held_;  ///< not durable enough to leave, in the order of sending
  std::deque<Waiting> waiting_;  ///< in the order of arrival
  std::deque<WaitingRead> reads_;
  std::uint64_t readsMade_{0};
  raft::ServerId readsAskedOf_;  ///< the leader (and its term) that knows of reads_
  raft::Term readsAskedIn_;
  kv::Watches watches_;
  kv::LeaseClock leases_;
  raft::ServerId leasesOf_;  ///< the leader (and its term) with whom the leases' time began
  raft::Term leasesIn_;
  std::vector<Outgoing> outgoing_;
  std::optional<Incoming> incoming_;
  bool saving_{false};          ///< a snapshot is being made durable
  bool snapshotWanted_{false};  ///< the operator asked for one
  raft::Token durable_;
  raft::Instant alarm_{raft::kNever};
};

}  // namespace server
