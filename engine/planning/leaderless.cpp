#include "engine/planning/leaderless.h"

#include <algorithm>
#include <map>

#include "engine/cluster/chance.h"
#include "engine/study/lab.h"

namespace planning {

namespace {

using raft::Instant;
using raft::ServerId;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Duration kWriteEvery = seconds(1);
/// What has disturbed a cluster so often needs no more watching.
constexpr std::uint64_t kCandidaciesMost = 50;
constexpr int kHeartbeatsBefore = 4;
/// Timeouts that elect nobody for so long never will.
constexpr int kTimeoutsMost = 400;
/// Who was not elected by then, without a rival, rarely is.
constexpr int kTimeoutsToLead = 20;
constexpr std::uint64_t kAttempts = 20;

/// Some thousand heartbeats, at least a third of a minute and a minute at most.
Duration calmSpan(const Timing& timing) {
  return std::clamp<Duration>(2'000 * timing.heartbeat, seconds(20), seconds(60));
}

const raft::RoleChanged* roleOf(const trace::Event& event) {
  return std::get_if<raft::RoleChanged>(&event.body);
}
bool elects(const trace::Event& event) {
  const auto* changed = roleOf(event);
  return changed && changed->role == raft::RoleName::Leader;
}
bool stands(const trace::Event& event) {
  const auto* changed = roleOf(event);
  return changed && (changed->role == raft::RoleName::Candidate ||
                     changed->role == raft::RoleName::PreCandidate);
}

/// A cluster of the plan, its stalls, and the way to wait among them.
class Watched {
 public:
  Watched(const TimeoutPlan& plan, std::uint64_t seed)
      : plan_(plan), seed_(seed), lab_(settingsOf(plan, seed)) {
    for (const cluster::Command& command : linkCommands(plan.network, plan.servers)) {
      lab_.order(command);
    }
  }

  study::Lab& lab() { return lab_; }
  Instant now() const { return lab_.now(); }

  /// Stalls from now on, as if they had been there for long: some last already.
  void stallFor(Duration span) {
    if (!plan_.disk.stalls) return;
    const Stalls& stalls = *plan_.disk.stalls;
    const Duration before = 3 * stalls.every + stalls.most;
    orders_ = stallOrders(stalls, plan_.servers, seed_, now() - before, span + before);
    std::map<ServerId, Order> lasting;
    const auto begun = std::find_if(orders_.begin(), orders_.end(),
                                    [&](const Order& order) { return order.at > now(); });
    std::for_each(orders_.begin(), begun, [&](const Order& order) {
      const auto& stall = std::get<cluster::SetDisk>(order.what);
      lasting.insert_or_assign(stall.server, order);
    });
    orders_.erase(orders_.begin(), begun);
    next_ = 0;
    for (const auto& [server, order] : lasting) {
      const auto& stall = std::get<cluster::SetDisk>(order.what);
      if (stall.stalled.value_or(false)) carryOut(stall);
    }
  }
  template <class Wanted>
  std::optional<trace::Event> await(Instant limit, const Wanted& wanted) {
    while (next_ < orders_.size() && orders_[next_].at <= limit) {
      if (auto found = lab_.await(orders_[next_].at, wanted)) return found;
      carryOut(std::get<cluster::SetDisk>(orders_[next_++].what));
    }
    return lab_.await(limit, wanted);
  }

  /// The server leads and has committed; its term. nullopt: another one wanted to.
  std::optional<raft::Term> lead(ServerId server) {
    lab_.order(cluster::Campaign{server});
    std::optional<raft::Term> term;
    const Instant limit = now() + kTimeoutsToLead * plan_.timing.timeoutMax;
    const auto committed = await(limit, [&](const trace::Event& event) {
      if (elects(event)) term = roleOf(event)->term;
      return std::holds_alternative<raft::CommitAdvanced>(event.body);
    });
    if (!committed || committed->server != server) return std::nullopt;
    return term;
  }

 private:
  // A crashed server is neither paused nor resumed.
  void carryOut(const cluster::SetDisk& stall) {
    const bool begins = stall.stalled.value_or(false);
    if (plan_.halts == StallHalts::Disk) {
      lab_.order(stall);
    } else if (stall.server == crashed) {
      return;
    } else if (begins) {
      lab_.order(cluster::Pause{stall.server});
    } else {
      lab_.order(cluster::Resume{stall.server});
    }
  }

 public:
  ServerId crashed;  ///< 0: nobody

 private:
  TimeoutPlan plan_;
  std::uint64_t seed_;
  study::Lab lab_;
  std::vector<Order> orders_;
  std::size_t next_{0};
};

/// nullopt: somebody else wanted to lead before the crash.
std::optional<CrashTrial> crashOnce(const TimeoutPlan& plan, std::uint64_t seed) {
  Watched watched(plan, seed);
  const ServerId leader{1 + seed % plan.servers};
  const auto term = watched.lead(leader);
  if (!term) return std::nullopt;
  const cluster::Draw point{cluster::Purpose::Member, 1, 1, 0};
  const Duration phase = cluster::drawBetween(seed, point, Duration{0}, plan.timing.heartbeat);
  const Duration patience = kTimeoutsMost * plan.timing.timeoutMax;
  const Instant crash = watched.now() + kHeartbeatsBefore * plan.timing.heartbeat + phase;
  if (watched.await(crash, stands)) return std::nullopt;
  watched.lab().order(cluster::Crash{leader});
  watched.crashed = leader;
  watched.stallFor(patience);
  const Instant begin = watched.now();
  const auto elected = watched.await(begin + patience, elects);
  if (!elected) return CrashTrial{{}, 0, true};
  return CrashTrial{elected->at - begin, roleOf(*elected)->term.value - term->value, true};
}

/// False: nobody was elected, and the trial says who stood.
bool firstLeader(Watched& watched, const TimeoutPlan& plan, CalmTrial& trial) {
  const Instant begin = watched.now();
  const auto led =
      watched.await(begin + kTimeoutsMost * plan.timing.timeoutMax, [&](const trace::Event& event) {
        if (stands(event)) ++trial.inVain;
        return elects(event);
      });
  if (led) {
    trial.inVain = 0;
  } else {
    trial.waited = watched.now() - begin;
  }
  return led.has_value();
}

}  // namespace

cluster::Settings settingsOf(const TimeoutPlan& plan, std::uint64_t seed) {
  cluster::Settings settings;
  settings.servers = plan.servers;
  settings.seed = seed;
  apply(plan.network, settings);
  settings.links.lossPpm = plan.lossPpm;
  settings.disks = plan.disk.state;
  settings.heartbeatInterval = plan.timing.heartbeat;
  settings.electionTimeoutMin = plan.timing.timeoutMin;
  settings.electionTimeoutMax = plan.timing.timeoutMax;
  return settings;
}

CrashTrial crashTrial(const TimeoutPlan& plan, std::uint64_t seed) {
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    const auto trial = crashOnce(plan, attempt == 0 ? seed : cluster::mix(seed + attempt));
    if (trial) return *trial;
  }
  return {};
}

CalmTrial calmTrial(const TimeoutPlan& plan, std::uint64_t seed) {
  return calmTrial(plan, seed, calmSpan(plan.timing));
}

CalmTrial calmTrial(const TimeoutPlan& plan, std::uint64_t seed, Duration span) {
  Watched watched(plan, seed);
  CalmTrial trial;
  if (!firstLeader(watched, plan, trial)) return trial;
  // The first heartbeats have to arrive.
  watched.lab().run(watched.now() + 2 * plan.network.longest() + plan.timing.heartbeat);
  watched.lab().skipEvents();
  watched.stallFor(span);
  const Instant begin = watched.now();
  const Instant end = begin + span;
  Instant write = begin;
  while (watched.now() < end && trial.candidacies < kCandidaciesMost) {
    if (watched.await(std::min(write, end), stands)) {
      ++trial.candidacies;
    } else if (watched.now() >= write) {
      watched.lab().order(cluster::Submit{kv::Put{"x", "1"}, {}, 0, {}, {}});
      write += kWriteEvery;
    }
  }
  trial.watched = watched.now() - begin;
  return trial;
}

void Leaderless::grow(std::uint64_t rounds, const Work& work) {
  const std::uint64_t crashes = rounds * kCrashesOfRound;
  const std::uint64_t of = crashes + rounds;
  Work calm{work.threads, work.stop, {}};
  if (work.note) calm.note = [&](std::uint64_t done, std::uint64_t) { work.note(done, of); };
  growTrials(calms_, rounds, calm,
             [this](std::uint64_t i) { return calmTrial(plan_, cluster::mix(plan_.seed + i)); });
  Work crash{work.threads, work.stop, {}};
  if (work.note) {
    crash.note = [&](std::uint64_t done, std::uint64_t) { work.note(rounds + done, of); };
  }
  growTrials(crashes_, crashes, crash,
             [this](std::uint64_t i) { return crashTrial(plan_, cluster::mix(~plan_.seed + i)); });
}

void Leaderless::growCalm(std::uint64_t trials, const Work& work) {
  growTrials(calms_, trials, work,
             [this](std::uint64_t i) { return calmTrial(plan_, cluster::mix(plan_.seed + i)); });
}

TimeoutReport Leaderless::report() const {
  TimeoutReport report;
  std::vector<Duration> times;
  std::vector<double> milliseconds;
  std::uint64_t split = 0;
  for (const CrashTrial& trial : crashes_) {
    if (trial.leaderless) times.push_back(*trial.leaderless);
    if (trial.leaderless) milliseconds.push_back(study::inMs(*trial.leaderless));
    if (!trial.leaderless || trial.terms > 1) ++split;
  }
  report.trials = crashes_.size();
  report.undecided = crashes_.size() - times.size();
  report.leaderless = study::Distribution(std::move(times));
  report.mean = meanOf(milliseconds);
  report.p50 = quantileOf(report.leaderless, 0.5);
  report.p90 = quantileOf(report.leaderless, 0.9);
  report.p99 = quantileOf(report.leaderless, 0.99);
  report.split = shareOf(split, crashes_.size());
  for (const CalmTrial& trial : calms_) {
    report.needless += trial.candidacies;
    report.watchedHours += std::chrono::duration<double, std::ratio<3600>>(trial.watched).count();
  }
  if (report.watchedHours > 0) {
    report.needlessAnHour = rateOf(report.needless, report.watchedHours);
  }
  return report;
}

}  // namespace planning
