#include "engine/planning/sweep.h"

#include <algorithm>
#include <limits>

#include "engine/cluster/chance.h"
#include "engine/study/split_votes.h"

namespace planning {

namespace {

using std::chrono::seconds;

/// A calm trial costs about as much as so many crashes.
constexpr std::uint64_t kCrashesOfCalm = 10;

/// As many heartbeats as show what happens once in some thousand.
Duration watchOf(const Timing& timing) {
  return std::clamp<Duration>(3'600 * timing.heartbeat, seconds(20), seconds(300));
}

bool sameEverywhere(const Network& network) {
  const Latency& first = network.oneWay.front().front();
  return std::all_of(network.oneWay.begin(), network.oneWay.end(), [&](const auto& row) {
    return std::all_of(row.begin(), row.end(), [&](const Latency& link) { return link == first; });
  });
}

double middle(Duration least, Duration most) {
  return (study::inMs(least) + study::inMs(most)) / 2;
}

/// A question is on its way for as long as the candidate's own vote is written, and the message.
/// The form is for messages that all take the same time: for more jitter it would be wrong.
std::optional<double> closedForm(const TimeoutPlan& plan) {
  if (plan.lossPpm > 0 || plan.disk.stalls || !sameEverywhere(plan.network)) return std::nullopt;
  const Latency& link = plan.network.oneWay.front().front();
  const trace::DiskState& disk = plan.disk.state;
  if (study::inMs(link.most - link.least) > middle(link.least, link.most)) return std::nullopt;
  const double asks = study::inMs(disk.writeLatency) + middle(disk.syncMin, disk.syncMax) +
                      middle(link.least, link.most);
  const double width = study::inMs(plan.timing.timeoutMax - plan.timing.timeoutMin);
  if (width <= 0) return std::nullopt;
  return study::splitVoteShare(plan.servers, 1, std::min(1.0, asks / width));
}

/// Among trials of which some did not end: as if these had taken for ever.
Estimate quantileAmong(const study::Distribution& ended, std::uint64_t undecided, double share) {
  if (undecided == 0) return quantileOf(ended, share);
  std::vector<Duration> all;
  const auto decided = static_cast<double>(ended.size());
  for (std::size_t i = 0; i < ended.size(); ++i) {
    all.push_back(ended.at((static_cast<double>(i) + 1) / decided));
  }
  all.resize(all.size() + undecided, Duration::max());
  Estimate estimate = quantileOf(study::Distribution(std::move(all)), share);
  const double never = study::inMs(Duration::max());
  for (double* part : {&estimate.value, &estimate.least, &estimate.most}) {
    if (*part >= never) *part = std::numeric_limits<double>::infinity();
  }
  return estimate;
}

void addCalm(const CalmTrial& trial, std::vector<Count>& counts, SweepPoint& point) {
  const Duration span = trial.led() ? trial.watched : trial.waited;
  if (span <= Duration{0}) return;
  const std::uint64_t stood = trial.led() ? trial.candidacies : trial.inVain;
  const double hours = std::chrono::duration<double, std::ratio<3600>>(span).count();
  counts.push_back({stood, hours});
  point.needless += stood;
  point.watchedHours += hours;
  if (trial.led()) point.leads = true;
}

}  // namespace

Sweep::Sweep(const TimeoutPlan& plan, SweepAxis axis)
    : values_(sweepValues(plan, axis)), own_(ownValue(plan, axis)) {
  for (const double value : values_) plans_.push_back(planAt(plan, axis, value));
}

// Where the first calm trial elected nobody, nobody is made to lead in order to crash.
void Sweep::grow(std::uint64_t units, const Work& work) {
  const std::uint64_t values = values_.size();
  const std::uint64_t of = units * values * (kCrashesOfCalm + kCrashesOfUnit);
  Work calm{work.threads, work.stop, {}};
  Work crash = calm;
  if (work.note) {
    calm.note = [&](std::uint64_t done, std::uint64_t) { work.note(done * kCrashesOfCalm, of); };
    crash.note = [&](std::uint64_t done, std::uint64_t) {
      work.note(units * values * kCrashesOfCalm + done, of);
    };
  }
  growTrials(calms_, units * values, calm, [&](std::uint64_t i) {
    const TimeoutPlan& plan = plans_[i % values];
    return calmTrial(plan, cluster::mix(plan.seed + i / values), watchOf(plan.timing));
  });
  if (calms_.size() < values) return;
  growTrials(crashes_, units * values * kCrashesOfUnit, crash, [&](std::uint64_t i) {
    const TimeoutPlan& plan = plans_[i % values];
    if (!calms_[i % values].led()) return CrashTrial{};
    return crashTrial(plan, cluster::mix(~plan.seed + i / values));
  });
}

SweepPoint Sweep::pointOf(std::size_t at) const {
  SweepPoint point;
  point.value = values_[at];
  point.own = values_[at] == own_;
  std::vector<Duration> times;
  std::uint64_t split = 0;
  for (std::size_t i = at; i < crashes_.size(); i += values_.size()) {
    const CrashTrial& trial = crashes_[i];
    if (!trial.crashed) continue;
    ++point.crashes;
    if (trial.leaderless) times.push_back(*trial.leaderless);
    if (!trial.leaderless || trial.terms > 1) ++split;
  }
  point.undecided = point.crashes - times.size();
  point.leaderless = study::Distribution(std::move(times));
  point.p50 = quantileAmong(point.leaderless, point.undecided, 0.5);
  point.p99 = quantileAmong(point.leaderless, point.undecided, 0.99);
  point.split = shareOf(split, point.crashes);
  point.splitClosed = closedForm(plans_[at]);
  std::vector<Count> counts;
  for (std::size_t i = at; i < calms_.size(); i += values_.size()) {
    addCalm(calms_[i], counts, point);
  }
  if (point.watchedHours > 0) point.needlessAnHour = rateOf(counts);
  return point;
}

std::vector<SweepPoint> Sweep::report() const {
  std::vector<SweepPoint> points;
  for (std::size_t at = 0; at < values_.size(); ++at) points.push_back(pointOf(at));
  return points;
}

}  // namespace planning
