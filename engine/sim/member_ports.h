// The ports of one member during one step: they do to the simulated world what the member asks.
// Thread rule: made for a step and gone after it.
#pragma once

#include "engine/sim/world.h"

namespace sim {

class MemberPorts final : public server::Transport,
                          public server::Storage,
                          public server::Clock,
                          public server::Replies,
                          public trace::Sink {
 public:
  MemberPorts(SimWorld& world, Node& node) : world_(world), node_(node) {}

  server::Ports ports() { return {*this, *this, *this, *this, *this}; }

  void send(raft::Message message) override;
  void persist(const raft::Persist& request) override;
  raft::Instant now() const override;
  void wakeAt(raft::Instant deadline) override;
  void answer(trace::OperationId id, trace::OperationFinished answer) override;
  trace::EventId emit(raft::ServerId server, trace::Body body,
                      std::vector<trace::EventId> causes) override;

 private:
  SimWorld& world_;
  Node& node_;
};

}  // namespace sim
