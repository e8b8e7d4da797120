// The ports of one member during one step: they do to the cluster what the member asks.
// Thread rule: made for a step and gone after it.
#pragma once

#include "engine/cluster/cluster.h"

namespace cluster {

class MemberPorts final : public server::Transport,
                          public server::Storage,
                          public server::Clock,
                          public server::Replies,
                          public trace::Sink {
 public:
  MemberPorts(Cluster& cluster, Process& process) : cluster_(cluster), process_(process) {}

  server::Ports ports() { return {*this, *this, *this, *this, *this}; }

  void send(raft::Message message) override;
  void persist(const raft::Persist& request) override;
  void saveSnapshot(raft::Snapshot frame, const kv::Store& store) override;
  Instant now() const override;
  void wakeAt(Instant deadline) override;
  void answer(trace::OperationId id, trace::OperationFinished answer) override;
  void answerRead(trace::OperationId id, kv::Answer answer) override;
  void told(const kv::Told& told) override;
  trace::EventId emit(ServerId server, trace::Body body,
                      std::vector<trace::EventId> causes) override;

 private:
  Cluster& cluster_;
  Process& process_;
};

}  // namespace cluster
