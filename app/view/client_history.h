// The clients' operations of a branch: calls, returns and lanes. The ClusterView keeps only the
// last ones; this reads the events themselves, so many a frame, and keeps what it read until the
// trace has given up the events it came from. Thread rule: a value; one thread at a time.
// Invariants: of operations(), calls and places grow.
#pragma once

#include <map>
#include <vector>

#include "engine/check/history_trace.h"
#include "engine/trace/trace.h"

namespace view {

struct ClientOperation {
  trace::OperationView shown;  ///< as it is at the end of what was read
  trace::EventId call;
  trace::EventId end;    ///< when it was answered or given up; 0: it was not
  std::size_t lane{0};   ///< of its client: 0, and more for what is under way at the same time
  std::size_t place{0};  ///< among all that were called, from 0

  /// Its client was told something by `now`.
  bool endedBy(trace::EventId now) const { return end && end <= now; }
};

/// As it was at `now`. REQUIRES: it was called by then.
trace::OperationView asOf(const ClientOperation& operation, trace::EventId now);

/// The same for a verdict. A call of one key is what it does to the key.
check::Operation judged(const ClientOperation& operation);

class ClientHistory {
 public:
  static constexpr std::uint64_t kEventsAFrame = 50'000;
  /// Writes without an answer that are kept when their events are gone.
  static constexpr std::size_t kUnansweredMost = 10'000;

  /// Reads on, at most kEventsAFrame events. Another branch is read from its start. Returns true if
  /// what was known is no longer so.
  bool bring(const trace::Trace& trace);

  /// Gives up the operations whose ends the trace has given up, now and then all at once. Writes
  /// without an answer stay; of too many none does.
  void giveUpWith(const trace::Trace& trace);

  const std::vector<ClientOperation>& operations() const { return operations_; }
  /// nullptr: it was given up.
  const ClientOperation* at(std::size_t place) const;
  const check::Unjudged& unjudged() const { return unjudged_; }
  /// Of what returned up to here some was given up.
  trace::EventId goneThrough() const { return goneThrough_; }
  /// Operations up to here are known.
  trace::EventId readTo() const { return readTo_; }
  /// The last event at which an operation returned an answer.
  trace::EventId lastReturn() const { return lastReturn_; }
  /// False: not all that a verdict needs was read, or is kept.
  bool complete() const { return complete_; }
  /// How many operations were called by `now`.
  std::size_t calledBy(trace::EventId now) const;
  /// Of those that ended: the longest.
  trace::Duration longest() const { return longest_; }
  /// Places of those that have no end yet, or whose client gave up: they may have happened at any
  /// time since.
  const std::vector<std::size_t>& openEnded() const { return openEnded_; }
  /// Most lanes that any client ever needed, by client.
  const std::map<kv::ClientId, std::size_t>& lanes() const { return lanes_; }

 private:
  static constexpr std::size_t kGiveUpLeast = 1024;

  bool stillTrue(const trace::Trace& trace) const;
  void read(const trace::Event& event);
  void start(const trace::Event& event, const trace::OperationStarted& started);
  void finish(const trace::Event& event, const trace::OperationFinished& finished);
  std::size_t freeLane(kv::ClientId client);

  const trace::Trace* last_{nullptr};  ///< compared only, never followed
  std::vector<ClientOperation> operations_;
  std::size_t count_{0};  ///< of all that were called
  check::Unjudged unjudged_;
  std::map<trace::OperationId, std::size_t> open_;  ///< places
  std::map<kv::ClientId, std::vector<bool>> busy_;
  std::map<kv::ClientId, std::size_t> lanes_;
  std::vector<std::size_t> openEnded_;
  trace::Event lastRead_;
  trace::EventId readTo_;
  trace::EventId lastReturn_;
  trace::EventId goneThrough_;
  std::size_t giveUpAt_{kGiveUpLeast};  ///< with so many
  trace::Duration longest_{0};
  bool complete_{true};
};

}  // namespace view
