// What can happen in the Lab, as plain values; the schedule holds them by time.
// Thread rule: values.
#pragma once

#include <memory>
#include <variant>

#include "engine/cluster/schedule.h"
#include "engine/trace/event.h"

namespace sim {

/// A message reaches its receiver, or is lost on the way.
struct Arrival {
  trace::MessageId id;
  trace::EventId sent;
  std::shared_ptr<const raft::Message> message;
};
struct LostOnTheWay {
  trace::MessageId id;
  trace::EventId sent;
};
/// A server's timer. Old if the server has set another one since.
struct Alarm {
  raft::ServerId server;
  std::uint64_t alarm{0};
};
/// A server's write and fsync are done. Old if the server crashed since.
struct SyncDone {
  raft::ServerId server;
  std::uint64_t incarnation{0};
};
/// A server has time again for what waits in its inbox.
struct Free {
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

using Happening = std::variant<Arrival, LostOnTheWay, Alarm, SyncDone, Free, RequestArrival,
                               AnswerArrival, ClientAlarm>;

using Schedule = cluster::Schedule<Happening>;

}  // namespace sim
