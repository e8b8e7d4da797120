// When is an entry committed? (Raft 5.3, 5.4.2)
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

// Raft 5.4.2: a majority stores it durably, and it is of the leader's own term; what stands before
// it is committed with it. Counting copies of earlier terms is not enough (Figure 8).
bool Raft::advanceCommit() {
  auto* leader = std::get_if<Leader>(&role_);
  if (!leader) return false;
  std::vector<Index> matched;
  matched.reserve(leader->progress.size());
  for (const Progress& peer : leader->progress) matched.push_back(peer.matchIndex);
  const auto nth = matched.begin() + static_cast<std::ptrdiff_t>(quorum() - 1);
  std::nth_element(matched.begin(), nth, matched.end(), std::greater<>{});
  if (*nth <= commitIndex() || !log_.matches(*nth, currentTerm())) return false;
  commitTo(*nth);
  return true;
}

void Raft::commitTo(Index index) {
  if (index <= commitIndex()) return;
  hardState_.commit = index;
  happened(CommitAdvanced{index});
}

}  // namespace raft
