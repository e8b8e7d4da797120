#include "engine/planning/price.h"

#include "engine/cluster/chance.h"
#include "engine/sim/lab.h"

namespace planning {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint32_t kFilledWrites = 1'000;
/// Disks that stall are watched for longer: writes that follow each other would meet few stalls.
constexpr Duration kRest = milliseconds(100);
constexpr Duration kStallsFor = seconds(120);

/// All trials' latencies, in order of size.
template <class Part>
study::Distribution latencies(const std::vector<const PriceTrial*>& trials, Part part) {
  std::vector<Duration> all;
  for (const PriceTrial* trial : trials) {
    const auto& some = (trial->*part).latencies;
    all.insert(all.end(), some.begin(), some.end());
  }
  return study::Distribution(std::move(all));
}

}  // namespace

cluster::Settings settingsOf(const PricePlan& plan, std::uint32_t servers, std::uint64_t seed) {
  cluster::Settings settings;
  settings.servers = servers;
  settings.seed = seed;
  apply(plan.network, settings);
  settings.disks = plan.disk.state;
  settings.processing = plan.server.processing;
  settings.bandwidth = plan.server.bandwidth;
  settings.clientTimeout = seconds(30);
  return settings;
}

PriceTrial measurePrice(const PricePlan& plan, std::uint32_t servers, std::uint64_t seed) {
  const auto world = sim::makeLab(settingsOf(plan, servers, seed));
  for (const cluster::Command& command : linkCommands(plan.network, servers)) {
    world->execute(command);
  }
  std::vector<Order> orders;
  Load alone{.clients = 1, .writes = Price::kWritesOfTrial, .valueBytes = plan.valueBytes};
  if (plan.disk.stalls) {
    orders = stallOrders(*plan.disk.stalls, servers, seed, world->now(), kStallsFor);
    alone.rest = kRest;
  }
  WriteLoad load(*world, std::move(orders));
  if (!load.ready()) return {};
  PriceTrial trial;
  trial.alone = load.run(alone);
  trial.filled = load.run({.clients = plan.clients,
                           .writes = kFilledWrites,
                           .warmUp = 2 * plan.clients,
                           .valueBytes = plan.valueBytes});
  return trial;
}

void Price::grow(std::uint64_t trials, const Work& work) {
  growTrials(trials_, trials * plan_.sizes.size(), work, [this](std::uint64_t i) {
    const std::uint64_t seed = cluster::mix(plan_.seed + i / plan_.sizes.size());
    return measurePrice(plan_, plan_.sizes[sizeOf(i)], seed);
  });
}

// The last sizes are the largest and take longest: begun first, they do not keep a core waiting.
std::size_t Price::sizeOf(std::uint64_t trial) const {
  return plan_.sizes.size() - 1 - trial % plan_.sizes.size();
}

std::vector<PriceRow> Price::report() const {
  std::vector<PriceRow> rows;
  for (std::size_t size = 0; size < plan_.sizes.size(); ++size) rows.push_back(row(size));
  return rows;
}

PriceRow Price::row(std::size_t size) const {
  std::vector<const PriceTrial*> trials;
  for (std::size_t i = 0; i < trials_.size(); ++i) {
    if (sizeOf(i) == size) trials.push_back(&trials_[i]);
  }
  PriceRow row;
  row.servers = plan_.sizes[size];
  row.quorum = row.servers / 2 + 1;
  std::vector<double> rates;
  for (const PriceTrial* trial : trials) {
    row.failed += trial->alone.failed + trial->filled.failed;
    row.time += trial->alone.time;
    row.filledTime += trial->filled.time;
    rates.push_back(trial->filled.writesASecond());
  }
  const study::Distribution alone = latencies(trials, &PriceTrial::alone);
  const study::Distribution filled = latencies(trials, &PriceTrial::filled);
  row.writes = alone.size();
  row.p50 = quantileOf(alone, 0.5);
  row.p99 = quantileOf(alone, 0.99);
  row.p999 = quantileOf(alone, 0.999);
  row.filledP50 = quantileOf(filled, 0.5);
  row.filledP99 = quantileOf(filled, 0.99);
  row.writesASecond = meanOf(rates);
  return row;
}

}  // namespace planning
