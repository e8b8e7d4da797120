#include "tests/etcd/single_copy.h"

namespace etcd {

using server::CallId;

void SingleCopy::advance(raft::Instant now) {
  now_ = now;
  std::vector<kv::LeaseId> over;
  for (const auto& [id, end] : ends_) {
    if (end <= now) over.push_back(id);
  }
  for (const kv::LeaseId id : over) apply(kv::LeaseRevokeRequest{id});
}

void SingleCopy::stop() {
  running_ = false;
  watches_ = {};
  if (listener_ != nullptr) listener_->stopped(kOnly);
}

void SingleCopy::noteLease(const kv::Request& request) {
  const auto whole = [&](kv::LeaseId id) {
    const auto* lease = space_.leases().find(id);
    if (lease != nullptr) ends_[id] = now_ + std::chrono::seconds(lease->value.seconds);
  };
  if (const auto* grant = std::get_if<kv::LeaseGrantRequest>(&request)) whole(grant->id);
  if (const auto* renew = std::get_if<kv::LeaseRenewRequest>(&request)) whole(renew->id);
  if (const auto* revoke = std::get_if<kv::LeaseRevokeRequest>(&request)) ends_.erase(revoke->id);
}

kv::Answer SingleCopy::apply(const kv::Request& request) {
  const kv::Answer answer = space_.apply(request);
  ++applied_;
  noteLease(request);
  if (quota_ != 0 && space_.bytes() > quota_) space_.apply(kv::AlarmRequest{kOnly.value});
  tell();
  return answer;
}

void SingleCopy::tell() {
  for (const kv::Told& told : watches_.take(space_)) {
    if (listener_ != nullptr) listener_->told(kOnly, told);
  }
}

CallId SingleCopy::call(raft::ServerId via, kv::Request request) {
  const CallId id{++ids_};
  if (!runs(via)) {
    listener_->ended(id, trace::Failure::Unreachable);
  } else if (quorum_ == Quorum::There) {
    listener_->ended(id, apply(request));
  }
  return id;
}

CallId SingleCopy::read(raft::ServerId via, kv::RangeRequest request, server::ReadAs as) {
  const CallId id{++ids_};
  const bool now = as == server::ReadAs::Serializable || quorum_ == Quorum::There;
  if (!runs(via)) {
    listener_->ended(id, trace::Failure::Unreachable);
  } else if (now) {
    listener_->ended(id, space_.read(request));
  }
  return id;
}

CallId SingleCopy::barrier(raft::ServerId via) {
  const CallId id{++ids_};
  if (!runs(via)) {
    listener_->ended(id, trace::Failure::Unreachable);
  } else if (quorum_ == Quorum::There) {
    listener_->ended(id, kv::Answer{kv::Done{}, space_.revision()});
  }
  return id;
}

bool SingleCopy::watch(raft::ServerId at, kv::WatchId id, kv::WatchRequest request) {
  if (!runs(at)) return false;
  watches_.add(id, std::move(request), space_);
  tell();
  return true;
}

bool SingleCopy::cancelWatch(raft::ServerId at, kv::WatchId id) {
  return runs(at) && watches_.cancel(id);
}

std::optional<kv::Revision> SingleCopy::toldThrough(raft::ServerId at, kv::WatchId id) const {
  if (!runs(at)) return std::nullopt;
  return watches_.toldThrough(id);
}

std::optional<kv::Keyspace> SingleCopy::keyspace(raft::ServerId at) const {
  if (!runs(at)) return std::nullopt;
  return space_;
}

std::optional<server::MemberStatus> SingleCopy::status(raft::ServerId at) const {
  if (!runs(at)) return std::nullopt;
  server::MemberStatus status;
  status.leader = quorum_ == Quorum::Lost ? raft::ServerId{} : leader_;
  status.term = raft::Term{2};
  status.lastIndex = status.commitIndex = status.lastApplied = raft::Index{applied_};
  status.role = raft::RoleName::Leader;
  status.configuration = configuration_;
  status.revision = space_.revision();
  status.compacted = space_.compacted();
  status.bytes = space_.bytes();
  return status;
}

std::optional<server::Standing> SingleCopy::standing(raft::ServerId at) const {
  const auto whole = status(at);
  if (!whole) return std::nullopt;
  return server::Standing{whole->leader, whole->term, whole->revision};
}

std::optional<server::LeaseLeft> SingleCopy::leaseLeft(raft::ServerId at, kv::LeaseId id) const {
  const auto* lease = space_.leases().find(id);
  const auto end = ends_.find(id);
  if (!runs(at) || lease == nullptr || end == ends_.end()) return std::nullopt;
  return server::LeaseLeft{std::chrono::seconds(lease->value.seconds), end->second - now_};
}

}  // namespace etcd
