// One member's process, disk and sockets in the Live world, and what can happen to it.
// Thread rule: the engine thread.
#pragma once

#include <optional>

#include "engine/cluster/chance.h"
#include "engine/net/folder.h"
#include "engine/net/peers.h"
#include "engine/server/member.h"
#include "engine/trace/view.h"
#include "engine/wal/log.h"

namespace net {

/// The delivery time of a message has come.
struct Due {
  trace::MessageId id;
};
/// The bytes of a message that was due before are there.
struct LateArrival {
  trace::MessageId id;
};
/// It was drawn at sending: the network loses it.
struct LostOnTheWay {
  trace::MessageId id;
};
/// A server's timer. Old if it has set another one since.
struct Alarm {
  raft::ServerId server;
  std::uint64_t alarm{0};
};
/// fdatasync came back; `failure` is "" or why it failed. Old if another one
/// began or the server crashed since.
struct SyncDone {
  raft::ServerId server;
  std::uint64_t sync{0};  ///< Disk::syncs when it began
  wal::Failure failure;
};
/// The connection between two servers broke, though neither crashed.
struct ConnectionBroke {
  raft::ServerId from;
  raft::ServerId to;
};
struct RequestArrival {
  raft::ServerId server;
  trace::OperationId operation;
  std::shared_ptr<const kv::Command> command;
};
struct AnswerArrival {
  trace::OperationFinished answer;
  trace::EventId cause;
};
struct ClientAlarm {};

using Happening = std::variant<Due, LateArrival, LostOnTheWay, ConnectionBroke, Alarm, SyncDone,
                               RequestArrival, AnswerArrival, ClientAlarm>;

/// A message that was sent and neither delivered nor dropped yet.
struct Flight {
  raft::ServerId from;
  raft::ServerId to;
  trace::EventId sent;
  bool due{false};  ///< its time has come
  /// Its bytes will not come, and why.
  std::optional<trace::DropReason> lost;
  std::optional<raft::Message> arrived;
};

struct Writing {
  raft::Persist request;
  trace::EventId trigger;
};

struct Persisted {
  raft::Token token;
  trace::EventId durable;
};
struct Delivery {
  trace::MessageId id;
  trace::EventId sent;
  raft::Message message;
};
/// What a member handles, one at a time; what comes while it is paused waits.
using Work = std::variant<Delivery, Alarm, Persisted, RequestArrival>;

struct Disk {
  explicit Disk(std::filesystem::path path) : folder(std::move(path)) {}

  Folder folder;
  wal::Log log;
  trace::DiskState state;
  raft::Index durableIndex;
  std::vector<Writing> waiting;
  std::vector<Writing> syncing;
  std::vector<Folder::Unsynced> files;  ///< of the fdatasync under way
  wal::Position covers;                 ///< what it makes durable
  wal::Failure failure;
  std::uint64_t syncs{0};  ///< begun so far
  bool asked{false};       ///< beginSync will be called
  bool addedDelay{false};  ///< a fault makes the fdatasync under way last longer
  bool held{false};        ///< done, but the disk stalls
};

struct Node {
  Node(raft::ServerId server, std::filesystem::path path) : id(server), disk(std::move(path)) {}

  raft::ServerId id;
  trace::ServerStatus status{trace::ServerStatus::Down};
  std::uint64_t incarnation{0};
  std::uint16_t port{0};
  std::optional<server::Member> member;
  std::unique_ptr<Peers> peers;
  Disk disk;
  trace::ClockState clock;
  raft::Instant localDeadline{raft::kNever};
  raft::Instant deadline{raft::kNever};
  std::uint64_t alarm{0};
  std::deque<Work> inbox;

  bool running() const { return member.has_value(); }
};

struct Link {
  trace::LinkState state;
  raft::Instant lastArrival{};
  std::uint64_t sent{0};
};

}  // namespace net
