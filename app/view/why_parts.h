// What the answers about a state are made of: the last event that made something so, what stands
// between two servers, and the answer as it grows.
// Thread rule: pure; within app/view.
#pragma once

#include <optional>

#include "app/view/why_state.h"

namespace view {

/// Events read back at most for one part of an answer.
inline constexpr std::uint64_t kWhyReach = 20'000;

inline bool isHeld(const trace::Trace& trace, trace::EventId id) {
  return id > trace.droppedThrough() && id <= trace.lastId();
}

/// The newest event at or before the moment that is so; 0: none within reach.
template <class Is>
trace::EventId lastWhere(const Moment& m, Is is) {
  const std::uint64_t last = m.cluster->lastEvent().value;
  const std::uint64_t least = last > kWhyReach ? last - kWhyReach : 0;
  for (std::uint64_t id = last; id > least && isHeld(*m.trace, trace::EventId{id}); --id) {
    if (is(m.trace->at(trace::EventId{id}))) return trace::EventId{id};
  }
  return {};
}

/// The newest event of this kind on this server that is so.
template <class Kind, class Is>
trace::EventId lastOf(const Moment& m, trace::ServerId server, Is is) {
  return lastWhere(m, [&](const trace::Event& e) {
    const auto* body = std::get_if<Kind>(&e.body);
    return body && e.server == server && is(*body);
  });
}
template <class Kind>
trace::EventId lastOf(const Moment& m, trace::ServerId server) {
  return lastOf<Kind>(m, server, [](const Kind&) { return true; });
}

/// "since 2 300 ms"; "since long ago" when the event is out of reach.
QString sinceText(const Moment& m, trace::EventId event);
Rule ruleFor(trace::Body body);

/// What keeps `to` from hearing or answering `from` (0: anybody), and the event that made it so.
struct Hindrance {
  QString text;
  trace::EventId event;
};
std::optional<Hindrance> hindranceOf(const Moment& m, trace::ServerId from, trace::ServerId to);

/// An answer as it is put together.
class Telling {
 public:
  Telling(const Moment& moment, QString title) : moment_(moment) {
    answer_.title = std::move(title);
  }
  void fact(QString text) { answer_.facts.push_back(std::move(text)); }
  /// The event with the chain that led to it.
  void because(trace::EventId event);
  /// The event by itself.
  void also(trace::EventId event);
  /// What keeps each of `peers` from `from`; returns how many are kept.
  std::size_t hindrances(trace::ServerId from, const std::vector<trace::ServerId>& peers);
  StateAnswer take(Rule rule);

 private:
  const Moment& moment_;
  StateAnswer answer_;
};

StateAnswer whyRole(const Moment& m, const trace::ServerView& server);
StateAnswer whyTerm(const Moment& m, const trace::ServerView& server);
StateAnswer whyCommit(const Moment& m, const trace::ServerView& server);
StateAnswer whyLog(const Moment& m, const trace::ServerView& server);
StateAnswer whyEntry(const Moment& m, trace::ServerId server, raft::Index index);
StateAnswer whyLeader(const Moment& m);
StateAnswer whyOperation(const Moment& m, trace::OperationId operation);
StateAnswer whyMessage(const Moment& m, trace::MessageId message);

/// Facts about an entry that is not committed: its copies, who lacks it and why, Raft 5.4.2.
void tellWaiting(const Moment& m, const raft::Entry& entry, Telling& telling);

}  // namespace view
