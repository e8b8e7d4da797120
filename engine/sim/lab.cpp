#include "engine/sim/lab.h"

#include "engine/sim/world.h"

namespace sim {

namespace {

class Lab final : public cluster::World {
 public:
  explicit Lab(SimWorld world) : world_(std::move(world)) {}

  cluster::WorldKind kind() const override { return cluster::WorldKind::Lab; }
  const cluster::Settings& settings() const override { return world_.settings(); }
  raft::Instant now() const override { return world_.now(); }
  bool step(raft::Instant limit) override { return world_.step(limit); }
  std::string execute(const cluster::Command& command) override { return world_.execute(command); }
  trace::EventId record(trace::Body body) override { return world_.record(std::move(body)); }
  void drain(std::vector<trace::Event>& into) override { world_.drain(into); }
  std::unique_ptr<cluster::World> fork() const override { return std::make_unique<Lab>(world_); }

 private:
  SimWorld world_;
};

}  // namespace

std::unique_ptr<cluster::World> makeLab(const cluster::Settings& settings) {
  return std::make_unique<Lab>(SimWorld(settings));
}

}  // namespace sim
