// The ports of one Live member during one step.
// Thread rule: made for a step and gone after it.
#pragma once

#include "engine/cluster/local_clock.h"
#include "engine/net/live_world.h"

namespace net {

class LivePorts final : public server::Transport,
                        public server::Storage,
                        public server::Clock,
                        public server::Replies,
                        public trace::Sink {
 public:
  LivePorts(LiveWorld& world, Node& node) : world_(world), node_(node) {}

  server::Ports ports() { return {*this, *this, *this, *this, *this}; }

  void send(raft::Message message) override { world_.send(node_, std::move(message)); }
  void persist(const raft::Persist& request) override { world_.persist(node_, request); }
  raft::Instant now() const override { return cluster::toLocal(node_.clock, world_.now_); }
  void wakeAt(raft::Instant deadline) override { world_.setAlarm(node_, deadline); }
  void answer(trace::OperationId id, trace::OperationFinished answer) override {
    answer.id = id;
    world_.answer(std::move(answer));
  }
  trace::EventId emit(raft::ServerId server, trace::Body body,
                      std::vector<trace::EventId> causes) override {
    const bool applied = std::holds_alternative<trace::Applied>(body);
    const trace::EventId id = world_.emit(server, std::move(body), std::move(causes));
    if (applied) world_.lastApplied_ = id;
    return id;
  }

 private:
  LiveWorld& world_;
  Node& node_;
};

}  // namespace net
