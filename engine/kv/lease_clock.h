// When leases run out, as one member reckons. The clock is not in the log: with a new leader it
// begins anew with all of each lease's time, so that no lease ever ends early.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include <map>

#include "engine/kv/keyspace.h"
#include "engine/raft/types.h"

namespace kv {

class LeaseClock {
 public:
  /// Somebody leads from about `now` on: every lease gets its whole time once more, and `grace` on
  /// top (an election's length, in which nobody could be heard).
  void begin(const Keyspace& space, raft::Instant now, raft::Duration grace);

  /// The log granted a lease, renewed it (it has its whole time again), or ended it.
  void granted(LeaseId id, std::int64_t seconds, raft::Instant now);
  void renewed(LeaseId id, raft::Instant now);
  void revoked(LeaseId id);
  /// What is left, not below zero; nullopt: there is no such lease here.
  std::optional<raft::Duration> left(LeaseId id, raft::Instant now) const;
  /// Those whose time is over, the longest overdue first, at most `most`. They go on being due
  /// until the log has ended them, or askedToEnd puts them off.
  std::vector<LeaseId> due(raft::Instant now, std::size_t most) const;
  /// Its end was proposed: it is due again at `again`, should nothing come of it.
  void askedToEnd(LeaseId id, raft::Instant again);
  /// When the next one is due; nullopt: never.
  std::optional<raft::Instant> nextDue() const;

 private:
  struct Span {
    raft::Duration whole{};
    raft::Instant end{};
    raft::Instant due{};
  };
  void set(LeaseId id, Span span);
  void drop(LeaseId id);

  SharedMap<LeaseId, Span> spans_;
  SharedMap<std::pair<raft::Instant, LeaseId>, Nothing> byDue_;
};

}  // namespace kv
