// Who voted for whom in the newest term, and whether anybody can still win it (Raft 5.2).
// Thread rule: pure.
#pragma once

#include <vector>

#include "engine/trace/view.h"

namespace view {

struct Contender {
  trace::ServerId candidate;
  std::size_t votes{0};  ///< given to it, counted by it or still on the way
};

struct Tally {
  raft::Term term;
  std::vector<Contender> standings;  ///< running candidates of the term, in the servers' order
  std::vector<trace::ServerId> undecided;  ///< voters that run and have not voted in the term
  bool split{false};                       ///< several candidates, and nobody can win
};

Tally tallyOf(const trace::ClusterView& cluster);

/// Votes this candidate has counted.
std::size_t grantedTo(const trace::ServerView& candidate);

}  // namespace view
