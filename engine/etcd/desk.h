// Where calls from outside reach the members: everything the API asks is asked here, on the thread
// that steps the world. turn() belongs between its steps: only there is anybody answered.
// Thread rule: the engine's thread; gRPC's threads come by way of an Inbox.
#pragma once

#include "engine/etcd/calls.h"
#include "engine/etcd/measured.h"
#include "engine/etcd/members.h"
#include "engine/etcd/watch_desk.h"

namespace etcd {

/// As etcd's own.
inline constexpr std::uint64_t kQuotaBytes = std::uint64_t{2} << 30;

struct DeskSettings {
  std::uint64_t cluster{0};  ///< id, told in every answer
  /// After which a request that nobody could do is given up; etcd's is 5 s and two elections.
  raft::Duration requestTimeout{std::chrono::seconds(7)};
  /// No lease is shorter, seconds; as etcd, three halves of an election.
  std::int64_t leaseSecondsLeast{2};
  std::vector<MemberPlace> places;  ///< the n-th is of server n
  /// The edge's from the beginning; 0: none.
  std::uint64_t quotaBytes{0};
  /// After which a member whose read has not ended is not healthy; as etcd's.
  raft::Duration healthTimeout{std::chrono::seconds(1)};
};

/// What a desk in front of such a cluster is like: named members, etcd's times and quota.
DeskSettings deskSettingsOf(const cluster::Settings& settings);

class Desk final : public server::EdgeListener {
 public:
  Desk(server::Edge& edge, Operate operate, DeskSettings settings);
  ~Desk() override;
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // Each `then` is called once: from the function itself, from turn() or from close().

  /// Through the log.
  void call(raft::ServerId via, kv::Request request, const Then<kv::Answer>& then);
  void read(raft::ServerId via, kv::RangeRequest request, server::ReadAs as,
            const Then<kv::Answer>& then);
  /// REQUIRES: kv::Keyspace::onlyReads(txn).
  void readTxn(raft::ServerId via, const kv::TxnRequest& txn, server::ReadAs as,
               const Then<kv::Answer>& then);

  void grant(raft::ServerId via, kv::LeaseGrantRequest request, const Then<LeaseTime>& then);
  void keepAlive(raft::ServerId via, kv::LeaseId id, const Then<LeaseTime>& then);
  void timeToLive(raft::ServerId via, kv::LeaseId id, const Then<LeaseTime>& then);
  void leases(raft::ServerId via, const Then<std::vector<kv::LeaseId>>& then);

  void members(raft::ServerId via, server::ReadAs as, const Then<Membership>& then);
  void changeMembers(raft::ServerId via, const MembersWish& wish, const Then<Membership>& then);
  void moveLeader(raft::ServerId via, std::uint64_t to, const Then<Membership>& then);

  void status(raft::ServerId via, const Then<Status>& then);
  /// The members whose alarm was changed: nobody's if none is raised that was to be disarmed.
  void alarm(raft::ServerId via, const kv::AlarmRequest& asked, const Then<AlarmsOf>& then);
  /// Of what the store held at `revision` (0: now); hashOf() says the rest.
  void hash(raft::ServerId via, kv::Revision revision, const Then<ToHash>& then);
  void keyspace(raft::ServerId via, const Then<kv::Keyspace>& then);

  void health(raft::ServerId via, Alarms alarms, const std::function<void(Health)>& then);
  void measure(raft::ServerId via, const Then<Measured>& then);

  WatchDesk& watches() { return watches_; }

  /// What `ask` asks of the desk is asked by this one.
  template <typename Ask>
  void as(Caller caller, const Ask& ask) {
    calls_.askedBy(caller);
    ask(*this);
    calls_.askedBy(nullptr);
  }
  /// It waits no longer.
  void left(Caller caller) { calls_.left(caller); }

  /// Clients that listen to a member: streams of watches, or of leases kept alive.
  void streamOpened(raft::ServerId at) { ++streams_[at]; }
  void streamClosed(raft::ServerId at) { --streams_[at]; }
  const std::map<raft::ServerId, std::size_t>& streams() const { return streams_; }

  /// What is asked between the two reaches the members together.
  void gather() { edge_.gather(); }
  void handOn() { edge_.handOn(); }
  void turn(raft::Instant now);
  /// Everybody is told that the server stops, now and from now on.
  void close();

  void ended(server::CallId id, const server::CallEnd& end) override;
  void told(raft::ServerId by, const kv::Told& told) override;
  void stopped(raft::ServerId id) override;

 private:
  Header headerOf(raft::ServerId id) const;
  template <typename T>
  void answer(raft::ServerId via, const Then<T>& then, T value) const;
  template <typename T>
  void refuse(raft::ServerId via, const Then<T>& then, Trouble trouble) const;
  Calls::WhenEnded answerOf(raft::ServerId via, Then<kv::Answer> then) const;
  /// Calls `look` once the member is new enough.
  void when(raft::ServerId via, server::ReadAs as, Calls::WhenEnded look);
  void tellKeptAlive(raft::ServerId via, kv::LeaseId id, const Calls::End& end,
                     const Then<LeaseTime>& then) const;

  server::Edge& edge_;
  DeskSettings settings_;
  Calls calls_;
  Calls checks_;  ///< of members' health
  Tally tally_;
  Members members_;
  WatchDesk watches_;
  std::map<raft::ServerId, std::size_t> streams_;
  bool closed_{false};
};

}  // namespace etcd
