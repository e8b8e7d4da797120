#include "engine/server/causes.h"

#include <algorithm>

namespace server {

std::vector<trace::EventId> Causes::of(const raft::Happened& what) const {
  std::vector<trace::EventId> causes;
  if (const auto* role = std::get_if<raft::RoleChanged>(&what)) {
    if (role->role == raft::RoleName::Leader) {
      for (const GrantedVote& vote : votes_) causes.push_back(vote.event);
    } else if (role->role == raft::RoleName::Candidate) {
      for (const GrantedVote& vote : preVotes_) causes.push_back(vote.event);
    }
  } else if (const auto* commit = std::get_if<raft::CommitAdvanced>(&what)) {
    for (const Acknowledged& peer : acknowledged_) {
      if (peer.matchIndex >= commit->commitIndex) causes.push_back(peer.event);
    }
  }
  return causes;
}

void Causes::remember(const raft::Happened& what, trace::EventId id) {
  if (std::holds_alternative<raft::TermChanged>(what) ||
      std::holds_alternative<raft::RoleChanged>(what)) {
    reset();
    if (std::holds_alternative<raft::RoleChanged>(what)) preVotes_.clear();
  } else if (const auto* counted = std::get_if<raft::VoteCounted>(&what)) {
    remember(*counted, id);
  } else if (const auto* changed = std::get_if<raft::ProgressChanged>(&what)) {
    remember(*changed, id);
  }
}

void Causes::remember(const raft::VoteCounted& counted, trace::EventId id) {
  if (counted.vote != raft::Vote::Granted) return;
  auto& votes = counted.ballot == raft::Ballot::Vote ? votes_ : preVotes_;
  const auto same = [&](const GrantedVote& v) { return v.voter == counted.voter; };
  if (std::none_of(votes.begin(), votes.end(), same)) votes.push_back({counted.voter, id});
}

// Only a new matchIndex is an acknowledgement; nextIndex and state change for other reasons too.
void Causes::remember(const raft::ProgressChanged& changed, trace::EventId id) {
  for (Acknowledged& known : acknowledged_) {
    if (known.peer != changed.peer) continue;
    if (changed.matchIndex > known.matchIndex) known = {changed.peer, changed.matchIndex, id};
    return;
  }
  acknowledged_.push_back({changed.peer, changed.matchIndex, id});
}

void Causes::reset() {
  votes_.clear();
  acknowledged_.clear();
}

}  // namespace server
