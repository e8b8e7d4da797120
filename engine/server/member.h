// One member of the cluster: Raft, the store, and the clients that wait for an answer.
// Everything it does to the world goes through Ports, handed in at each step; so a member is a
// value and a world of members can be copied.
// Thread rule: one thread at a time.
#pragma once

#include <deque>
#include <vector>

#include "engine/kv/store.h"
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

struct MemberConfig {
  raft::Config raft;
  /// Off: a follower answers NotLeader with a hint instead of handing the command on.
  Forwarding forwarding{Forwarding::On};
};

class Member {
 public:
  /// Starts (or restarts) the member; emits nothing by itself, sets its first alarm.
  Member(MemberConfig config, raft::Restored restored, Ports ports);

  void wake(Ports ports);
  void receive(Ports ports, const raft::Message& message);
  void persisted(Ports ports, raft::Token token);
  /// A client's request. The answer comes through Ports::replies once it is known; it may never
  /// come.
  void request(Ports ports, trace::OperationId id, const kv::Command& command);

  const raft::Raft& raft() const { return raft_; }
  const kv::Store& store() const { return store_; }

 private:
  /// A request that was proposed or handed on and is not applied here yet.
  struct Waiting {
    trace::OperationId id;
    kv::ClientId client{0};
    std::uint64_t sequence{0};
  };

  void carryOut(Ports ports);
  void emit(Ports ports, raft::Happened what);
  void dispatch(Ports ports, raft::Send send);
  void releaseHeld(Ports ports);
  void apply(Ports ports, const raft::Entry& entry);
  void answer(Ports ports, const kv::Command& command, const kv::Result& result);
  void setAlarm(Ports ports);

  raft::Raft raft_;
  kv::Store store_;
  Forwarding forwarding_{Forwarding::On};
  Causes causes_;
  std::deque<raft::Send> held_;  ///< not durable enough to leave, in the order of sending
  std::deque<Waiting> waiting_;  ///< in the order of arrival
  raft::Token durable_;
  raft::Instant alarm_{raft::kNever};
};

}  // namespace server
