#include "app/cli/serve_cluster.h"

#include <csignal>
#include <iostream>

#include "app/cli/lost_members.h"
#include "app/cli/run_file.h"
#include "app/cli/worlds.h"
#include "engine/cluster/door.h"
#include "engine/etcd/host.h"

namespace cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// How long the world may go on before the API is looked at, when nothing wakes it.
constexpr raft::Duration kLookEvery = milliseconds(10);

/// Ctrl+C and SIGTERM wait, in every thread, until they are asked for.
class Signals {
 public:
  /// REQUIRES: there is one thread.
  Signals() {
    ::sigemptyset(&awaited_);
    ::sigaddset(&awaited_, SIGINT);
    ::sigaddset(&awaited_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &awaited_, nullptr);
  }
  static bool came() {
    sigset_t pending{};
    ::sigpending(&pending);
    return ::sigismember(&pending, SIGINT) == 1 || ::sigismember(&pending, SIGTERM) == 1;
  }

 private:
  sigset_t awaited_{};
};

/// Real machines take the time: nothing is added to the network and the disk. Timeouts as etcd's
/// defaults.
cluster::Settings settingsOf(const ServeRequest& request) {
  cluster::Settings settings;
  settings.servers = request.members;
  settings.spares = request.spares;
  settings.electionTimeoutMin = milliseconds(1'000);
  settings.electionTimeoutMax = milliseconds(2'000);
  settings.heartbeatInterval = milliseconds(100);
  settings.links = {};
  settings.disks = {};
  settings.preVote = true;
  settings.checkQuorum = true;
  settings.reads = server::Reads::WithoutLog;
  settings.snapshotEvery = 100'000;
  settings.keptBehind = 5'000;
  settings.historyKept = 0;
  return settings;
}

etcd::HostSettings hostSettingsOf(const ServeRequest& request, const cluster::Settings& settings) {
  etcd::HostSettings host;
  host.firstPort = request.clientPort;
  host.firstMetricsPort = request.metricsPort;
  host.desk.cluster = 0xf107111a;
  host.desk.quotaBytes = request.quotaBytes;
  host.desk.requestTimeout = seconds(5) + 2 * settings.electionTimeoutMin;
  for (std::uint32_t i = 0; i < settings.allServers(); ++i) {
    etcd::MemberPlace place{"S" + std::to_string(i + 1), {}, {}};
    if (request.peerPort != 0) {
      place.peerUrl = "http://127.0.0.1:" + std::to_string(request.peerPort + i);
    }
    host.desk.places.push_back(std::move(place));
  }
  return host;
}

bool hasLeader(const cluster::Door& door, std::uint32_t servers) {
  for (std::uint32_t id = 1; id <= servers; ++id) {
    const auto status = door.status(raft::ServerId{id});
    if (status && status->leader.value != 0) return true;
  }
  return false;
}

void serve(cluster::World& world, const cluster::Door& door, etcd::Host& host, std::ostream& out) {
  bool ready = false;
  std::vector<trace::Event> events;
  while (!Signals::came()) {
    world.step(world.now() + kLookEvery);
    host.turn(world.now());
    events.clear();
    world.drain(events);
    if (ready || !hasLeader(door, world.settings().allServers())) continue;
    ready = true;
    out << "ready" << std::endl;
  }
}

}  // namespace

int serveCluster(const ServeRequest& request, std::ostream& out, std::ostream& err) {
  const Signals signals;
  const cluster::Settings settings = settingsOf(request);
  const LostMembers lost(request.dataDir, request.members);
  NewWorld made =
      makeWorld(cluster::WorldKind::Live, settings, {request.dataDir, request.peerPort});
  if (const auto* why = std::get_if<std::string>(&made)) {
    err << *why << '\n';
    return kBadInput;
  }
  const auto world = std::get<std::unique_ptr<cluster::World>>(std::move(made));
  lost.keepAway(*world, err);
  cluster::Door door(*world);
  auto opened = etcd::Host::open(
      door, [&](const cluster::Command& command) { return world->execute(command); },
      hostSettingsOf(request, settings), [&] { world->interrupt(); });
  if (const auto* why = std::get_if<std::string>(&opened)) {
    err << *why << '\n';
    return kBadInput;
  }
  const auto host = std::get<std::unique_ptr<etcd::Host>>(std::move(opened));
  for (const std::string& address : host->addresses()) out << "http://" << address << std::endl;
  for (const std::string& address : host->metricsAddresses()) {
    out << "metrics http://" << address << std::endl;
  }
  serve(*world, door, *host, out);
  return kAllHeld;
}

}  // namespace cli
