#include "tests/simulation/faults.h"

namespace simulation {

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {
constexpr std::uint32_t kPercent = 10'000;  // in parts per million
}  // namespace

cluster::Settings randomSettings(std::uint64_t seed) {
  std::mt19937_64 random(seed ^ 0x5e771265);
  cluster::Settings settings;
  settings.seed = seed;
  settings.servers = static_cast<std::uint32_t>(1 + random() % 9);
  settings.links.latencyMin = microseconds(random() % 10'000);
  settings.links.latencyMax = settings.links.latencyMin + microseconds(random() % 10'000);
  settings.disks.syncMax = settings.disks.syncMin + microseconds(random() % 10'000);
  settings.bandwidth = random() % 2 == 0 ? 0 : 1'000'000;
  settings.forwarding = random() % 2 == 0 ? server::Forwarding::On : server::Forwarding::Off;
  settings.clientRetries = static_cast<std::uint32_t>(random() % 4);
  return settings;
}

cluster::Command Faults::next(const trace::ClusterView& view) {
  if (hurried_ && below(2) == 0) return operation(view);
  switch (below(10)) {
    case 0:
    case 1:
    case 2:
      return process(view);
    case 3:
      return cut(view);
    case 4:
      return link(view);
    case 5:
      return disk(view);
    case 6:
      return clock(view);
    case 7:
      return cluster::Heal{};
    case 8:
    case 9:
      break;
  }
  return operation(view);
}

cluster::Command Faults::process(const trace::ClusterView& view) {
  const ServerId leader = view.leader();
  const ServerId id = leader && below(3) == 0 ? leader : anyServer(view);
  const trace::ServerStatus status = view.server(id).status;
  if (status == trace::ServerStatus::Down) return cluster::Restart{id};
  const bool crash = below(2) == 0;
  if (status == trace::ServerStatus::Paused && !crash) return cluster::Resume{id};
  if (crash) return cluster::Crash{id};
  return cluster::Pause{id};
}

cluster::Command Faults::cut(const trace::ClusterView& view) {
  cluster::Cut cut;
  cut.groups.resize(2);
  for (std::size_t i = 1; i <= view.size(); ++i) cut.groups[below(2)].push_back(ServerId{i});
  if (cut.groups[0].empty() || cut.groups[1].empty()) return cluster::Heal{};
  cut.ways = below(3) == 0 ? cluster::Ways::One : cluster::Ways::Both;
  return cut;
}

cluster::Command Faults::link(const trace::ClusterView& view) {
  cluster::SetLink set;
  if (view.size() > 1 && below(2) == 0) {
    set.from = anyServer(view);
    set.to = ServerId{set.from.value % view.size() + 1};
  }
  const auto least = microseconds(below(30'000));
  set.latencyMin = least;
  set.latencyMax = least + microseconds(below(30'000));
  set.lossPpm = static_cast<std::uint32_t>(below(3) == 0 ? below(60 * kPercent) : 0);
  set.duplicatePpm = static_cast<std::uint32_t>(below(3) == 0 ? below(60 * kPercent) : 0);
  set.reorderPpm = static_cast<std::uint32_t>(below(2) == 0 ? below(100 * kPercent) : 0);
  set.spikePpm = static_cast<std::uint32_t>(below(3) == 0 ? below(20 * kPercent) : 0);
  set.spike = milliseconds(below(500));
  return set;
}

cluster::Command Faults::disk(const trace::ClusterView& view) {
  cluster::SetDisk set;
  set.server = below(4) == 0 ? ServerId{} : anyServer(view);
  set.stalled = below(2) == 0;
  const auto least = microseconds(below(20'000));
  set.syncMin = least;
  set.syncMax = least + microseconds(below(50'000));
  return set;
}

cluster::Command Faults::clock(const trace::ClusterView& view) {
  cluster::SetClock set;
  set.server = anyServer(view);
  set.state.driftPpm = static_cast<std::int32_t>(below(1'000'000)) - 500'000;
  set.state.offset = milliseconds(below(4'000)) - milliseconds(2'000);
  return set;
}

cluster::Command Faults::operation(const trace::ClusterView& view) {
  cluster::Submit submit;
  const std::string key(1, static_cast<char>('a' + below(3)));
  const std::string value = std::to_string(below(1'000));
  switch (below(4)) {
    case 0:
      submit.operation = kv::Get{key};
      break;
    case 1:
      submit.operation = kv::CompareAndSet{key, std::nullopt, value};
      break;
    case 2:
    case 3:
      submit.operation = kv::Put{key, value};
      break;
  }
  if (below(2) == 0) submit.via = anyServer(view);
  return submit;
}

std::vector<cluster::Command> Faults::healing(const trace::ClusterView& view) {
  cluster::SetLink links;
  links.latencyMin = milliseconds(1);
  links.latencyMax = milliseconds(5);
  links.lossPpm = links.duplicatePpm = links.reorderPpm = links.spikePpm = 0;
  cluster::SetDisk disks;
  disks.stalled = false;
  disks.syncMin = disks.syncMax = milliseconds(1);
  std::vector<cluster::Command> commands{cluster::Heal{}, links, disks};
  for (const trace::ServerView& s : view.servers()) {
    if (s.status == trace::ServerStatus::Down) commands.emplace_back(cluster::Restart{s.id});
    if (s.status == trace::ServerStatus::Paused) commands.emplace_back(cluster::Resume{s.id});
    commands.emplace_back(cluster::SetClock{s.id, {}});
  }
  return commands;
}

}  // namespace simulation
