// What one member asks of its world. The Lab and Live implement these; the member's code is the
// same. Thread rule: called by the thread that steps the member, from within a step.
#pragma once

#include "engine/kv/store.h"
#include "engine/kv/watches.h"
#include "engine/raft/raft.h"
#include "engine/trace/event.h"

namespace server {

class Transport {
 public:
  virtual ~Transport() = default;
  /// Hands the message to the network; may be lost, late, doubled. message.from is this member.
  virtual void send(raft::Message message) = 0;
};

class Storage {
 public:
  virtual ~Storage() = default;
  /// Starts to make it durable; Member::persisted(token) follows, in the order of the requests.
  virtual void persist(const raft::Persist& request) = 0;
  /// Starts to make the member's own snapshot durable: `frame`, of `store`, whose bytes may be made
  /// later and on another thread. Everything up to it is durable. Member::snapshotSaved follows;
  /// then the log before it may be given up on the disk, too.
  virtual void saveSnapshot(raft::Snapshot frame, const kv::Store& store) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  /// The member's own clock.
  virtual raft::Instant now() const = 0;
  /// Calls Member::wake when the member's clock reaches `deadline`; replaces the earlier wish.
  virtual void wakeAt(raft::Instant deadline) = 0;
};

/// Where answers to clients go.
class Replies {
 public:
  virtual ~Replies() = default;
  virtual void answer(trace::OperationId id, trace::OperationFinished answer) = 0;
  /// To Member::read.
  virtual void answerRead(trace::OperationId id, kv::Answer answer) = 0;
  /// To who watches (Member::watch).
  virtual void told(const kv::Told& told) = 0;
};

/// Made anew for each step; a member keeps none of it.
struct Ports {
  Transport& transport;
  Storage& storage;
  Clock& clock;
  Replies& replies;
  trace::Sink& sink;
};

}  // namespace server
