// What a person does to the cluster, as it takes effect at now().
#include "engine/cluster/targets.h"
#include "engine/cluster/validity.h"
#include "engine/sim/world.h"

namespace sim {

namespace {
enum class Connection : std::uint8_t { Whole, Cut };
}  // namespace

/// Carries out one command that makes sense; returns "" or why it makes none after all.
struct SimWorld::Execute {
  SimWorld& world;

  std::string operator()(const cluster::Crash& c) const {
    world.crash(world.node(c.server));
    return {};
  }
  std::string operator()(const cluster::Restart& c) const {
    world.start(world.node(c.server));
    return {};
  }
  std::string operator()(const cluster::Pause& c) const {
    world.node(c.server).status = trace::ServerStatus::Paused;
    world.emit(c.server, trace::ServerPaused{});
    return {};
  }
  std::string operator()(const cluster::Resume& c) const {
    Node& node = world.node(c.server);
    node.status = trace::ServerStatus::Up;
    world.emit(c.server, trace::ServerResumed{});
    world.awaitTurn(node);
    return {};
  }
  std::string operator()(const cluster::Cut& c) const {
    for (const auto& [from, to] : cluster::targetsOf(c)) setCut(from, to, Connection::Cut);
    return {};
  }
  std::string operator()(const cluster::Heal& c) const {
    for (const auto& [from, to] : cluster::targetsOf(c, servers()))
      setCut(from, to, Connection::Whole);
    return {};
  }
  std::string operator()(const cluster::SetLink& c) const {
    for (const auto& [from, to] : cluster::targetsOf(c, servers())) {
      world.setLink(from, to, cluster::changed(world.link(from, to).state, c));
    }
    return {};
  }
  std::string operator()(const cluster::SetDisk& c) const {
    for (const raft::ServerId id : cluster::targetsOf(c, servers())) {
      Node& node = world.node(id);
      world.setDisk(node, cluster::changed(node.disk.state, c));
    }
    return {};
  }
  std::string operator()(const cluster::SetClock& c) const {
    world.setClock(world.node(c.server), c.state);
    return {};
  }
  std::string operator()(const cluster::Submit& c) const { return world.submit(c); }

 private:
  std::uint32_t servers() const { return world.settings_.servers; }
  void setCut(raft::ServerId from, raft::ServerId to, Connection wanted) const {
    trace::LinkState state = world.link(from, to).state;
    state.cut = wanted == Connection::Cut;
    world.setLink(from, to, state);
  }
};

std::string SimWorld::execute(const cluster::Command& command) {
  while (step(now_)) {
  }
  if (std::string why = cluster::check(command, settings_, present()); !why.empty()) return why;
  trigger_ = trace::EventId{};
  lastApplied_ = trace::EventId{};
  return std::visit(Execute{*this}, command);
}

// Commands are judged by a view. The world keeps none: it would fold every event for a few
// commands. So it tells the state of servers, links and disks as the fewest events that lead there.
trace::ClusterView SimWorld::present() const {
  trace::ClusterView view;
  trace::Event event;
  const auto tell = [&](raft::ServerId server, trace::Body body) {
    ++event.id;
    event.at = now_;
    event.server = server;
    event.body = std::move(body);
    view.fold(event);
  };
  tell({}, clusterStarted());
  for (const Node& node : nodes_) {
    tell(node.id, trace::ServerStarted{node.incarnation, {}, {}});
    if (node.status == trace::ServerStatus::Down) tell(node.id, trace::ServerCrashed{});
    if (node.status == trace::ServerStatus::Refused) tell(node.id, trace::ServerRefused{});
    if (node.status == trace::ServerStatus::Paused) tell(node.id, trace::ServerPaused{});
    tell(node.id, trace::DiskChanged{node.disk.state});
    for (const Node& to : nodes_) {
      const trace::LinkState& state = links_[linkIndex(node.id, to.id)].state;
      if (state != settings_.links) tell({}, trace::LinkChanged{node.id, to.id, state});
    }
  }
  return view;
}

void SimWorld::setLink(raft::ServerId from, raft::ServerId to, const trace::LinkState& state) {
  Link& changing = link(from, to);
  if (changing.state == state) return;
  changing.state = state;
  emit(raft::ServerId{}, trace::LinkChanged{from, to, state});
}

}  // namespace sim
