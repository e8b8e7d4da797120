#include "app/cli/serve_cluster.h"

#include <iostream>

#include "app/cli/lost_members.h"
#include "app/cli/run_file.h"
#include "app/cli/serve_process.h"
#include "app/cli/serve_settings.h"
#include "app/cli/signals.h"
#include "app/cli/worlds.h"
#include "engine/cluster/cluster.h"
#include "engine/cluster/door.h"

namespace cli {
namespace {

/// How long the world may go on before the API is looked at, when nothing wakes it.
constexpr raft::Duration kLookEvery = std::chrono::milliseconds(10);

bool hasLeader(const cluster::Door& door, std::uint32_t servers) {
  for (std::uint32_t id = 1; id <= servers; ++id) {
    const auto status = door.status(raft::ServerId{id});
    if (status && status->leader.value != 0) return true;
  }
  return false;
}

/// Why a member gave up, if one did.
std::string refusalIn(const std::vector<trace::Event>& events) {
  for (const trace::Event& event : events) {
    if (const auto* refused = std::get_if<trace::ServerRefused>(&event.body)) return refused->why;
  }
  return {};
}

/// Until a signal. A sentence if the one member that runs here cannot go on; where there are
/// others, they do.
std::string serve(cluster::World& world, const cluster::Door& door, etcd::Host& host,
                  const ServeRequest& request, std::ostream& out) {
  bool ready = false;
  raft::Instant looked = world.now();
  std::vector<trace::Event> events;
  while (world.now() < looked + kLookEvery || !Signals::came()) {
    if (world.now() >= looked + kLookEvery) looked = world.now();
    world.step(world.now() + kLookEvery);
    host.turn(world.now());
    events.clear();
    world.drain(events);
    std::string why = request.member == 0 ? std::string() : refusalIn(events);
    if (!why.empty()) return why;
    if (ready || !hasLeader(door, world.settings().allServers())) continue;
    ready = true;
    out << "ready" << std::endl;
  }
  return {};
}

}  // namespace

int serveCluster(const ServeRequest& request, std::ostream& out, std::ostream& err) {
  const Signals signals;
  prepareToServe();
  const cluster::Settings settings = clusterSettingsOf(request);
  // A member alone looks after its own folder.
  const LostMembers lost(request.member == 0 ? request.dataDir : "", request.members);
  NewWorld made = makeWorld(cluster::WorldKind::Live, settings, liveOptionsOf(request));
  if (const auto* why = std::get_if<std::string>(&made)) {
    err << *why << '\n';
    return kBadInput;
  }
  const auto world = std::get<std::unique_ptr<cluster::World>>(std::move(made));
  lost.keepAway(*world, err);
  // Of a member alone it must be heard that it gave up.
  if (request.member == 0) dynamic_cast<cluster::Cluster&>(*world).tellNobody();
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
  const std::string why = serve(*world, door, *host, request, out);
  if (why.empty()) return kAllHeld;
  err << why << '\n';
  return kNotHeld;
}

}  // namespace cli
