// What a cluster with given settings does, measured in simulated ones: more of it every time.
// Thread rule: pure functions and values.
#pragma once

#include <stop_token>
#include <vector>

#include "engine/cluster/settings.h"

namespace studies {

using raft::Duration;

struct Measured {
  std::uint64_t rounds{0};
  // After crashes of the leader.
  std::uint64_t elections{0};
  std::uint64_t split{0};            ///< of them: took more than one term
  std::vector<Duration> leaderless;  ///< how long until somebody led again
  // Asked of the leader, one after the other.
  std::vector<Duration> writes;
  std::vector<Duration> reads;
  // While nobody harms the cluster.
  std::uint64_t candidacies{0};
  Duration watched{0};
};

/// Enough: no further round would be seen in the words.
inline constexpr std::uint64_t kRounds = 100;
inline constexpr std::uint64_t kElectionsARound = 10;

/// A candidate can have its votes before the next one stands.
bool canElect(const cluster::Settings& settings);
/// The cluster survives the loss of one server.
bool survivesOne(const cluster::Settings& settings);

/// Adds a round of trials. REQUIRES: canElect(settings).
void measureMore(const cluster::Settings& settings, Measured& into, const std::stop_token& stop);

/// A share k of n, with its limits at 95 % confidence (Wilson 1927).
struct Share {
  double value{0};
  double least{0};
  double most{1};
};
Share shareOf(std::uint64_t k, std::uint64_t n);

/// A percentile with its limits at 95 % confidence: values at the ranks between which it lies
/// (David and Nagaraja, Order Statistics, 7.1).
struct Percentile {
  Duration value{0};
  Duration least{0};
  Duration most{0};
};
/// REQUIRES: there is a time.
Percentile percentileOf(std::vector<Duration> times, double share);

}  // namespace studies
