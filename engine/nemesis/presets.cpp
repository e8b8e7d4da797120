#include "engine/nemesis/presets.h"

#include <algorithm>

#include "engine/nemesis/repairs.h"

namespace nemesis {

namespace {

using cluster::Command;
using cluster::Cut;
using cluster::Ways;
using Servers = std::vector<ServerId>;

struct Planner {
  const trace::ClusterView& view;
  const cluster::Settings& settings;
  Instant now;
  ServerId chosen;

  /// Members that run, the leader first.
  Servers running() const {
    Servers ids;
    const ServerId leader = view.leader();
    if (leader) ids.push_back(leader);
    for (const trace::ServerView& server : view.servers()) {
      const bool member = view.configuration().contains(server.id);
      if (server.running() && member && server.id != leader) ids.push_back(server.id);
    }
    return ids;
  }
  Servers members() const {
    const Servers up = running();
    Servers ids = up;
    for (const ServerId id : view.configuration().everyone()) {
      if (std::find(up.begin(), up.end(), id) == up.end()) ids.push_back(id);
    }
    return ids;
  }
  Servers followers() const {
    Servers ids = running();
    std::erase(ids, view.leader());
    return ids;
  }
  ServerId subject() const {
    if (chosen && chosen.value <= view.size()) return chosen;
    const Servers up = running();
    return up.empty() ? ServerId{} : up.front();
  }
  Servers othersThan(ServerId one) const {
    Servers ids;
    for (const trace::ServerView& server : view.servers()) {
      if (server.id != one) ids.push_back(server.id);
    }
    return ids;
  }

  Plan crash(const Servers& servers) const {
    Plan plan{{}, servers, {}};
    for (const ServerId id : servers) plan.commands.emplace_back(cluster::Crash{id});
    return plan;
  }
  Plan killFollower() const {
    const Servers all = followers();
    return all.empty() ? Plan{} : crash({all.front()});
  }
  Plan killLeader() const { return view.leader() ? crash({view.leader()}) : Plan{}; }
  Plan killQuorum() const {
    const raft::Configuration& now_ = view.configuration();
    Servers up = running();
    std::erase_if(up, [&](ServerId id) { return !now_.isVoter(id); });
    if (up.size() < view.quorum()) return {};
    up.resize(up.size() - view.quorum() + 1);
    return crash(up);
  }
  Plan restartAll() const {
    Plan plan;
    for (const trace::ServerView& server : view.servers()) {
      const bool stopped = server.status == trace::ServerStatus::Down && server.incarnation > 0;
      if (!stopped || server.diskLost) continue;
      plan.servers.push_back(server.id);
      plan.commands.emplace_back(cluster::Restart{server.id});
    }
    return plan;
  }
  Plan split(Servers some, Servers rest, Ways ways) const {
    if (some.empty() || rest.empty()) return {};
    return {{Cut{{some, rest}, ways}}, some, rest};
  }
  Plan isolate() const {
    const ServerId one = subject();
    return one ? split({one}, othersThan(one), Ways::Both) : Plan{};
  }
  Plan deafen() const {
    const ServerId one = subject();
    if (!one) return {};
    Plan plan = split(othersThan(one), {one}, Ways::One);
    std::swap(plan.servers, plan.others);
    return plan;
  }
  // Of an even number both parts are equal, and neither has a majority.
  Plan halves() const {
    const Servers all = members();
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    return split({all.begin(), middle}, {middle, all.end()}, Ways::Both);
  }
  Plan bridge() const {
    Servers all = members();
    if (all.size() < 3) return {};
    all.pop_back();
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    return split({all.begin(), middle}, {middle, all.end()}, Ways::Both);
  }
  Plan slowDisk() const {
    const ServerId one = subject();
    if (!one) return {};
    cluster::SetDisk disk;
    disk.server = one;
    disk.syncMin = kSlowSyncMin;
    disk.syncMax = kSlowSyncMax;
    return {{disk}, {one}, {}};
  }
  Plan stalledDisk() const {
    const ServerId one = subject();
    if (!one) return {};
    cluster::SetDisk disk;
    disk.server = one;
    disk.stalled = true;
    return {{disk}, {one}, {}};
  }
  Plan flakyLink() const {
    const Servers up = running();
    if (up.size() < 2) return {};
    const bool other = chosen && chosen != up.front() && chosen.value <= view.size();
    const ServerId far = other ? chosen : up[1];
    cluster::SetLink link{up.front(), far,       {},        {},    kFlakyPpm,
                          kFlakyPpm,  kFlakyPpm, kSpikePpm, kSpike};
    Plan plan{{link}, {link.from, link.to}, {}};
    std::swap(link.from, link.to);
    plan.commands.emplace_back(link);
    return plan;
  }
  Plan slowNetwork() const {
    cluster::SetLink link;
    link.latencyMin = kSlowLinkMin;
    link.latencyMax = kSlowLinkMax;
    return {{link}, {}, {}};
  }
};

}  // namespace

Plan planOf(Preset preset, const trace::ClusterView& view, const cluster::Settings& settings,
            Instant now, ServerId chosen) {
  const Planner plan{view, settings, now, chosen};
  switch (preset) {
    case Preset::KillFollower:
      return plan.killFollower();
    case Preset::KillLeader:
      return plan.killLeader();
    case Preset::KillQuorum:
      return plan.killQuorum();
    case Preset::KillAll:
      return plan.crash(plan.running());
    case Preset::RestartAll:
      return plan.restartAll();
    case Preset::Blackhole:
      return plan.isolate();
    case Preset::Deaf:
      return plan.deafen();
    case Preset::Halves:
      return plan.halves();
    case Preset::Bridge:
      return plan.bridge();
    case Preset::SlowDisk:
      return plan.slowDisk();
    case Preset::StalledDisk:
      return plan.stalledDisk();
    case Preset::FlakyLink:
      return plan.flakyLink();
    case Preset::SlowNetwork:
      return plan.slowNetwork();
    case Preset::AsBefore:
      return {repairsOf(view, settings, now), {}, {}};
  }
  return {};
}

}  // namespace nemesis
