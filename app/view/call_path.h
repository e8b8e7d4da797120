// The way of a client's call through the cluster, step by step, as the trace tells it: asked,
// handed on, appended, stored by a majority, committed, answered (Raft 5.3); of a read: the
// leader's round of heartbeats (thesis 6.4). Thread rule: plain values, pure functions.
#pragma once

#include <QString>

#include <vector>

#include "app/view/moment.h"

namespace view {

struct CallPath {
  trace::OperationId id;
  kv::Command command;
  trace::Instant startedAt{};
  trace::ServerId via;         ///< the server it reached last
  trace::EventId reached;      ///< the event by which it did; 0: it is on its way there
  trace::ServerId handedTo;    ///< `via` handed it on to this one; 0: it did not
  trace::EventId handed;       ///< the sending by which it did
  trace::ServerId appendedBy;  ///< the leader that took it; 0: nobody yet, or a read
  trace::EventId appended;     ///< the event by which it did
  raft::Index index;
  raft::Term term;
  trace::EventId commit;
  trace::Instant committedAt{raft::kNever};
  trace::Instant finishedAt{raft::kNever};
  trace::Outcome outcome{trace::Outcome::Unknown};

  bool reads() const { return std::holds_alternative<kv::Get>(command.operation); }
  bool finished() const { return finishedAt != raft::kNever; }
  bool committed() const { return committedAt != raft::kNever; }
  friend bool operator==(const CallPath&, const CallPath&) = default;
};

/// Whose disks hold the call's entry, as far as they said so.
std::vector<trace::ServerId> holdersOf(const CallPath& path, const trace::ClusterView& cluster);
/// The last step, in a word or two: "handed on", "on 2 of 3", "committed", "unknown".
QString stepText(const CallPath& path, const trace::ClusterView& cluster);
/// All steps in one sentence.
QString pathText(const CallPath& path, const view::Moment& moment);

}  // namespace view
