// The time of leases (etcd's Lease API). Renewals are in the log like all else that a lease can be
// asked, so every member knows about when each runs out; the leader alone ends it, through the log.
// A lease that was renewed in the log before its end got there lives on (kv::LeaseExpireRequest).
#include <algorithm>

#include "engine/kv/calls.h"
#include "engine/server/member.h"

namespace server {
namespace {

/// Leases that are ended at once; the others follow at the next deadline.
constexpr std::size_t kEndedAtOnce = 512;

}  // namespace

// With a new leader every lease has all its time again: nobody knows what clients were told while
// nobody led.
void Member::beginLeases(Ports ports) {
  const raft::ServerId leader = raft_.leader();
  const bool same = leader == leasesOf_ && raft_.currentTerm() == leasesIn_;
  if (!leader || same) return;
  leasesOf_ = leader;
  leasesIn_ = raft_.currentTerm();
  const raft::Duration grace = raft_.config().electionTimeoutMax;
  leases_.begin(store_.keyspace(), ports.clock.now(), grace);
  const std::uint64_t leases = store_.keyspace().leases().size();
  if (leases > 0) ports.sink.emit(raft_.id(), trace::LeasesBegun{leases, grace}, {});
}

void Member::keepLeases(Ports ports, const kv::Operation& operation, const kv::Result& result) {
  const auto* call = std::get_if<kv::Call>(&operation);
  if (call == nullptr || !call->key.empty()) return;  // all others name a key
  const auto request = kv::decodeRequest(call->request);
  if (!request) return;
  // A repeated command has the answer of the first, yet did nothing: the store says what is there.
  const auto lives = [&](kv::LeaseId id) { return store_.keyspace().leases().contains(id); };
  if (const auto* grant = std::get_if<kv::LeaseGrantRequest>(&*request)) {
    if (result.done && lives(grant->id))
      leases_.granted(grant->id, grant->seconds, ports.clock.now());
  } else if (const auto* renew = std::get_if<kv::LeaseRenewRequest>(&*request)) {
    if (result.done) leases_.renewed(renew->id, ports.clock.now());
  } else if (const auto* revoke = std::get_if<kv::LeaseRevokeRequest>(&*request)) {
    if (!lives(revoke->id)) leases_.revoked(revoke->id);
  } else if (const auto* expire = std::get_if<kv::LeaseExpireRequest>(&*request)) {
    if (!lives(expire->id)) leases_.revoked(expire->id);
  }
}

void Member::endLeases(Ports ports) {
  if (raft_.roleName() != raft::RoleName::Leader) return;
  const raft::Instant now = ports.clock.now();
  for (const kv::LeaseId id : leases_.due(now, kEndedAtOnce)) {
    const auto* lease = store_.keyspace().leases().find(id);
    const std::uint64_t begun = lease == nullptr ? 0 : lease->value.begun;
    const kv::Command command{0, 0, kv::callOf(kv::LeaseExpireRequest{id, begun})};
    raft_.propose(now, {raft::Payload(kv::encode(command))});
    // It may be lost with the leadership, or refused for a while: then once more.
    leases_.askedToEnd(id, now + raft_.config().electionTimeoutMax);
  }
}

raft::Instant Member::nextDeadline() const {
  const bool leads = raft_.roleName() == raft::RoleName::Leader;
  const auto lease = leads ? leases_.nextDue() : std::nullopt;
  return lease ? std::min(*lease, raft_.nextDeadline()) : raft_.nextDeadline();
}

}  // namespace server
