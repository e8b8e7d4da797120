// What will happen, by time; ties in the order in which it was scheduled.
// Thread rule: a value.
#pragma once

#include <algorithm>
#include <memory>
#include <variant>
#include <vector>

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

struct Occurrence {
  raft::Instant at{};
  Happening what;
};

class Schedule {
 public:
  void add(raft::Instant at, Happening what) {
    if (vacant_.empty()) {
      vacant_.push_back(happenings_.size());
      happenings_.emplace_back();
    }
    const std::size_t place = vacant_.back();
    vacant_.pop_back();
    happenings_[place] = std::move(what);
    heap_.push_back({at, ++sequence_, place});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
  bool empty() const { return heap_.empty(); }
  /// REQUIRES: !empty().
  raft::Instant nextAt() const { return heap_.front().at; }
  /// REQUIRES: !empty().
  Occurrence take() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const Turn first = heap_.back();
    heap_.pop_back();
    vacant_.push_back(first.place);
    return {first.at, std::move(happenings_[first.place])};
  }

 private:
  /// The heap moves its elements often, so it holds these and not what happens.
  struct Turn {
    raft::Instant at{};
    std::uint64_t sequence{0};
    std::size_t place{0};  ///< in happenings_
  };
  static bool later(const Turn& a, const Turn& b) {
    return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
  }

  std::vector<Turn> heap_;
  std::vector<Happening> happenings_;
  std::vector<std::size_t> vacant_;  ///< places in happenings_ that nothing uses
  std::uint64_t sequence_{0};
};

}  // namespace sim
