// The way in for calls from outside: what an API in front of a member asks of it, and what it is
// told. A world implements Edge; the API implements EdgeListener.
//
// A call goes through the log (call), waits until the member is as new as the cluster (barrier,
// read), or is answered from what the member has (keyspace, status). What is only read is read from
// a copy of the keyspace, which costs next to nothing and may be used on any thread.
//
// Thread rule: Edge is called, and EdgeListener is told, on the thread that steps the world; a
// listener must not call back into the Edge from within.
#pragma once

#include "engine/kv/keyspace.h"
#include "engine/kv/watches.h"
#include "engine/raft/configuration.h"
#include "engine/trace/event.h"

namespace server {

/// How new what is read must be: as new as anything that was answered before (thesis 6.4), or as
/// the member happens to be.
enum class ReadAs : std::uint8_t { Linearizable, Serializable };

using CallId = trace::OperationId;
/// What a call came to: the keyspace's answer (a refusal, too), or why there is none. With
/// Failure::Timeout and Failure::Unreachable a change may have happened all the same, or still may;
/// with the others it certainly has not.
using CallEnd = std::variant<kv::Answer, trace::Failure>;

class EdgeListener {
 public:
  virtual ~EdgeListener() = default;
  /// Once for each call that was not given up; maybe before the function that began it returns.
  virtual void ended(CallId id, const CallEnd& end) = 0;
  /// Changes that a watch of `by` waits for, or its end because of a compaction.
  virtual void told(raft::ServerId by, const kv::Told& told) = 0;
  /// The member stopped: its watches are gone, its open calls have ended as Unreachable.
  virtual void stopped(raft::ServerId id) = 0;
};

/// A member as it is now.
struct MemberStatus {
  raft::ServerId leader;  ///< 0: it knows of none
  raft::Term term;
  raft::Index lastIndex;
  raft::Index commitIndex;
  raft::Index lastApplied;
  raft::RoleName role{raft::RoleName::Follower};
  raft::Configuration configuration;  ///< in force at this member
  kv::Revision revision{0};
  kv::Revision compacted{0};
  std::uint64_t bytes{0};  ///< of the keyspace
  /// By a leader, of each member: up to where its log is known to agree (Raft's matchIndex).
  std::vector<std::pair<raft::ServerId, raft::Index>> matched{};
};

/// Of that, what every answer says; it costs nothing to ask.
struct Standing {
  raft::ServerId leader;  ///< 0: it knows of none
  raft::Term term;
  kv::Revision revision{0};
};

/// A lease's time, as the member knows it; a follower may know a little more than is left.
struct LeaseLeft {
  raft::Duration granted{};
  raft::Duration left{};
};

class Edge {
 public:
  virtual ~Edge() = default;
  /// Who is told; nullptr: nobody. One at a time.
  virtual void listen(EdgeListener* listener) = 0;

  /// Asks `via` for a change through the log; a follower hands it on. A lease is kept alive by a
  /// kv::LeaseRenewRequest. Beyond the quota, what needs space is refused (Refusal::NoSpace) and
  /// the member's alarm is raised through the log.
  virtual CallId call(raft::ServerId via, kv::Request request) = 0;
  /// From here on changes are kept back until handOn(), which hands each member all of its own at
  /// once: one append and one write to the disk for many.
  virtual void gather() = 0;
  virtual void handOn() = 0;
  virtual CallId read(raft::ServerId via, kv::RangeRequest request, ReadAs as) = 0;
  /// Ends (Done) when `via` has applied whatever was answered before: its keyspace may be read
  /// then.
  virtual CallId barrier(raft::ServerId via) = 0;
  /// Nobody waits for the call any more: it is shown as unknown, and not told. What the member has
  /// not looked at yet it will not propose.
  virtual void giveUp(CallId id) = 0;

  /// False: the member does not run. `id` must be free at this member.
  virtual bool watch(raft::ServerId at, kv::WatchId id, kv::WatchRequest request) = 0;
  virtual bool cancelWatch(raft::ServerId at, kv::WatchId id) = 0;
  /// All up to here has been told (a watch's progress); nullopt: there is no such watch.
  virtual std::optional<kv::Revision> toldThrough(raft::ServerId at, kv::WatchId id) const = 0;

  /// nullopt: the member does not run (of leases: or there is no such lease).
  virtual std::optional<kv::Keyspace> keyspace(raft::ServerId at) const = 0;
  virtual std::optional<MemberStatus> status(raft::ServerId at) const = 0;
  virtual std::optional<Standing> standing(raft::ServerId at) const = 0;
  virtual std::optional<LeaseLeft> leaseLeft(raft::ServerId at, kv::LeaseId id) const = 0;

  /// Bytes of the keyspace beyond which what grows it is refused; 0: none.
  virtual void setQuota(std::uint64_t bytes) = 0;
};

}  // namespace server
