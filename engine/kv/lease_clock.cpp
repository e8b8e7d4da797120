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

void LeaseClock::set(LeaseId id, Span span) {
  drop(id);
  byDue_.edit({span.due, id});
  spans_.edit(id) = span;
}

void LeaseClock::drop(LeaseId id) {
  const auto* found = spans_.find(id);
  if (found == nullptr) return;
  byDue_.erase(std::pair(found->value.due, id));
  spans_.erase(id);
}

void LeaseClock::begin(const Keyspace& space, raft::Instant now, raft::Duration grace) {
  *this = LeaseClock{};
  for (const auto& [id, lease] : space.leases()) {
    const raft::Duration whole = wholeOf(lease.seconds);
    const raft::Instant end = later(later(now, whole), grace);
    set(id, {whole, end, end});
  }
}

void LeaseClock::granted(LeaseId id, std::int64_t seconds, raft::Instant now) {
  const raft::Instant end = later(now, wholeOf(seconds));
  set(id, {wholeOf(seconds), end, end});
}

void LeaseClock::renewed(LeaseId id, raft::Instant now) {
  const auto* found = spans_.find(id);
  if (found == nullptr) return;
  const raft::Duration whole = found->value.whole;
  const raft::Instant end = later(now, whole);
  set(id, {whole, end, end});
}

void LeaseClock::revoked(LeaseId id) { drop(id); }

std::optional<raft::Duration> LeaseClock::left(LeaseId id, raft::Instant now) const {
  const auto* found = spans_.find(id);
  if (found == nullptr) return std::nullopt;
  return std::max(raft::Duration::zero(), raft::Duration(found->value.end - now));
}

std::vector<LeaseId> LeaseClock::due(raft::Instant now, std::size_t most) const {
  std::vector<LeaseId> ids;
  for (const auto& [key, nothing] : byDue_) {
    if (key.first > now || ids.size() == most) break;
    ids.push_back(key.second);
  }
  return ids;
}

void LeaseClock::askedToEnd(LeaseId id, raft::Instant again) {
  const auto* found = spans_.find(id);
  if (found == nullptr) return;
  Span span = found->value;
  span.due = again;
  set(id, span);
}

std::optional<raft::Instant> LeaseClock::nextDue() const {
  if (byDue_.empty()) return std::nullopt;
  return byDue_.begin()->key.first;
}

}  // namespace kv
