// The way in for calls from outside (server::Edge), for all members of a cluster, in either world.
// A call is an operation of the client kv::kOutside + its member's number: it stands in the trace
// like those of the simulated clients, only without a way over a network of ours.
// Thread rule: the thread that steps the world.
#pragma once

#include <map>

#include "engine/cluster/process.h"
#include "engine/cluster/world.h"
#include "engine/server/edge.h"

namespace cluster {

class Cluster;

class Door final : public server::Edge {
 public:
  /// One at a time. REQUIRES: the world is a Cluster (both are), and lives longer.
  explicit Door(World& world);
  ~Door() override;
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  void listen(server::EdgeListener* listener) override { listener_ = listener; }
  server::CallId call(ServerId via, kv::Request request) override;
  void gather() override { gathers_ = true; }
  void handOn() override;
  server::CallId read(ServerId via, kv::RangeRequest request, server::ReadAs as) override;
  server::CallId barrier(ServerId via) override;
  void giveUp(server::CallId id) override;
  bool watch(ServerId at, kv::WatchId id, kv::WatchRequest request) override;
  bool cancelWatch(ServerId at, kv::WatchId id) override;
  std::optional<kv::Revision> toldThrough(ServerId at, kv::WatchId id) const override;
  std::optional<kv::Keyspace> keyspace(ServerId at) const override;
  std::optional<server::MemberStatus> status(ServerId at) const override;
  std::optional<server::Standing> standing(ServerId at) const override;
  std::optional<server::LeaseLeft> leaseLeft(ServerId at, kv::LeaseId id) const override;
  void setQuota(std::uint64_t bytes) override { quota_ = bytes; }

  /// Somebody outside waits for it, and has not given it up.
  bool waitsFor(server::CallId id) const { return open_.contains(id); }

 private:
  friend class Cluster;
  friend class MemberPorts;

  /// Shown: it stands in the trace. A barrier and a read of several keys do not.
  enum class Trace : std::uint8_t { Shown, Hidden };
  /// Who hears of its end.
  enum class For : std::uint8_t { Caller, Alarm };
  struct Open {
    ServerId via;
    kv::Operation operation;
    Trace trace{Trace::Shown};
    For whom{For::Caller};
  };
  /// The names of a member's calls, for one start of it.
  struct Names {
    std::uint64_t incarnation{0};
    std::uint64_t epoch{0};
    std::uint64_t last{0};
  };

  /// A member's space alarm on its way into the log; it may get lost there.
  struct Raising {
    server::CallId call;
    Instant again;  ///< not before then is it raised once more
  };

  const server::Member* memberOf(ServerId id) const;
  kv::Command commandOf(ServerId via, kv::Operation operation);
  server::CallId open(ServerId via, const kv::Command& command, Trace trace);
  server::CallId propose(ServerId via, kv::Operation operation, For whom = For::Caller);
  void raiseAlarm(ServerId via);
  server::CallId askMember(ServerId via, const kv::Operation& operation, Trace trace,
                           server::Member::ReadRequest request);
  bool isFull(ServerId via, const kv::Request& request) const;

  // What the cluster tells.

  /// False: the operation is not from outside.
  bool answered(const trace::OperationFinished& answer);
  void answeredRead(server::CallId id, kv::Answer answer);
  void told(ServerId by, const kv::Told& told);
  void stopped(ServerId id);
  void end(server::CallId id, trace::OperationFinished shown, const server::CallEnd& end);

  Cluster& cluster_;
  server::EdgeListener* listener_{nullptr};
  std::map<server::CallId, Open> open_;
  std::map<ServerId, Names> names_;
  std::map<ServerId, Raising> raising_;
  std::uint64_t quota_{0};
  bool gathers_{false};
  std::map<ServerId, std::vector<RequestArrival>> gathered_;  ///< since gather()
};

/// Who hears what happens to a cluster's calls. A copy of the cluster has nobody.
class DoorOf {
 public:
  DoorOf() = default;
  DoorOf(const DoorOf&) {}
  DoorOf& operator=(const DoorOf&) { return *this; }
  Door* get() const { return door_; }
  void set(Door* door) { door_ = door; }

 private:
  Door* door_{nullptr};
};

}  // namespace cluster
