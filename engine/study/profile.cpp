#include "engine/study/profile.h"

#include "engine/nemesis/dice.h"

namespace study {

using nemesis::Dice;

using raft::Duration;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct Weight {
  Fault fault;
  std::uint8_t weight;
};

struct Template {
  std::string_view name;
  std::vector<Weight> weights;
};

/// Every seed plays one of them, upon a little of everything.
const std::vector<Template>& templates() {
  using enum Fault;
  static const std::vector<Template> all{
      {"everything", {}},
      {"crashes", {{Crash, 20}, {CrashAll, 6}, {Bounce, 15}, {Depose, 15}, {SlowDisk, 6}}},
      {"partitions",
       {{Isolate, 15}, {Halves, 20}, {OneWay, 10}, {Bridge, 8}, {Ring, 5}, {Depose, 10}}},
      {"network",
       {{Loss, 10}, {Duplication, 10}, {Reordering, 10}, {Spikes, 10}, {Latency, 8}, {Crash, 5}}},
      {"disks",
       {{SlowDisk, 15},
        {StalledDisk, 10},
        {FullDisk, 5},
        {Crash, 10},
        {CrashAll, 5},
        {LostDisk, 8},
        {Damage, 6}}},
      {"clocks", {{Drift, 20}, {Jump, 10}, {Pause, 10}, {Isolate, 10}, {Transfer, 10}}},
      {"reigns", {{Reigns, 50}, {Members, 5}, {Bounce, 5}, {Crash, 5}}},
      {"members",
       {{Members, 60}, {Reigns, 20}, {Depose, 10}, {Halves, 15}, {Campaign, 10}, {Snapshot, 5}}},
      {"elections", {{Campaign, 10}, {Duel, 25}, {Transfer, 10}, {Forget, 5}, {Bounce, 10}}},
      {"replacement", {{LostDisk, 20}, {Damage, 5}, {Members, 10}, {Crash, 10}, {Depose, 5}}},
  };
  return all;
}

PerFault<std::uint8_t> weightsOf(const Template& chosen) {
  PerFault<std::uint8_t> weights;
  weights.fill(1);
  for (const Weight& one : chosen.weights) {
    weights[static_cast<std::size_t>(one.fault)] += one.weight;
  }
  return weights;
}

std::uint32_t serversOf(Dice& dice) {
  static const std::vector<std::uint32_t> kSizes{1, 2, 3, 3, 3, 3, 3, 4, 4, 5, 5, 5, 5, 5, 6, 7};
  return dice.any(kSizes);
}

template <class Value>
Value oneOf(Dice& dice, std::initializer_list<Value> values) {
  return dice.any(std::vector<Value>(values));
}

void chooseTiming(Dice& dice, cluster::Settings& s) {
  s.links.latencyMin = dice.between(microseconds(100), milliseconds(15));
  s.links.latencyMax = s.links.latencyMin;
  if (dice.chance(75)) s.links.latencyMax += dice.between(Duration(0), milliseconds(15));
  s.disks.syncMin = dice.between(microseconds(100), milliseconds(3));
  s.disks.syncMax = s.disks.syncMin;
  if (dice.chance(75)) s.disks.syncMax += dice.between(Duration(0), milliseconds(10));
  s.heartbeatInterval = milliseconds(dice.between(20, 60));
  s.bandwidth = dice.chance(75) ? 0 : 1'000'000;
}

void chooseProtocol(Dice& dice, cluster::Settings& s) {
  s.preVote = dice.chance(40);
  s.checkQuorum = dice.chance(40);
  s.forwarding = dice.chance(60) ? server::Forwarding::On : server::Forwarding::Off;
  if (dice.chance(60)) s.reads = server::Reads::WithoutLog;
  const bool mayLease = s.checkQuorum && s.reads == server::Reads::WithoutLog;
  if (mayLease && dice.chance(60)) s.readMode = raft::ReadMode::Lease;
  s.snapshotEvery = oneOf<std::uint64_t>(dice, {0, 0, 5, 20, 100});
  s.keptBehind = oneOf<std::uint64_t>(dice, {0, 0, 3, 10});
  s.snapshotChunkBytes = oneOf<std::uint64_t>(dice, {64, 1024, 32768});
  s.batch = oneOf<std::uint64_t>(dice, {1, 1, 2, 64});
  s.inflight = oneOf<std::uint64_t>(dice, {1, 3, 64});
  if (dice.chance(10)) s.uncommittedBytes = 100;
  s.clientRetries = static_cast<std::uint32_t>(dice.below(4));
  s.clientTimeout = milliseconds(dice.between(100, 1'000));
}

}  // namespace

Trouble troubleOf(std::uint64_t seed, const Wishes& wishes) {
  Dice dice(cluster::mix(seed) ^ 0x5e771265);
  Trouble trouble;
  const Template& chosen = dice.any(templates());
  trouble.profile = {chosen.name,
                     weightsOf(chosen),
                     milliseconds(oneOf<std::uint64_t>(dice, {60, 150, 300, 600, 1'000})),
                     milliseconds(dice.between(5, 60)),
                     milliseconds(dice.between(2'000, 5'000)),
                     static_cast<std::uint32_t>(dice.between(2, 8)),
                     static_cast<std::uint32_t>(dice.between(1, 3))};
  cluster::Settings& settings = trouble.settings;
  settings.seed = seed;
  settings.servers = serversOf(dice);
  if (wishes.servers != 0) settings.servers = wishes.servers;
  settings.spares = static_cast<std::uint32_t>(dice.between(0, 4));
  settings.spares = std::min(settings.spares, cluster::kServersMost - settings.servers);
  settings.rules = wishes.rules;
  chooseTiming(dice, settings);
  chooseProtocol(dice, settings);
  return trouble;
}

}  // namespace study
