// When is an entry committed? (Raft 5.3, 5.4.2)
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

// Raft 5.4.2: a majority stores it durably, and it is of the leader's own term; what stands before
// it is committed with it. Counting copies of earlier terms is not enough (Figure 8).
bool Raft::advanceCommit() {
  const Index index = committedIndex(countingConfiguration(), [&](ServerId voter) {
    const Progress* peer = progressOf(voter);
    return peer ? peer->matchIndex : Index{};
  });
  const std::optional<Term> term = log_.termAt(index);
  if (index <= commitIndex() || !term) return false;
  if (config_.rules.holds(Rule::OwnTermCommit) && *term != currentTerm()) return false;
  commitTo(index);
  return true;
}

void Raft::commitAdvanced() {
  releaseReads();
  broadcastAppend();
}

void Raft::commitTo(Index index) {
  if (index <= commitIndex()) return;
  hardState_.commit = index;
  happened(CommitAdvanced{index});
}

bool Raft::committedInOwnTerm() const { return log_.matches(commitIndex(), currentTerm()); }

void Raft::noteHeard(ServerId from) {
  if (config_.rules.holds(Rule::FullQuorum)) return;
  const auto it = std::find_if(heard_.begin(), heard_.end(),
                               [&](const auto& heard) { return heard.first == from; });
  if (it == heard_.end()) {
    heard_.emplace_back(from, now_);
  } else {
    it->second = now_;
  }
}

// The configuration, unless the rule is broken that all its servers count and not only those that
// were heard of lately.
const Configuration& Raft::countingConfiguration() {
  if (config_.rules.holds(Rule::FullQuorum)) return configuration_;
  const auto alive = [&](ServerId server) {
    if (server == id()) return true;
    const auto it = std::find_if(heard_.begin(), heard_.end(),
                                 [&](const auto& heard) { return heard.first == server; });
    return it != heard_.end() && it->second + config_.electionTimeoutMax >= now_;
  };
  alive_ = Configuration{};
  for (const ServerId server : configuration_.voters) {
    if (alive(server)) alive_.voters.insert(server);
  }
  for (const ServerId server : configuration_.outgoing) {
    if (alive(server)) alive_.outgoing.insert(server);
  }
  return alive_;
}

}  // namespace raft
