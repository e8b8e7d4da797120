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

bool nobodyRuns(const cluster::Door& door, std::uint32_t servers) {
  for (std::uint32_t id = 1; id <= servers; ++id) {
    if (door.standing(raft::ServerId{id})) return false;
  }
  return true;
}

/// Says who gave up since the last look, and why. So many did.
std::size_t tellRefusals(cluster::World& world, std::vector<trace::Event>& events,
                         std::ostream& err) {
  events.clear();
  world.drain(events);
  std::size_t count = 0;
  for (const trace::Event& event : events) {
    const auto* refused = std::get_if<trace::ServerRefused>(&event.body);
    if (refused == nullptr) continue;
    ++count;
    const std::string name = "S" + std::to_string(event.server.value) + ' ';
    err << (refused->why.starts_with(name) ? "" : name + "gave up: ") + refused->why << std::endl;
  }
  return count;
}

/// Who does not start with the others.
void tellLeftOut(cluster::World& world, const LostMembers& lost, const ServeRequest& request,
                 std::ostream& err) {
  std::vector<trace::Event> events;
  const std::size_t refused = tellRefusals(world, events, err);
  const std::size_t all = refused + lost.ids().size();
  if (!lost.ids().empty()) err << lost.sentence() << std::endl;
  if (request.member != 0 || all == 0 || all == request.members) return;
  err << howTheOthersAre(all, lost.ids().size(), request.members) << std::endl;
}

/// Until a signal, or until nobody runs here any more. The exit code.
int serve(cluster::World& world, const cluster::Door& door, etcd::Host& host, std::ostream& out,
          std::ostream& err) {
  const std::uint32_t servers = world.settings().allServers();
  bool ready = false;
  raft::Instant looked = world.now();
  std::vector<trace::Event> events;
  while (world.now() < looked + kLookEvery || !Signals::came()) {
    if (world.now() >= looked + kLookEvery) looked = world.now();
    world.step(world.now() + kLookEvery);
    host.turn(world.now());
    if (tellRefusals(world, events, err) > 0 && nobodyRuns(door, servers)) return kNotHeld;
    if (ready || !hasLeader(door, servers)) continue;
    ready = true;
    out << "ready" << std::endl;
  }
  return kAllHeld;
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
    err << *why + '\n';
    return kBadInput;
  }
  const auto world = std::get<std::unique_ptr<cluster::World>>(std::move(made));
  lost.keepAway(*world);
  dynamic_cast<cluster::Cluster&>(*world).tellNobody();
  tellLeftOut(*world, lost, request, err);
  cluster::Door door(*world);
  if (nobodyRuns(door, settings.allServers())) return kNotHeld;
  auto opened = etcd::Host::open(
      door, [&](const cluster::Command& command) { return world->execute(command); },
      hostSettingsOf(request, settings), [&] { world->interrupt(); });
  if (const auto* why = std::get_if<std::string>(&opened)) {
    err << *why + '\n';
    return kBadInput;
  }
  const auto host = std::get<std::unique_ptr<etcd::Host>>(std::move(opened));
  for (const std::string& address : host->addresses()) out << "http://" << address << std::endl;
  for (const std::string& address : host->metricsAddresses()) {
    out << "metrics http://" << address << std::endl;
  }
  return serve(*world, door, *host, out, err);
}

}  // namespace cli
