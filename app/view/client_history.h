// The clients' operations of a branch, whole: calls, returns and lanes. The ClusterView keeps only
// the last ones; this reads the events themselves, so many a frame, and keeps what it read.
// Thread rule: a value; one thread at a time.
// Invariants: operations()[k] is history().operations[k]; calls grow.
#pragma once

#include <map>
#include <vector>

#include "engine/check/history_trace.h"
#include "engine/trace/trace.h"

namespace view {

struct ClientOperation {
  trace::OperationView shown;  ///< as it is at the end of what was read
  trace::EventId call;
  trace::EventId end;   ///< when it was answered or given up; 0: it was not
  std::size_t lane{0};  ///< of its client: 0, and more for what is under way at the same time

  /// Its client was told something by `now`.
  bool endedBy(trace::EventId now) const { return end && end <= now; }
};

/// As it was at `now`. REQUIRES: it was called by then.
trace::OperationView asOf(const ClientOperation& operation, trace::EventId now);

class ClientHistory {
 public:
  static constexpr std::uint64_t kEventsAFrame = 50'000;

  /// Reads on, at most kEventsAFrame events. Another branch is read from its start. Returns true if
  /// what was known is no longer so.
  bool bring(const trace::Trace& trace);

  const std::vector<ClientOperation>& operations() const { return operations_; }
  const check::History& history() const { return taken_.history(); }
  /// Operations up to here are known.
  trace::EventId readTo() const { return readTo_; }
  /// The last event at which an operation returned an answer.
  trace::EventId lastReturn() const { return lastReturn_; }
  /// False: the branch's oldest events had been given up before they were read.
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
  bool stillTrue(const trace::Trace& trace) const;
  void read(const trace::Event& event);
  void start(const trace::Event& event, const trace::OperationStarted& started);
  void finish(const trace::Event& event, const trace::OperationFinished& finished);
  std::size_t freeLane(kv::ClientId client);

  const trace::Trace* last_{nullptr};  ///< compared only, never followed
  check::HistoryOfTrace taken_;
  std::vector<ClientOperation> operations_;
  std::map<trace::OperationId, std::size_t> open_;
  std::map<kv::ClientId, std::vector<bool>> busy_;
  std::map<kv::ClientId, std::size_t> lanes_;
  std::vector<std::size_t> openEnded_;
  trace::Event lastRead_;
  trace::EventId readTo_;
  trace::EventId lastReturn_;
  trace::Duration longest_{0};
  bool complete_{true};
};

}  // namespace view
