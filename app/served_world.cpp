#include "app/served_world.h"

#include "engine/cluster/door.h"
#include "engine/etcd/host.h"

namespace flotilla {
namespace {

using cluster::World;

class ServedWorld final : public World {
 public:
  ServedWorld(std::unique_ptr<World> world, share::Endpoints& endpoints, std::uint16_t firstPort)
      : world_(std::move(world)), endpoints_(endpoints), door_(*world_) {
    etcd::HostSettings host;
    host.desk = etcd::deskSettingsOf(world_->settings());
    host.firstPort = firstPort;
    auto opened = etcd::Host::open(
        door_, [this](const cluster::Command& command) { return world_->execute(command); },
        std::move(host), [this] { world_->interrupt(); });
    if (const auto* why = std::get_if<std::string>(&opened)) {
      endpoints_.tell({}, *why);
      return;
    }
    host_ = std::get<std::unique_ptr<etcd::Host>>(std::move(opened));
    endpoints_.tell(host_->addresses(), {});
  }
  ~ServedWorld() override {
    endpoints_.tell({}, {});
    endpoints_.tellListened({});
  }
  ServedWorld(const ServedWorld&) = delete;
  ServedWorld& operator=(const ServedWorld&) = delete;

  cluster::WorldKind kind() const override { return world_->kind(); }
  const cluster::Settings& settings() const override { return world_->settings(); }
  raft::Instant now() const override { return world_->now(); }
  bool step(raft::Instant limit) override {
    const bool happened = world_->step(limit);
    if (!stands_) turn();
    return happened;
  }
  std::string execute(const cluster::Command& command) override { return world_->execute(command); }
  trace::EventId record(trace::Body body) override { return world_->record(std::move(body)); }
  void drain(std::vector<trace::Event>& into) override { world_->drain(into); }
  std::unique_ptr<World> fork() const override { return nullptr; }
  // While the clock stands nobody is heard: who came, and who gave up, goes before the next step.
  void setRate(cluster::RatePpm rate) override {
    if (!stands_ || rate > 0) turn();
    stands_ = rate == 0;
    world_->setRate(rate);
  }
  void interrupt() override { world_->interrupt(); }

 private:
  void turn() {
    if (!host_) return;
    host_->turn(world_->now());
    if (host_->streams() == streams_) return;
    streams_ = host_->streams();
    QList<int> listened;
    for (const auto& [server, streams] : streams_) {
      if (streams > 0) listened << static_cast<int>(server.value);
    }
    endpoints_.tellListened(listened);
  }

  std::unique_ptr<World> world_;
  share::Endpoints& endpoints_;
  cluster::Door door_;
  std::unique_ptr<etcd::Host> host_;
  std::map<raft::ServerId, std::size_t> streams_;
  bool stands_{false};  ///< the clock
};

}  // namespace

session::WorldFactory serving(session::WorldFactory factory, share::Endpoints& endpoints,
                              std::uint16_t firstPort) {
  return [factory = std::move(factory), &endpoints, firstPort](
             cluster::WorldKind kind, const cluster::Settings& settings,
             std::string& why) -> std::unique_ptr<World> {
    if (kind != cluster::WorldKind::Live) return factory(kind, settings, why);
    cluster::Settings kept = settings;
    // Clients read and watch from old revisions on; they compact the store themselves.
    if (kept.historyKept == cluster::Settings{}.historyKept) kept.historyKept = 0;
    std::unique_ptr<World> world = factory(kind, kept, why);
    if (!world) return nullptr;
    return std::make_unique<ServedWorld>(std::move(world), endpoints, firstPort);
  };
}

}  // namespace flotilla
