// One election at a time, on the real engine in virtual time: how long a cluster is without a
// leader, and how many terms it takes.
//
// A trial sets up its own cluster from its own seed, brings about the loss of the leader with the
// commands any operator has, and waits for the next RoleChanged to Leader.
//
// Thread rule: pure functions; trials may run on any number of threads at once.
#pragma once

#include <optional>
#include <variant>

#include "engine/cluster/settings.h"

namespace study {

using raft::Duration;
using raft::Instant;
using raft::ServerId;

/// Whether every server could win, or each log is one entry longer than the next.
enum class Logs : std::uint8_t { Same, Differ };

/// A leader is elected, then crashes at a uniformly random point of its heartbeat interval (Raft
/// 9.3). It never brought `laggards` of its followers its last entry, though they hear its
/// heartbeats: they cannot win. REQUIRES: a majority without the laggards.
struct LeaderCrash {
  std::uint32_t laggards{0};
  /// Each server's clock goes wrong by up to so much; no two crystals are the same.
  std::uint32_t clockDriftPpm{0};
};

/// Nobody leads: all servers but `failed` start at one instant, so that their election timers run
/// from there. Which ones failed is drawn. This is how the simulations of thesis 9 begin (their
/// program is public: github.com/ongardie/availsim).
struct ColdStart {
  std::uint32_t failed{0};
  Logs logs{Logs::Same};
};

struct ElectionPlan {
  cluster::Settings settings;  ///< its seed is not used
  std::variant<LeaderCrash, ColdStart> loss;
  Duration patience{std::chrono::hours(2)};
};

struct Election {
  Duration leaderless{0};  ///< from the loss to the new leader's election
  std::uint64_t terms{0};  ///< that were entered for it; 1: the first election elected
};

/// nullopt: nobody was elected within plan.patience.
std::optional<Election> runElection(const ElectionPlan& plan, std::uint64_t seed);

}  // namespace study
