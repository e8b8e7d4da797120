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

Candidate candidateOf(const Timing& timing, Origin from, double times, std::string origin) {
  Candidate candidate;
  candidate.timing = timing;
  candidate.from = from;
  candidate.times = times;
  candidate.origin = std::move(origin);
  return candidate;
}

void addMultiples(std::vector<Candidate>& into, Duration unit, const std::vector<double>& factors,
                  Origin from) {
  const std::string name = from == Origin::Stall ? "the longest stall" : "the broadcast time";
  for (const double factor : factors) {
    const double least = factor * nanosOf(unit);
    for (const double width : {1.2, 2.0}) {
      const Timing timing{rounded(least / 5), rounded(least),
                          std::max(rounded(width * least), rounded(least) + milliseconds(1))};
      into.push_back(candidateOf(timing, from, factor, timesOf(factor, name)));
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

/// Whatever speaks against it by itself.
Against unfit(const Candidate& candidate) {
  const TimeoutReport& measured = candidate.measured;
  if (measured.trials == 0) return Against::NotMeasured;
  if (measured.watchedHours <= 0) return Against::NobodyElected;
  if (measured.needless > 0) return Against::Disturbs;
  if (candidate.rough > 0) return Against::DisturbsInRough;
  if (measured.undecided > 0) return Against::Undecided;
  if (candidate.heartbeatsToSpare < 1) return Against::OneLostHeartbeat;
  return Against::Nothing;
}

/// Whether a is rather to be advised than b; both are fit.
bool better(const Candidate& a, const Candidate& b) {
  return a.measured.p99.value < b.measured.p99.value;
}

Against slower(const Candidate& candidate, const Candidate& best) {
  const bool surely = candidate.measured.p99.least > best.measured.p99.most;
  return surely ? Against::Slower : Against::NoBetter;
}

/// The reason as a sentence; `best` is the advice, if there is one.
std::string sentenceOf(const Candidate& candidate, const Candidate& best) {
  const std::string figures =
      "p99 " + msOf(candidate.measured.p99.value) + " against " + msOf(best.measured.p99.value);
  switch (candidate.reason) {
    case Against::Nothing:
      return {};
    case Against::NotMeasured:
      return "Not measured yet.";
    case Against::NobodyElected:
      return "Nobody is elected with it.";
    case Against::Disturbs:
      return "Elects though nobody crashed: " +
             timesAnHour(candidate.measured.needlessAnHour.value);
    case Against::DisturbsInRough:
      return "Elects when messages get lost and servers pause: " +
             timesAnHour(candidate.roughAnHour.value);
    case Against::Undecided:
      return "After some crashes nobody was elected.";
    case Against::OneLostHeartbeat:
      return "One lost heartbeat may start an election.";
    case Against::Slower:
      return "Longer without a leader: " + figures + ".";
    case Against::NoBetter:
      return "No better: " + figures + ", which more trials might turn round.";
  }
  return {};
}

}  // namespace

const char* keyOf(Against against) {
  static constexpr const char* kKeys[] = {
      "advised",   "not-measured",       "nobody-elected", "disturbs", "disturbs-in-rough",
      "undecided", "one-lost-heartbeat", "slower",         "no-better"};
  return kKeys[static_cast<std::size_t>(against)];
}

const char* keyOf(Origin origin) {
  static constexpr const char* kKeys[] = {"broadcast", "stall", "paper", "etcd"};
  return kKeys[static_cast<std::size_t>(origin)];
}

Duration broadcastTime(const TimeoutPlan& plan) {
  const trace::DiskState& disk = plan.disk.state;
  return 2 * plan.network.longest() + disk.writeLatency + disk.syncMax;
}

std::vector<Candidate> candidatesFor(const TimeoutPlan& plan) {
  std::vector<Candidate> candidates;
  addMultiples(candidates, broadcastTime(plan), {2, 3, 5, 10, 20, 50}, Origin::Broadcast);
  if (plan.disk.stalls && plan.halts == StallHalts::Process) {
    addMultiples(candidates, plan.disk.stalls->most, {0.5, 1.5, 3}, Origin::Stall);
  }
  candidates.push_back(candidateOf({milliseconds(75), milliseconds(150), milliseconds(300)},
                                   Origin::Paper, 1, "the Raft paper's"));
  candidates.push_back(candidateOf({milliseconds(100), milliseconds(1'000), milliseconds(2'000)},
                                   Origin::Etcd, 1, "etcd's default"));
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
    all[i].reason = unfit(all[i]);
  }
  const auto fit = [](const Candidate& one) { return one.reason == Against::Nothing; };
  std::stable_sort(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
    if (fit(a) != fit(b)) return fit(a);
    return fit(a) && better(a, b);
  });
  for (std::size_t i = 1; i < all.size() && fit(all[i]); ++i) {
    all[i].reason = slower(all[i], all.front());
  }
  for (Candidate& candidate : all) candidate.against = sentenceOf(candidate, all.front());
  return all;
}

}  // namespace planning
