// How long a client waits for an answer of the leader, in closed form, when nothing is lost and
// nobody else asks.
//
// A request and its answer take one latency each. Between them a majority must have the entry on
// disk (Raft 5.3): the leader writes while the followers get it, write and answer. With G and H the
// distributions of the leader's own time and of a follower's, independent of each other, the m-th
// of n is there by t with
//     P = G(t) B(n-1, m-1, H(t)) + (1 - G(t)) B(n-1, m, H(t)),
// B(n, k, p) the chance of k or more of n (order statistics of variables that are independent and
// not all alike: David and Nagaraja, Order Statistics, 5.2). A read that a majority confirms needs
// the same without the disk (thesis 6.4); by a lease the leader answers alone (thesis 6.4.1).
// A sum of independent times is taken over a grid of their quantiles.
//
// Thread rule: pure functions and values.
#pragma once

#include "engine/cluster/settings.h"
#include "engine/study/percentiles.h"

namespace study {

using raft::Duration;

enum class Asked : std::uint8_t { Write, Read };

/// What the client waits for. REQUIRES: the settings are such that a leader can lead.
Distribution answerTime(const cluster::Settings& settings, Asked asked);

/// The part of it in which a majority has to answer; empty if the leader answers alone.
Distribution majorityTime(const cluster::Settings& settings, Asked asked);

/// Answers to so many writes or reads, one after the other, in a simulated cluster whose leader is
/// asked; fewer if some were not answered.
std::vector<Duration> answerTimes(const cluster::Settings& settings, Asked asked,
                                  std::uint64_t seed, std::uint32_t count);

}  // namespace study
