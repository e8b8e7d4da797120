// One member of the cluster: Raft, the store, and the clients that wait for an answer.
// Everything it does to the world goes through Ports, handed in at each step; so a member is a
// value and a world of members can be copied. Thread rule: one thread at a time.
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
  /// A client that waits for its command to be applied here.
  struct Waiting {
    kv::ClientId client{0};
    std::uint64_t sequence{0};
    trace::OperationId operation;
  };

  void carryOut(Ports& ports);
  void emit(Ports& ports, const raft::Happened& what);
  std::vector<trace::EventId> causesOf(const raft::Happened& what) const;
  void apply(Ports& ports, const raft::Entry& entry);
  void release(Ports& ports);
  void wait(Waiting waiting);

  Forwarding forwarding_;
  raft::Raft raft_;
  kv::Store store_;
  raft::Token durable_;
  std::deque<raft::Send> held_;  ///< sends that wait for their token, oldest first
  std::deque<Waiting> waiting_;
  raft::Instant alarm_{raft::kNever};
  /// The events that counted votes, and told of peers' progress, in this term and role.
  struct Support {
    raft::ServerId from;
    trace::EventId event;
    raft::Index matchIndex;
  };
  std::vector<Support> votes_;
  std::vector<Support> acknowledgements_;
};

/// Clients waiting at one member at most; the oldest are forgotten first (they time out).
inline constexpr std::size_t kWaitingMost = 10'000;
/// Bytes of one command at most, as etcd's default (--max-request-bytes).
inline constexpr std::size_t kCommandBytesMost = 1536 * 1024;

}  // namespace server
