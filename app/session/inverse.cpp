#include "app/session/inverse.h"

namespace session {

namespace {

using Commands = std::vector<cluster::Command>;

struct Inverse {
  const trace::ClusterView& before;

  Commands operator()(const cluster::Crash& c) const { return {cluster::Restart{c.server}}; }
  Commands operator()(const cluster::Restart& c) const { return {cluster::Crash{c.server}}; }
  Commands operator()(const cluster::Pause& c) const { return {cluster::Resume{c.server}}; }
  Commands operator()(const cluster::Resume& c) const { return {cluster::Pause{c.server}}; }
  Commands operator()(const cluster::Submit&) const { return {}; }
  // What a log or a disk went through stays: a member that was removed never comes back.
  Commands operator()(const cluster::ChangeMembers&) const { return {}; }
  Commands operator()(const cluster::Transfer&) const { return {}; }
  Commands operator()(const cluster::ForgetLeader&) const { return {}; }
  Commands operator()(const cluster::Campaign&) const { return {}; }
  Commands operator()(const cluster::TakeSnapshot&) const { return {}; }
  Commands operator()(const cluster::Meddle& c) const {
    if (c.what != cluster::Meddling::Hold) return {};
    return {cluster::Meddle{c.message, cluster::Meddling::Release, {}}};
  }
  Commands operator()(const cluster::LoseDisk&) const { return {}; }
  Commands operator()(const cluster::DamageDisk&) const { return {}; }
  Commands operator()(const cluster::BackUp&) const { return {}; }
  Commands operator()(const cluster::Restore&) const { return {}; }
  Commands operator()(const cluster::PauseClient& c) const {
    return {cluster::ResumeClient{c.client}};
  }
  Commands operator()(const cluster::ResumeClient& c) const {
    return {cluster::PauseClient{c.client}};
  }
  // What a client was told or has kept alive cannot be taken back.
  Commands operator()(const cluster::KeepAlive&) const { return {}; }
  Commands operator()(const cluster::WatchKeys&) const { return {}; }
  Commands operator()(const cluster::CancelWatch&) const { return {}; }

  Commands operator()(const cluster::Cut& c) const {
    Commands out;
    for (std::size_t g = 0; g < c.groups.size(); ++g) {
      for (std::size_t h = g + 1; h < c.groups.size(); ++h)
        healBetween(c.groups[g], c.groups[h], out);
    }
    return out;
  }

  Commands operator()(const cluster::Heal& c) const {
    Commands out;
    for (const trace::ServerView& from : before.servers()) {
      for (const trace::ServerView& to : before.servers()) {
        const bool meant =
            !c.a || (c.a == from.id && c.b == to.id) || (c.a == to.id && c.b == from.id);
        if (meant && from.id != to.id) {
          cutAsBefore(from.id, to.id, out);
        }
      }
    }
    return out;
  }

  Commands operator()(const cluster::SetLink& c) const {
    Commands out;
    for (const trace::ServerView& from : before.servers()) {
      for (const trace::ServerView& to : before.servers()) {
        const bool meant = (!c.from || c.from == from.id) && (!c.to || c.to == to.id);
        if (meant && from.id != to.id) out.push_back(asBefore(from.id, to.id));
      }
    }
    return out;
  }

  Commands operator()(const cluster::SetDisk& c) const {
    Commands out;
    for (const trace::ServerView& server : before.servers()) {
      if (c.server && c.server != server.id) continue;
      out.push_back(cluster::SetDisk{server.id, server.disk.writeLatency, server.disk.syncMin,
                                     server.disk.syncMax, server.disk.stalled, server.disk.full});
    }
    return out;
  }

  Commands operator()(const cluster::SetClock& c) const {
    return {cluster::SetClock{c.server, before.server(c.server).clock}};
  }

  void healBetween(const std::vector<raft::ServerId>& as, const std::vector<raft::ServerId>& bs,
                   Commands& out) const {
    for (const raft::ServerId a : as) {
      for (const raft::ServerId b : bs) {
        out.push_back(cluster::Heal{a, b});
        cutAsBefore(a, b, out);
        cutAsBefore(b, a, out);
      }
    }
  }

  void cutAsBefore(raft::ServerId from, raft::ServerId to, Commands& out) const {
    if (before.link(from, to).cut) out.push_back(cluster::Cut{{{from}, {to}}, cluster::Ways::One});
  }

  cluster::SetLink asBefore(raft::ServerId from, raft::ServerId to) const {
    const trace::LinkState& link = before.link(from, to);
    return {from,
            to,
            link.latencyMin,
            link.latencyMax,
            link.lossPpm,
            link.duplicatePpm,
            link.reorderPpm,
            link.spikePpm,
            link.spike};
  }
};

}  // namespace

std::vector<cluster::Command> inverseOf(const cluster::Command& command,
                                        const trace::ClusterView& before) {
  return std::visit(Inverse{before}, command);
}

std::vector<cluster::Command> inverseOfAll(const std::vector<cluster::Command>& commands,
                                           const trace::ClusterView& before) {
  std::vector<cluster::Command> all;
  for (auto command = commands.rbegin(); command != commands.rend(); ++command) {
    const std::vector<cluster::Command> back = inverseOf(*command, before);
    all.insert(all.end(), back.begin(), back.end());
  }
  return all;
}

}  // namespace session
