#include "app/studies/measuring.h"

#include <algorithm>
#include <cmath>

#include "engine/cluster/chance.h"
#include "engine/study/answer_time.h"
#include "engine/study/calm.h"
#include "engine/study/elections.h"

namespace studies {
namespace {

constexpr std::uint32_t kAnswersARound = 14;
constexpr int kHeartbeatsARound = 100;
/// Who waited so many of the longest timeouts waits no longer.
constexpr int kPatience = 100;
/// Standard deviations on both sides of 95 %.
constexpr double kConfidence = 1.96;

}  // namespace

bool canElect(const cluster::Settings& of) {
  const Duration disk = of.disks.writeLatency + of.disks.syncMax;
  // Its own term and vote, the question, the voter's vote, the answer.
  return 2 * (of.links.latencyMax + disk + of.processing) < of.electionTimeoutMax;
}

bool survivesOne(const cluster::Settings& settings) { return settings.servers >= 3; }

void measureMore(const cluster::Settings& settings, Measured& into, const std::stop_token& stop) {
  const std::uint64_t round = into.rounds++;
  const study::ElectionPlan plan{settings, study::LeaderCrash{},
                                 kPatience * settings.electionTimeoutMax};
  for (std::uint64_t i = 0; i < kElectionsARound && survivesOne(settings); ++i) {
    if (stop.stop_requested()) return;
    const auto election = study::runElection(plan, cluster::mix(round * kElectionsARound + i + 1));
    ++into.elections;
    if (!election || election->terms > 1) ++into.split;
    into.leaderless.push_back(election ? election->leaderless : plan.patience);
  }
  const std::uint64_t seed = cluster::mix(round + 1);
  for (const Duration time :
       study::answerTimes(settings, study::Asked::Write, seed, kAnswersARound)) {
    into.writes.push_back(time);
  }
  for (const Duration time :
       study::answerTimes(settings, study::Asked::Read, seed, kAnswersARound)) {
    into.reads.push_back(time);
  }
  const study::Calm calm =
      study::watchCalm(settings, seed, kHeartbeatsARound * settings.heartbeatInterval);
  into.candidacies += calm.candidacies;
  into.watched += calm.watched;
}

Share shareOf(std::uint64_t k, std::uint64_t n) {
  if (n == 0) return {};
  const auto count = static_cast<double>(n);
  const double p = static_cast<double>(k) / count;
  const double square = kConfidence * kConfidence;
  const double middle = (p + square / (2 * count)) / (1 + square / count);
  const double spread = kConfidence *
                        std::sqrt(p * (1 - p) / count + square / (4 * count * count)) /
                        (1 + square / count);
  return {p, std::max(0.0, middle - spread), std::min(1.0, middle + spread)};
}

Percentile percentileOf(std::vector<Duration> times, double share) {
  std::sort(times.begin(), times.end());
  const auto count = static_cast<double>(times.size());
  const double spread = kConfidence * std::sqrt(count * share * (1 - share));
  const auto at = [&](double rank) {
    const double last = count - 1;
    return times[static_cast<std::size_t>(std::clamp(std::ceil(rank) - 1, 0.0, last))];
  };
  return {at(count * share), at(count * share - spread), at(count * share + spread + 1)};
}

}  // namespace studies
