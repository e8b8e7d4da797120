// What can happen to a cluster in either world, as plain values; each world keeps them by time.
// Thread rule: values.
#pragma once

#include <memory>
#include <variant>

#include "engine/kv/watches.h"
#include "engine/trace/event.h"

namespace cluster {

/// A message reaches its receiver.
struct Delivery {
  trace::MessageId id;
  trace::EventId sent;
  std::shared_ptr<const raft::Message> message;
  /// Somebody may put the message off: only the newest arrival counts.
  std::uint32_t attempt{0};
};
/// A message that has not arrived, and when it will.
struct UnderWay {
  Delivery delivery;
  raft::Instant at{};
};
/// It was drawn at sending: the network loses the message.
struct LostOnTheWay {
  trace::MessageId id;
  trace::EventId sent;
};
/// A server's timer. Old if the server has set another one since.
struct Alarm {
  raft::ServerId server;
  std::uint64_t alarm{0};
};
/// A server's fsync is done. Old if another one began or the server crashed since.
struct SyncDone {
  raft::ServerId server;
  std::uint64_t sync{0};  ///< Disk::syncs when it began
};
/// A server has time for what waits in its inbox. Old if it started again since.
struct Turn {
  raft::ServerId server;
  std::uint64_t incarnation{0};
};
/// A client's request reaches its server.
struct RequestArrival {
  raft::ServerId server;
  trace::OperationId operation;
  std::shared_ptr<const kv::Command> command;
};
/// An answer reaches its client.
struct AnswerArrival {
  std::shared_ptr<const trace::OperationFinished> answer;
  trace::EventId cause;
};
/// A client asked to be woken. Old if it asked for another time since.
struct ClientAlarm {
  std::uint64_t alarm{0};
};

/// A client's wish to watch, or to watch no longer, reaches its server.
struct WatchArrival {
  raft::ServerId server;
  kv::WatchId watch{0};
  std::shared_ptr<const kv::WatchRequest> request;  ///< nullptr: no longer
  trace::EventId asked;
};
/// What a server says to a client who watches reaches the client; `ended`: it stopped, or refused.
struct ToldArrival {
  kv::ClientId client{0};
  std::shared_ptr<const kv::Told> told;
  bool ended{false};
  trace::EventId cause;
};

using Happening = std::variant<Delivery, LostOnTheWay, Alarm, SyncDone, Turn, RequestArrival,
                               AnswerArrival, ClientAlarm, WatchArrival, ToldArrival>;

}  // namespace cluster
