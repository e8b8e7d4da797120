// How often a cluster that nobody harms elects again: its followers' timeouts end although the
// leader lives.
// Thread rule: pure functions.
#pragma once

#include "engine/cluster/settings.h"

namespace study {

struct Calm {
  std::uint64_t candidacies{0};  ///< servers that stood, once a leader had been elected
  raft::Duration watched{0};     ///< virtual time; 0: nobody was elected
};

/// Watches for `span`. Busy settings end it sooner.
Calm watchCalm(const cluster::Settings& settings, std::uint64_t seed, raft::Duration span);

/// Heartbeats in a row that may get lost before the shortest timeout ends; negative: even
/// without a loss a timeout may end between two of them.
std::int64_t heartbeatsToSpare(const cluster::Settings& settings);

}  // namespace study
