// The simulated cluster as one value: a copy is a fork. Everything that will happen stands in a
// schedule of plain values, and chance is a function of what it decides (cluster/chance.h); so the
// same settings and the same commands give the same events.
//
// Thread rule: one thread at a time; copies are independent.
#pragma once

#include "engine/cluster/cluster.h"
#include "engine/cluster/schedule.h"
#include "engine/sim/files.h"
#include "engine/wal/log.h"

namespace sim {

/// A server and its disk.
struct Node : cluster::Process {
  SimFiles files;
  wal::Log log;
};

class SimWorld final : public cluster::Cluster {
 public:
  /// REQUIRES: 1 <= settings.servers <= cluster::kServersMost.
  explicit SimWorld(const cluster::Settings& settings);

  cluster::WorldKind kind() const override { return cluster::WorldKind::Lab; }
  bool step(raft::Instant limit) override;
  std::string execute(const cluster::Command& command) override;
  std::unique_ptr<cluster::World> fork() const override;

 private:
  Node& node(raft::ServerId id) { return nodes_[id.value - 1]; }

  cluster::Process& process(raft::ServerId id) override { return node(id); }
  void schedule(raft::Instant at, cluster::Happening what) override;
  void start(raft::ServerId id) override;
  void processGone(raft::ServerId) override {}
  std::string loseUnsynced(raft::ServerId id) override;
  void launch(const cluster::Delivery& delivery, raft::Instant at) override;
  std::optional<cluster::UnderWay> underWay(trace::MessageId id,
                                            std::uint32_t attempt) const override;
  void beginSync(raft::ServerId id) override;
  std::string write(raft::ServerId id, const cluster::Writing& writing) override;
  std::string makeDurable(raft::ServerId id) override;
  std::string compactLog(raft::ServerId id, raft::Index upTo) override;
  std::string loseDisk(raft::ServerId id) override;
  std::string damageDisk(raft::ServerId id) override;
  std::string refillDisk(raft::ServerId id, const raft::Persist& what) override;
  wal::Options optionsOf(raft::ServerId id) const;

  std::vector<Node> nodes_;
  cluster::Schedule<cluster::Happening> schedule_;
};

}  // namespace sim
