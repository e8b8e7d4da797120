// Leases at the desk.
#include <openssl/rand.h>

#include <array>
#include <bit>

#include "engine/etcd/desk.h"

namespace etcd {
namespace {

/// An id that no lease had, also before a restart: clients keep them. It stands in the log, so that
/// the run can be repeated all the same. Positive, as those that etcd's server chooses.
kv::LeaseId newLeaseId() {
  std::array<unsigned char, sizeof(std::uint64_t)> bytes{};
  ::RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
  return static_cast<kv::LeaseId>(std::bit_cast<std::uint64_t>(bytes) >> 1);
}

std::int64_t secondsOf(raft::Duration time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

}  // namespace

// The client gets as much time as it was granted, never less (etcd, lessor Grant).
void Desk::grant(raft::ServerId via, kv::LeaseGrantRequest request, const Then<LeaseTime>& then) {
  while (request.id == 0) request.id = newLeaseId();
  request.seconds = std::max(request.seconds, settings_.leaseSecondsLeast);
  const LeaseTime time{request.id, request.seconds, request.seconds, {}};
  call(via, request, [then, time](const Reply<kv::Answer>& reply) {
    if (const auto* refusal = std::get_if<kv::Refusal>(&reply.outcome)) {
      then({reply.header, *refusal});
    } else if (const auto* trouble = std::get_if<Trouble>(&reply.outcome)) {
      then({reply.header, *trouble});
    } else {
      then({reply.header, time});
    }
  });
}

void Desk::keepAlive(raft::ServerId via, kv::LeaseId id, const Then<LeaseTime>& then) {
  call(via, kv::LeaseRenewRequest{id}, [this, via, id, then](const Reply<kv::Answer>& reply) {
    const auto* refusal = std::get_if<kv::Refusal>(&reply.outcome);
    if (const auto* trouble = std::get_if<Trouble>(&reply.outcome)) {
      then({reply.header, *trouble});
    } else if (refusal != nullptr && *refusal != kv::Refusal::LeaseNotFound) {
      then({reply.header, *refusal});
    } else {
      // It may have ended since: then there is none, as if it had not been found.
      const auto left = edge_.leaseLeft(via, id);
      const bool lives = refusal == nullptr && left;
      const std::int64_t seconds = lives ? secondsOf(left->granted) : -1;
      then({reply.header, LeaseTime{id, seconds, seconds, {}}});
    }
  });
}

void Desk::timeToLive(raft::ServerId via, kv::LeaseId id, const Then<LeaseTime>& then) {
  when(via, server::ReadAs::Linearizable, [this, via, id, then](const Calls::End& end) {
    const auto space = edge_.keyspace(via);
    const auto* trouble = std::get_if<Trouble>(&end);
    if (trouble != nullptr || !space) {
      then({headerOf(via), trouble != nullptr ? *trouble : Trouble::Stopped});
      return;
    }
    LeaseTime time{id, -1, -1, {}};
    const auto* lease = space->leases().find(id);
    const auto left = edge_.leaseLeft(via, id);
    if (left && lease != nullptr) {
      time.granted = secondsOf(left->granted);
      time.left = secondsOf(left->left);
      for (const auto& [key, nothing] : lease->value.keys) time.keys.emplace_back(key.view());
    }
    then({headerOf(via), std::move(time)});
  });
}

void Desk::leases(raft::ServerId via, const Then<std::vector<kv::LeaseId>>& then) {
  const auto space = edge_.keyspace(via);
  if (closed_ || !space) {
    then({headerOf(via), Trouble::Stopped});
    return;
  }
  std::vector<kv::LeaseId> ids;
  for (const auto& [id, lease] : space->leases()) ids.push_back(id);
  then({headerOf(via), std::move(ids)});
}

}  // namespace etcd
