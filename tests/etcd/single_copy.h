// A store of one copy behind the edge's port: the API in front of it is the product's, and what it
// answers is what one keyspace says. It can be made to wait for a quorum.
// Thread rule: one thread.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "engine/server/edge.h"

namespace etcd {

inline constexpr raft::ServerId kOnly{1};

class SingleCopy final : public server::Edge {
 public:
  SingleCopy() { configuration_.voters = {kOnly}; }
  /// Silent: the member knows a leader that does not answer.
  enum class Quorum : std::uint8_t { There, Silent, Lost };
  void setQuorum(Quorum quorum) { quorum_ = quorum; }
  void setConfiguration(raft::Configuration configuration) {
    configuration_ = std::move(configuration);
  }
  void setLeader(raft::ServerId leader) { leader_ = leader; }
  /// Time goes on: leases end.
  void advance(raft::Instant now);
  /// As if another had asked for it.
  void write(const kv::Request& request) { apply(request); }
  void raiseAlarm() { space_.apply(kv::AlarmRequest{kOnly.value}); }
  /// As if the member had died.
  void stop();
  const std::vector<server::CallId>& givenUp() const { return givenUp_; }
  const kv::Keyspace& space() const { return space_; }

  void listen(server::EdgeListener* listener) override { listener_ = listener; }
  server::CallId call(raft::ServerId via, kv::Request request) override;
  void gather() override {}
  void handOn() override {}
  server::CallId read(raft::ServerId via, kv::RangeRequest request, server::ReadAs as) override;
  server::CallId barrier(raft::ServerId via) override;
  void giveUp(server::CallId id) override { givenUp_.push_back(id); }
  bool watch(raft::ServerId at, kv::WatchId id, kv::WatchRequest request) override;
  bool cancelWatch(raft::ServerId at, kv::WatchId id) override;
  std::optional<kv::Revision> toldThrough(raft::ServerId at, kv::WatchId id) const override;
  std::optional<kv::Keyspace> keyspace(raft::ServerId at) const override;
  std::optional<server::MemberStatus> status(raft::ServerId at) const override;
  std::optional<server::Standing> standing(raft::ServerId at) const override;
  std::optional<server::LeaseLeft> leaseLeft(raft::ServerId at, kv::LeaseId id) const override;
  void setQuota(std::uint64_t bytes) override { quota_ = bytes; }

 private:
  kv::Answer apply(const kv::Request& request);
  void noteLease(const kv::Request& request);
  void tell();
  bool runs(raft::ServerId at) const { return at == kOnly && running_; }

  server::EdgeListener* listener_{nullptr};
  kv::Keyspace space_;
  kv::Watches watches_;
  std::map<kv::LeaseId, raft::Instant> ends_;
  raft::Instant now_{};
  std::uint64_t applied_{0};
  std::uint64_t ids_{0};
  std::uint64_t quota_{0};
  Quorum quorum_{Quorum::There};
  bool running_{true};
  raft::ServerId leader_{kOnly};
  raft::Configuration configuration_;
  std::vector<server::CallId> givenUp_;
};

}  // namespace etcd
