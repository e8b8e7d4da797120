#include "engine/study/comparison.h"

#include <cmath>
#include <iomanip>
#include <sstream>

#include "engine/cluster/chance.h"
#include "engine/study/percentiles.h"

namespace study {

namespace {

constexpr double kPercent = 100;
/// Trials beyond a percentile that make it worth judging: of 20 the spread is about a fifth.
constexpr double kTrialsBeyond = 20;
/// Standard deviations that a simulated share may be off: about one row in 16,000 is, by chance.
constexpr double kSigmas = 4;

std::string number(double value) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(value < 10 ? 2 : 0) << value;
  return text.str();
}

double sampling(const Row& row) {
  const double p = *row.closedForm / kPercent;
  const auto n = static_cast<double>(row.trials);
  return kPercent * (kSigmas * std::sqrt(p * (1 - p) / n) + 1 / n);
}

}  // namespace

std::optional<Election> runTrialOf(const Row& row, std::uint64_t seed, std::uint64_t i) {
  return runElection(row.plan, cluster::mix(cluster::mix(seed) + i));
}

void runRow(Row& row, std::uint64_t seed, unsigned threads, const std::stop_token& stop) {
  conclude(row, runTrials<std::optional<Election>>(row.trials, threads, stop, [&](std::uint64_t i) {
             return runTrialOf(row, seed, i);
           }));
}

void conclude(Row& row, const std::vector<std::optional<Election>>& results) {
  row.trials = results.size();
  row.undecided = 0;
  if (results.empty()) return;
  std::vector<Duration> times;
  std::uint64_t split = 0;
  for (const auto& result : results) {
    times.push_back(result ? result->leaderless : row.plan.patience);
    if (!result) ++row.undecided;
    if (!result || result->terms > 1) ++split;
  }
  const Distribution distribution(std::move(times));
  for (Figure& figure : row.figures) {
    figure.ours = row.experiment == Experiment::SplitVotes
                      ? kPercent * static_cast<double>(split) / static_cast<double>(row.trials)
                      : inMs(distribution.at(figure.share));
    const double beyond = (1 - figure.share) * static_cast<double>(row.trials);
    figure.open = row.experiment == Experiment::Wan && beyond < kTrialsBeyond;
  }
}

std::vector<std::string> disagreements(const Row& row) {
  std::vector<std::string> found;
  for (const Figure& figure : row.figures) {
    const std::string name = row.label + ", " + figure.name + ": ";
    if (!figure.agrees()) {
      found.push_back(name + number(figure.ours) + ", published " + number(*figure.published) +
                      ", may be " + number(figure.least * *figure.published) + " to " +
                      number(figure.most * *figure.published));
    }
    if (!row.closedForm) continue;
    if (std::abs(figure.ours - *row.closedForm) > sampling(row)) {
      found.push_back(name + number(figure.ours) + " simulated, but " + number(*row.closedForm) +
                      " in closed form; " + std::to_string(row.trials) + " trials may be off by " +
                      number(sampling(row)));
    }
    if (figure.published && std::abs(*figure.published - *row.closedForm) > row.publishedRounding) {
      found.push_back(name + number(*row.closedForm) + " in closed form, published " +
                      number(*figure.published));
    }
  }
  return found;
}

}  // namespace study
