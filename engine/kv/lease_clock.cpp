#include "engine/kv/lease_clock.h"

#include <algorithm>

namespace kv {
namespace {

raft::Duration wholeOf(std::int64_t seconds) {
  return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, kLeaseSecondsMost));
}

/// The longest leases end beyond all time.
raft::Instant later(raft::Instant now, raft::Duration by) {
  return by < raft::kNever - now ? now + by : raft::kNever;
}

}  // namespace

void LeaseClock::set(LeaseId id, Term term) {
  drop(id);
  byEnd_.emplace(term.end, id);
  terms_[id] = term;
}

void LeaseClock::drop(LeaseId id) {
  const auto found = terms_.find(id);
  if (found == terms_.end()) return;
  byEnd_.erase({found->second.end, id});
  terms_.erase(found);
}

void LeaseClock::lead(const Keyspace& space, raft::Instant now, raft::Duration grace) {
  follow();
  leads_ = true;
  for (const auto& [id, lease] : space.leases()) {
    const raft::Duration whole = wholeOf(lease.seconds);
    set(id, {whole, later(later(now, whole), grace)});
  }
}

void LeaseClock::follow() {
  leads_ = false;
  terms_.clear();
  byEnd_.clear();
}

void LeaseClock::granted(LeaseId id, std::int64_t seconds, raft::Instant now) {
  if (leads_) set(id, {wholeOf(seconds), later(now, wholeOf(seconds))});
}

void LeaseClock::revoked(LeaseId id) { drop(id); }

std::optional<raft::Duration> LeaseClock::renew(LeaseId id, raft::Instant now) {
  const auto found = terms_.find(id);
  if (found == terms_.end() || found->second.end <= now) return std::nullopt;
  const raft::Duration whole = found->second.whole;
  set(id, {whole, later(now, whole)});
  return whole;
}

std::optional<raft::Duration> LeaseClock::left(LeaseId id, raft::Instant now) const {
  const auto found = terms_.find(id);
  if (found == terms_.end()) return std::nullopt;
  return std::max(raft::Duration::zero(), raft::Duration(found->second.end - now));
}

std::vector<LeaseId> LeaseClock::due(raft::Instant now, std::size_t most) const {
  std::vector<LeaseId> ids;
  for (const auto& [end, id] : byEnd_) {
    if (end > now || ids.size() == most) break;
    ids.push_back(id);
  }
  return ids;
}

std::optional<raft::Instant> LeaseClock::nextDue() const {
  if (byEnd_.empty()) return std::nullopt;
  return byEnd_.begin()->first;
}

}  // namespace kv
