// What a person does to the cluster, as it takes effect at now().
#include "engine/cluster/targets.h"
#include "engine/cluster/validity.h"
#include "engine/net/live_ports.h"
#include "engine/net/live_world.h"

namespace net {

struct LiveWorld::Execute {
  LiveWorld& world;

  std::string operator()(const cluster::Crash& c) const {
    world.crash(world.node(c.server));
    return {};
  }
  std::string operator()(const cluster::Restart& c) const {
    Node& node = world.node(c.server);
    // A log or port that cannot be used shows in the event: the server is Refused.
    world.start(node, node.port);
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
    world.drainInbox(node);
    return {};
  }
  std::string operator()(const cluster::Cut& c) const {
    for (const auto& [from, to] : cluster::targetsOf(c)) setCut(from, to, true);
    return {};
  }
  std::string operator()(const cluster::Heal& c) const {
    for (const auto& [from, to] : cluster::targetsOf(c, world.settings_.servers)) {
      setCut(from, to, false);
    }
    return {};
  }
  std::string operator()(const cluster::SetLink& c) const {
    for (const auto& [from, to] : cluster::targetsOf(c, world.settings_.servers)) {
      setLink(from, to, cluster::changed(world.link(from, to).state, c));
    }
    return {};
  }
  std::string operator()(const cluster::SetDisk& c) const {
    for (const raft::ServerId id : cluster::targetsOf(c, world.settings_.servers)) {
      Node& node = world.node(id);
      world.setDisk(node, cluster::changed(node.disk.state, c));
    }
    return {};
  }
  std::string operator()(const cluster::SetClock& c) const {
    Node& node = world.node(c.server);
    node.clock = c.state;
    world.trigger_ = world.emit(c.server, trace::ClockChanged{c.state});
    if (node.running()) world.setAlarm(node, std::exchange(node.localDeadline, raft::kNever));
    return {};
  }
  std::string operator()(const cluster::Submit& c) const { return world.submit(c); }

  void setCut(raft::ServerId from, raft::ServerId to, bool cut) const {
    trace::LinkState state = world.link(from, to).state;
    state.cut = cut;
    setLink(from, to, state);
  }
  void setLink(raft::ServerId from, raft::ServerId to, const trace::LinkState& state) const {
    Link& link = world.link(from, to);
    if (link.state == state) return;
    link.state = state;
    world.emit({}, trace::LinkChanged{from, to, state});
  }
};

std::string LiveWorld::execute(const cluster::Command& command) {
  // What makes sense of a request does not depend on how the cluster stands.
  const bool request = std::holds_alternative<cluster::Submit>(command);
  const trace::ClusterView view = request ? trace::ClusterView{} : present();
  if (std::string why = cluster::check(command, settings_, view); !why.empty()) return why;
  trigger_ = {};
  lastApplied_ = {};
  return std::visit(Execute{*this}, command);
}

// Commands are judged by a view. The world keeps none: it would fold every event for a few
// commands. So it tells the state of servers, links and disks as the fewest events that lead there.
trace::ClusterView LiveWorld::present() const {
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
  for (const auto& node : nodes_) {
    tell(node->id, trace::ServerStarted{node->incarnation, {}, {}});
    if (node->status == trace::ServerStatus::Down) tell(node->id, trace::ServerCrashed{});
    if (node->status == trace::ServerStatus::Refused) tell(node->id, trace::ServerRefused{});
    if (node->status == trace::ServerStatus::Paused) tell(node->id, trace::ServerPaused{});
    tell(node->id, trace::DiskChanged{node->disk.state});
    for (const auto& to : nodes_) {
      const std::size_t place = (node->id.value - 1) * nodes_.size() + (to->id.value - 1);
      const trace::LinkState& state = links_[place].state;
      if (state != settings_.links) tell({}, trace::LinkChanged{node->id, to->id, state});
    }
  }
  return view;
}

}  // namespace net
