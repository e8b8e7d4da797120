// What a member shows of the leases that it grants, renews and ends, as it applies the log.
#include "engine/kv/calls.h"
#include "engine/server/member.h"

namespace server {
namespace {

/// Leases of a snapshot that are shown one by one.
constexpr std::size_t kLeasesShownMost = 256;

struct NamedLease {
  kv::LeaseId operator()(const kv::LeaseGrantRequest& grant) const { return grant.id; }
  kv::LeaseId operator()(const kv::LeaseRevokeRequest& revoke) const { return revoke.id; }
  kv::LeaseId operator()(const kv::LeaseRenewRequest& renew) const { return renew.id; }
  kv::LeaseId operator()(const kv::LeaseExpireRequest& expire) const { return expire.id; }
  template <class Other>
  kv::LeaseId operator()(const Other&) const {
    return 0;
  }
};

kv::ClientId simulated(kv::ClientId client) {
  return client > kv::kKeepers ? client - kv::kKeepers : client;
}

}  // namespace

Member::LeaseBefore Member::leaseBefore(const kv::Operation& operation) const {
  LeaseBefore before;
  const auto* call = std::get_if<kv::Call>(&operation);
  if (call == nullptr || !call->key.empty()) return before;  // all others name a key
  before.request = kv::decodeRequest(call->request);
  if (!before.request) return before;
  before.id = std::visit(NamedLease{}, *before.request);
  const auto* lease = store_.keyspace().leases().find(before.id);
  before.lived = lease != nullptr;
  if (before.lived) before.keys = lease->value.keys.size();
  return before;
}

void Member::showLease(Ports ports, kv::ClientId client, const LeaseBefore& before,
                       const kv::Result& result, trace::EventId applied) {
  if (before.id == 0) return;
  const auto* lease = store_.keyspace().leases().find(before.id);
  const auto show = [&](trace::Body body) {
    ports.sink.emit(raft_.id(), std::move(body), {applied});
  };
  if (!before.lived && lease != nullptr) {
    show(trace::LeaseGranted{before.id, std::chrono::seconds(lease->value.seconds),
                             simulated(client)});
  } else if (before.lived && lease == nullptr) {
    const bool expired = std::holds_alternative<kv::LeaseExpireRequest>(*before.request);
    const auto why = expired ? trace::LeaseEnd::Expired : trace::LeaseEnd::Revoked;
    show(trace::LeaseEnded{before.id, why, before.keys, expired ? 0 : simulated(client)});
  } else if (std::holds_alternative<kv::LeaseRenewRequest>(*before.request) && result.done) {
    show(trace::LeaseRenewed{before.id, simulated(client)});
  }
}

void Member::showLeasesOf(Ports ports, trace::EventId restored) {
  std::size_t shown = 0;
  for (const auto& [id, lease] : store_.keyspace().leases()) {
    if (++shown > kLeasesShownMost) return;
    ports.sink.emit(raft_.id(), trace::LeaseGranted{id, std::chrono::seconds(lease.seconds), 0},
                    {restored});
  }
}

}  // namespace server
