// One member of the cluster: Raft, the store, and the clients that wait for an answer.
// Everything it does to the world goes through Ports, handed in at each step; so a member is a value
// and a world of members can be copied.
// Thread rule: one thread at a time.
#pragma once

#include <deque>
#include <vector>

#include "engine/kv/store.h"
#include "engine/raft/raft.h"
#include "engine/server/ports.h"

namespace server {

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
  /// A client's request. The answer comes through Ports::replies once it is known; it may never come.
  void request(Ports ports, trace::OperationId id, const kv::Command& command);

  const raft::Raft& raft() const { return raft_; }
  const kv::Store& store() const { return store_; }

 private:
  // (belongs to whoever writes server)
  raft::Raft raft_;
  kv::Store store_;
};

}  // namespace server
