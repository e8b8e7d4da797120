// The simulated cluster as one value: a copy is a fork. Everything that will happen stands in a
// schedule of plain values, and chance is a function of what it decides (cluster/chance.h); so the
// same settings and the same commands give the same events.
//
// Files: world.cpp (time, events), nodes.cpp (processes), network.cpp, disk.cpp, clients.cpp,
// commands.cpp.
//
// Thread rule: one thread at a time; copies are independent.
// Invariants: now() never decreases; event ids have no gaps.
#pragma once

#include <string>
#include <vector>

#include "engine/cluster/chance.h"
#include "engine/cluster/clients.h"
#include "engine/cluster/command.h"
#include "engine/sim/node.h"
#include "engine/sim/schedule.h"

namespace sim {

using cluster::Draw;
using cluster::Purpose;

class SimWorld {
 public:
  /// REQUIRES: 1 <= settings.servers <= cluster::kServersMost.
  explicit SimWorld(const cluster::Settings& settings);

  const cluster::Settings& settings() const { return settings_; }
  raft::Instant now() const { return now_; }

  // As in cluster::World.
  bool step(raft::Instant limit);
  std::string execute(const cluster::Command& command);
  trace::EventId record(trace::Body body);
  void drain(std::vector<trace::Event>& into);

 private:
  friend class MemberPorts;
  struct Handle;
  struct Perform;
  struct Execute;

  // world.cpp
  trace::ClusterStarted clusterStarted() const;
  bool handle(const Happening& what);
  trace::EventId emit(raft::ServerId server, trace::Body body,
                      std::vector<trace::EventId> causes = {});
  Node& node(raft::ServerId id) { return nodes_[id.value - 1]; }
  std::size_t linkIndex(raft::ServerId from, raft::ServerId to) const {
    return (from.value - 1) * nodes_.size() + (to.value - 1);
  }
  Link& link(raft::ServerId from, raft::ServerId to) { return links_[linkIndex(from, to)]; }
  std::uint64_t seed() const { return settings_.seed; }

  // nodes.cpp
  void start(Node& node);
  void crash(Node& node);
  void refuse(Node& node, std::string why);
  void forgetProcess(Node& node);
  void dropInbox(Node& node);
  void accept(Node& node, Work work);
  void perform(Node& node, const Work& work);
  void awaitTurn(Node& node);
  bool takeTurn(const Free& turn);
  bool alarmRings(const Alarm& alarm);
  void setAlarm(Node& node, raft::Instant local);
  void setClock(Node& node, const trace::ClockState& state);

  // network.cpp
  void send(Node& from, raft::Message message);
  raft::Instant departure(Node& from, const raft::Message& message);
  void arrive(const Arrival& arrival);
  void dropMessage(trace::MessageId id, trace::EventId sent, trace::DropReason reason);

  // disk.cpp
  void persist(Node& node, const raft::Persist& request);
  void beginSync(Node& node);
  bool syncDone(const SyncDone& done);
  void finishSync(Node& node);
  void loseUnsynced(Node& node);
  void setDisk(Node& node, const trace::DiskState& state);

  // clients.cpp
  std::string submit(const cluster::Submit& command);
  raft::ServerId likelyLeader() const;
  void carryOut(const cluster::Clients::Output& output);
  void sendRequest(const cluster::Clients::Request& request);
  void requestArrives(const RequestArrival& request);
  void performRequest(Node& node, const RequestArrival& request);
  void answer(raft::ServerId from, const trace::OperationFinished& answer);
  void answerArrives(const AnswerArrival& arrival);
  bool clientAlarmRings(const ClientAlarm& alarm);
  void setClientAlarm();

  // commands.cpp
  trace::ClusterView present() const;
  void setLink(raft::ServerId from, raft::ServerId to, const trace::LinkState& state);

  cluster::Settings settings_;
  raft::Instant now_{};
  std::vector<Node> nodes_;
  std::vector<Link> links_;
  Schedule schedule_;

  cluster::Clients clients_;
  std::vector<trace::EventId> operations_;  ///< the events that started operations 1, 2, ...
  raft::Instant clientDeadline_{raft::kNever};
  std::uint64_t clientAlarm_{0};  ///< number of the alarm that counts

  trace::EventId trigger_;      ///< the event whose handling is under way
  trace::EventId lastApplied_;  ///< the newest Applied of the step under way
  trace::EventId lastEvent_;
  trace::MessageId lastMessage_;
  std::vector<trace::Event> events_;  ///< not drained yet
};

}  // namespace sim
