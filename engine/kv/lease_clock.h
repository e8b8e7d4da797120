// When leases run out. Only the leader has such a clock: it is not in the log, and a new leader
// begins anew with all of each lease's time, so that no lease ever ends early.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include <map>

#include "engine/kv/keyspace.h"
#include "engine/raft/types.h"

namespace kv {

class LeaseClock {
 public:
  /// This member leads from `now` on: every lease gets its whole time once more, and `grace` on top
  /// (an election's length, in which nobody could be heard).
  void lead(const Keyspace& space, raft::Instant now, raft::Duration grace);
  /// It does not lead any more: it knows of no lease.
  void follow();
  bool leads() const { return leads_; }

  /// The log granted or revoked a lease. Without effect while the member does not lead.
  void granted(LeaseId id, std::int64_t seconds, raft::Instant now);
  void revoked(LeaseId id);
  /// A client keeps the lease alive. The time it has again; nullopt: there is no such lease here,
  /// or its time is over, so that it is about to be revoked.
  std::optional<raft::Duration> renew(LeaseId id, raft::Instant now);
  /// What is left, not below zero; nullopt: there is no such lease here.
  std::optional<raft::Duration> left(LeaseId id, raft::Instant now) const;
  /// Those whose time is over, the longest overdue first, at most `most`. They go on being due
  /// until the log has revoked them.
  std::vector<LeaseId> due(raft::Instant now, std::size_t most) const;
  /// When the next one runs out; nullopt: never.
  std::optional<raft::Instant> nextDue() const;

 private:
  struct Term {
    raft::Duration whole{};
    raft::Instant end{};
  };
  void set(LeaseId id, Term term);
  void drop(LeaseId id);

  bool leads_{false};
  std::map<LeaseId, Term> terms_;
  std::set<std::pair<raft::Instant, LeaseId>> byEnd_;
};

}  // namespace kv
