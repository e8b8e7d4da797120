// Which timeouts to set for a network and a disk, by measuring candidates; and why not the others.
//
// The candidates are multiples of the broadcast time (an exchange with the slowest peer and its
// disk; Raft 5.6 wants timeouts an order of magnitude above it), of the longest stall where that
// halts the process, and two settings everybody knows. One loses if it elects though nobody
// crashed, be it in good weather or in rough (messages get lost, processes pause now and then, as
// collectors and schedulers make them), if a single lost heartbeat could make it, or if another is
// surely without a leader for less time (p99) after a crash.
//
// Thread rule: pure values; Advisor is used by one thread and starts others.
#pragma once

#include "engine/planning/leaderless.h"

namespace planning {

/// Why a candidate is not the advice; Nothing: it is.
enum class Against : std::uint8_t {
  Nothing,
  NotMeasured,
  NobodyElected,
  Disturbs,          ///< elects though nobody crashed
  DisturbsInRough,   ///< the same in rough weather
  Undecided,         ///< after some crashes nobody was elected
  OneLostHeartbeat,  ///< may start an election
  Slower,            ///< surely longer without a leader (p99) than the advice
  NoBetter,
};
/// Where a candidate's figures come from.
enum class Origin : std::uint8_t { Broadcast, Stall, Paper, Etcd };
/// One word each, for programs: "one-lost-heartbeat", "broadcast".
const char* keyOf(Against against);
const char* keyOf(Origin origin);

struct Candidate {
  Timing timing;
  Origin from{Origin::Broadcast};
  double times{1};     ///< the broadcast time, or the longest stall
  std::string origin;  ///< "3 x the broadcast time", "etcd's default", ...
  std::int64_t heartbeatsToSpare{0};
  TimeoutReport measured;
  Estimate roughAnHour;  ///< needless elections in rough weather
  std::uint64_t rough{0};
  Against reason{Against::Nothing};
  std::string against;  ///< the reason as a sentence; empty: it is the advice
};

/// What a cluster should bear without an election, beside what its plan says.
struct Weather {
  Duration longestPause{std::chrono::milliseconds(50)};  ///< of a server, every ten seconds or so
  std::uint32_t lossPpm{1'000};
};

/// An exchange with the slowest peer, its disk included.
Duration broadcastTime(const TimeoutPlan& plan);

/// What is measured; plan.timing is not used.
std::vector<Candidate> candidatesFor(const TimeoutPlan& plan);

class Advisor {
 public:
  explicit Advisor(const TimeoutPlan& plan, const Weather& rough = {});
  /// So many more rounds for each candidate.
  void grow(std::uint64_t rounds, const Work& work);
  /// All candidates with their reasons; the advice, if there is one, comes first.
  std::vector<Candidate> report() const;

 private:
  TimeoutPlan plan_;
  std::vector<Candidate> candidates_;
  std::vector<Leaderless> studies_;
  std::vector<Leaderless> rough_;  ///< the same in rough weather; calm trials only
};

}  // namespace planning
