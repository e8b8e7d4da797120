// Timeouts, measured: how long a cluster is without a leader after a crash, how often votes split,
// and how often it elects though nobody crashed.
//
// In a crash trial each server leads in its turn and crashes at a random point of its heartbeat
// interval (Raft 9.3). In a calm trial nobody crashes, a client writes once a second, disks
// stall as they do, and whoever stands for election disturbs.
//
// Thread rule: trials are pure; Leaderless is used by one thread and starts others.
#pragma once

#include "engine/planning/disk.h"
#include "engine/planning/estimate.h"
#include "engine/planning/network.h"
#include "engine/planning/rounds.h"

namespace planning {

struct Timing {
  Duration heartbeat{std::chrono::milliseconds(50)};
  Duration timeoutMin{std::chrono::milliseconds(150)};
  Duration timeoutMax{std::chrono::milliseconds(300)};
  friend bool operator==(const Timing&, const Timing&) = default;
};

/// What stands still while a disk stalls: the disk alone, as here, where messages go on; or the
/// whole process, as where one loop writes the log and sends the heartbeats.
enum class StallHalts : std::uint8_t { Disk, Process };

struct TimeoutPlan {
  std::uint32_t servers{5};
  Network network;
  Disk disk;
  StallHalts halts{StallHalts::Disk};
  std::uint32_t lossPpm{0};
  Timing timing;
  std::uint64_t seed{1};
  friend bool operator==(const TimeoutPlan&, const TimeoutPlan&) = default;
};

struct CrashTrial {
  std::optional<Duration> leaderless;  ///< nullopt: nobody was elected in time
  std::uint64_t terms{0};              ///< that were entered for it; 1: the first election elected
  bool crashed{false};                 ///< somebody led in peace first, and then crashed
};
struct CalmTrial {
  std::uint64_t candidacies{0};
  Duration watched{0};  ///< 0: nobody was elected to begin with
  /// Of a trial in which nobody was elected: who stood in which time.
  std::uint64_t inVain{0};
  Duration waited{0};

  bool led() const { return watched > Duration{0}; }
};

CrashTrial crashTrial(const TimeoutPlan& plan, std::uint64_t seed);
/// Watches for some thousand heartbeats, a minute at most; or for `span`.
CalmTrial calmTrial(const TimeoutPlan& plan, std::uint64_t seed);
CalmTrial calmTrial(const TimeoutPlan& plan, std::uint64_t seed, Duration span);

struct TimeoutReport {
  std::uint64_t trials{0};
  std::uint64_t undecided{0};
  Estimate mean;  ///< milliseconds without a leader
  Estimate p50;
  Estimate p90;
  Estimate p99;
  Estimate split;  ///< share of crashes whose first election elected nobody
  Estimate needlessAnHour;
  std::uint64_t needless{0};
  double watchedHours{0};
  study::Distribution leaderless;
};

class Leaderless {
 public:
  /// Crash trials that go with one calm trial.
  static constexpr std::uint64_t kCrashesOfRound = 50;

  explicit Leaderless(TimeoutPlan plan) : plan_(std::move(plan)) {}
  /// So many more rounds: kCrashesOfRound crashes and one calm trial each.
  void grow(std::uint64_t rounds, const Work& work);
  /// So many more calm trials alone.
  void growCalm(std::uint64_t trials, const Work& work);
  TimeoutReport report() const;
  const TimeoutPlan& plan() const { return plan_; }

 private:
  TimeoutPlan plan_;
  std::vector<CrashTrial> crashes_;
  std::vector<CalmTrial> calms_;
};

cluster::Settings settingsOf(const TimeoutPlan& plan, std::uint64_t seed);

}  // namespace planning
