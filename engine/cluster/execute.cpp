// What a person does to the cluster, as it takes effect at now().
#include "engine/cluster/cluster.h"
#include "engine/cluster/targets.h"
#include "engine/cluster/validity.h"

namespace cluster {

namespace {
enum class Connection : std::uint8_t { Whole, Cut };
}  // namespace

/// Carries out one command that makes sense; returns "" or why it makes none after all.
struct Cluster::Execute {
  Cluster& cluster;

  std::string operator()(const Crash& c) const {
    cluster.crash(cluster.process(c.server));
    return {};
  }
  // A log or port that cannot be used shows in the event: the server is Refused.
  std::string operator()(const Restart& c) const {
    cluster.start(c.server);
    return {};
  }
  std::string operator()(const Pause& c) const {
    cluster.process(c.server).status = trace::ServerStatus::Paused;
    cluster.emit(c.server, trace::ServerPaused{});
    return {};
  }
  std::string operator()(const Resume& c) const {
    Process& process = cluster.process(c.server);
    process.status = trace::ServerStatus::Up;
    cluster.emit(c.server, trace::ServerResumed{});
    cluster.awaitTurn(process);
    return {};
  }
  std::string operator()(const Cut& c) const {
    for (const auto& [from, to] : targetsOf(c)) setCut(from, to, Connection::Cut);
    return {};
  }
  std::string operator()(const Heal& c) const {
    for (const auto& [from, to] : targetsOf(c, servers())) setCut(from, to, Connection::Whole);
    return {};
  }
  std::string operator()(const SetLink& c) const {
    for (const auto& [from, to] : targetsOf(c, servers())) {
      cluster.setLink(from, to, changed(cluster.link(from, to).state, c));
    }
    return {};
  }
  std::string operator()(const SetDisk& c) const {
    for (const ServerId id : targetsOf(c, servers())) {
      Process& process = cluster.process(id);
      cluster.setDisk(process, changed(process.disk.state, c));
    }
    return {};
  }
  std::string operator()(const SetClock& c) const {
    cluster.setClock(cluster.process(c.server), c.state);
    return {};
  }
  std::string operator()(const Submit& c) const { return cluster.submit(c); }
  std::string operator()(const ChangeMembers& c) const { return cluster.changeMembers(c); }
  std::string operator()(const Transfer& c) const {
    Process& asked = cluster.process(cluster.likelyLeader());
    cluster.trigger_ = cluster.emit(asked.id, trace::TransferAsked{c.to});
    cluster.wish(asked, {c});
    return {};
  }
  std::string operator()(const ForgetLeader& c) const { return wish(c.server, {ForgetWish{}}); }
  std::string operator()(const Campaign& c) const { return wish(c.server, {CampaignWish{}}); }
  std::string operator()(const TakeSnapshot& c) const { return wish(c.server, {SnapshotWish{}}); }
  std::string operator()(const LoseDisk& c) const {
    return cluster.loseDisk(cluster.process(c.server));
  }
  std::string operator()(const BackUp& c) const {
    return cluster.backUp(cluster.process(c.server));
  }
  std::string operator()(const Restore&) const { return cluster.restore(); }
  std::string operator()(const Meddle& c) const { return cluster.meddle(c); }
  std::string operator()(const KeepAlive& c) const { return cluster.keepAlive(c); }
  std::string operator()(const WatchKeys& c) const { return cluster.watchKeys(c); }
  std::string operator()(const CancelWatch& c) const { return cluster.cancelWatch(c); }
  std::string operator()(const PauseClient& c) const { return cluster.pauseClient(c); }
  std::string operator()(const ResumeClient& c) const { return cluster.goOn(c); }
  std::string operator()(const DamageDisk& c) const {
    return cluster.damageDisk(cluster.process(c.server));
  }

 private:
  std::uint32_t servers() const { return cluster.settings_.allServers(); }
  std::string wish(ServerId server, Wish what) const {
    cluster.wish(cluster.process(server), std::move(what));
    return {};
  }
  void setCut(ServerId from, ServerId to, Connection wanted) const {
    trace::LinkState state = cluster.link(from, to).state;
    state.cut = wanted == Connection::Cut;
    cluster.setLink(from, to, state);
  }
};

std::string Cluster::execute(const Command& command) {
  // What makes sense of a request does not depend on how the cluster stands.
  const bool request = std::holds_alternative<Submit>(command);
  const trace::ClusterView view = request ? trace::ClusterView{} : present();
  if (std::string why = check(command, settings_, view); !why.empty()) return why;
  beginStep();
  return std::visit(Execute{*this}, command);
}

// Commands are judged by a view. The world keeps none: it would fold every event for a few
// commands. So it tells the state of servers, links and disks as the fewest events that lead there.
trace::ClusterView Cluster::present() {
  trace::ClusterView view;
  trace::Event event;
  const auto tell = [&](ServerId server, trace::Body body) {
    ++event.id;
    event.at = now_;
    event.server = server;
    event.body = std::move(body);
    view.fold(event);
  };
  tell({}, clusterStarted());
  for (ServerId id{1}; id.value <= settings_.allServers(); ++id) {
    const Process& each = process(id);
    // Of the disk only that it holds something counts here.
    raft::HardState held;
    if (each.incarnation > 0 && !each.disk.lost) held.currentTerm = raft::Term{1};
    tell(id, trace::ServerStarted{each.incarnation, held, {}});
    if (each.status == trace::ServerStatus::Down) tell(id, trace::ServerCrashed{});
    if (each.status == trace::ServerStatus::Refused) tell(id, trace::ServerRefused{});
    if (each.status == trace::ServerStatus::Paused) tell(id, trace::ServerPaused{});
    if (each.disk.lost) tell(id, trace::DiskLost{});
    tell(id, trace::DiskChanged{each.disk.state});
    for (ServerId to{1}; to.value <= settings_.allServers(); ++to) {
      const trace::LinkState& state = link(id, to).state;
      if (state != settings_.links) tell({}, trace::LinkChanged{id, to, state});
    }
  }
  return view;
}

}  // namespace cluster
