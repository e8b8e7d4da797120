#include "engine/planning/reads.h"

#include <algorithm>

#include "engine/cluster/chance.h"

namespace planning {

void Reads::grow(std::uint64_t trials, const Work& work) {
  const auto& ways = readWays();
  growTrials(trials_, trials * ways.size(), work, [&](std::uint64_t i) {
    return readTrial(plan_, ways[i % ways.size()].way, cluster::mix(plan_.seed + i / ways.size()));
  });
}

std::vector<ReadRow> Reads::report() const {
  const auto& ways = readWays();
  std::vector<ReadRow> rows;
  for (std::size_t w = 0; w < ways.size(); ++w) {
    ReadRow row;
    row.way = ways[w].way;
    std::vector<Duration> healthy;
    std::uint64_t asked = 0;
    std::uint64_t answered = 0;
    for (std::size_t i = w; i < trials_.size(); i += ways.size()) {
      const ReadTrial& trial = trials_[i];
      ++row.trials;
      asked += trial.asked;
      answered += trial.answered;
      healthy.insert(healthy.end(), trial.healthy.begin(), trial.healthy.end());
      row.stale += trial.stale.size();
      for (const Duration age : trial.stale) {
        row.stalest = std::max(row.stalest, study::inMs(age));
      }
      if (!trial.lie.empty() && row.lies++ == 0) {
        row.lie = trial.lie;
        row.liedBy = trial.firstOld;
      }
      if (trial.undecided) ++row.undecided;
    }
    row.reads = healthy.size();
    const study::Distribution latency(std::move(healthy));
    row.p50 = quantileOf(latency, 0.5);
    row.p99 = quantileOf(latency, 0.99);
    row.answered = shareOf(answered, asked);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace planning
