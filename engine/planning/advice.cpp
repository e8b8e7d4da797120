#include "engine/planning/advice.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "engine/study/calm.h"

namespace planning {

namespace {

using std::chrono::milliseconds;

/// In whole milliseconds, as one would write it down; one at least.
Duration rounded(double nanos) {
  return milliseconds(std::max<std::int64_t>(1, std::llround(nanos / 1e6)));
}

double nanosOf(Duration duration) { return static_cast<double>(duration.count()); }

std::string msOf(double value) {
  std::ostringstream text;
  text.precision(value < 10 ? 2 : 3);
  if (value >= 1000) text << std::fixed, text.precision(0);
  text << value << " ms";
  return text.str();
}

std::string timesOf(double factor, const std::string& what) {
  std::ostringstream text;
  text << factor << " x " << what;
  return text.str();
}

void addMultiples(std::vector<Candidate>& into, Duration unit, const std::vector<double>& factors,
                  const std::string& name) {
  for (const double factor : factors) {
    const double least = factor * nanosOf(unit);
    for (const double width : {1.2, 2.0}) {
      const Timing timing{rounded(least / 5), rounded(least),
                          std::max(rounded(width * least), rounded(least) + milliseconds(1))};
      into.push_back({timing, timesOf(factor, name), 0, {}, {}, 0, {}});
    }
  }
}

/// Pauses of whole processes, unless the plan has longer ones, and some loss.
TimeoutPlan inRoughWeather(TimeoutPlan plan, const Weather& rough) {
  constexpr Duration kEvery = std::chrono::seconds(10);
  const bool halting = plan.disk.stalls && plan.halts == StallHalts::Process;
  if (!halting || plan.disk.stalls->most < rough.longestPause) {
    plan.disk.stalls = Stalls{kEvery, rough.longestPause / 4, rough.longestPause};
    plan.halts = StallHalts::Process;
  }
  plan.lossPpm = std::max(plan.lossPpm, rough.lossPpm);
  return plan;
}

std::string timesAnHour(double rate) {
  std::ostringstream text;
  text.precision(3);
  if (rate >= 1000) text << std::fixed, text.precision(0);
  text << rate << " times an hour.";
  return text.str();
}

/// Sentences; empty: nothing so far.
std::string unfit(const Candidate& candidate) {
  const TimeoutReport& measured = candidate.measured;
  if (measured.trials == 0) return "Not measured yet.";
  if (measured.watchedHours <= 0) return "Nobody is elected with it.";
  if (measured.needless > 0) {
    return "Elects though nobody crashed: " + timesAnHour(measured.needlessAnHour.value);
  }
  if (candidate.rough > 0) {
    return "Elects when messages get lost and servers pause: " +
           timesAnHour(candidate.roughAnHour.value);
  }
  if (measured.undecided > 0) return "After some crashes nobody was elected.";
  if (candidate.heartbeatsToSpare < 1) return "One lost heartbeat may start an election.";
  return {};
}

/// Whether a is rather to be advised than b; both are fit.
bool better(const Candidate& a, const Candidate& b) {
  return a.measured.p99.value < b.measured.p99.value;
}

std::string slower(const Candidate& candidate, const Candidate& best) {
  const Estimate& own = candidate.measured.p99;
  const Estimate& other = best.measured.p99;
  const std::string figures = "p99 " + msOf(own.value) + " against " + msOf(other.value);
  if (own.least > other.most) return "Longer without a leader: " + figures + ".";
  return "No better: " + figures + ", which more trials might turn round.";
}

}  // namespace

Duration broadcastTime(const TimeoutPlan& plan) {
  const trace::DiskState& disk = plan.disk.state;
  return 2 * plan.network.longest() + disk.writeLatency + disk.syncMax;
}

std::vector<Candidate> candidatesFor(const TimeoutPlan& plan) {
  std::vector<Candidate> candidates;
  addMultiples(candidates, broadcastTime(plan), {2, 3, 5, 10, 20, 50}, "the broadcast time");
  if (plan.disk.stalls && plan.halts == StallHalts::Process) {
    addMultiples(candidates, plan.disk.stalls->most, {0.5, 1.5, 3}, "the longest stall");
  }
  candidates.push_back({{milliseconds(75), milliseconds(150), milliseconds(300)},
                        "the Raft paper's",
                        0,
                        {},
                        {},
                        0,
                        {}});
  candidates.push_back({{milliseconds(100), milliseconds(1'000), milliseconds(2'000)},
                        "etcd's default",
                        0,
                        {},
                        {},
                        0,
                        {}});
  for (Candidate& candidate : candidates) {
    TimeoutPlan with = plan;
    with.timing = candidate.timing;
    cluster::Settings settings = settingsOf(with, plan.seed);
    // The slowest link decides.
    settings.links.latencyMin = Duration{0};
    settings.links.latencyMax = plan.network.longest();
    candidate.heartbeatsToSpare = study::heartbeatsToSpare(settings);
  }
  return candidates;
}

Advisor::Advisor(const TimeoutPlan& plan, const Weather& rough)
    : plan_(plan), candidates_(candidatesFor(plan)) {
  for (const Candidate& candidate : candidates_) {
    TimeoutPlan with = plan;
    with.timing = candidate.timing;
    studies_.emplace_back(with);
    rough_.emplace_back(inRoughWeather(std::move(with), rough));
  }
}

void Advisor::grow(std::uint64_t rounds, const Work& work) {
  const std::uint64_t each = rounds * (Leaderless::kCrashesOfRound + 2);
  std::uint64_t before = 0;
  Work part{work.threads, work.stop, {}};
  if (work.note) {
    part.note = [&](std::uint64_t done, std::uint64_t) {
      work.note(before + done, each * studies_.size());
    };
  }
  for (std::size_t i = 0; i < studies_.size(); ++i) {
    before = each * i;
    rough_[i].growCalm(rounds, part);
    before += rounds;
    studies_[i].grow(rounds, part);
  }
}

std::vector<Candidate> Advisor::report() const {
  std::vector<Candidate> all = candidates_;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].measured = studies_[i].report();
    const TimeoutReport rough = rough_[i].report();
    all[i].rough = rough.needless;
    all[i].roughAnHour = rough.needlessAnHour;
    all[i].against = unfit(all[i]);
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    if (a.against.empty() != b.against.empty()) return a.against.empty();
    return a.against.empty() && better(a, b);
  });
  for (std::size_t i = 1; i < all.size() && all[i].against.empty(); ++i) {
    all[i].against = slower(all[i], all.front());
  }
  return all;
}

}  // namespace planning
