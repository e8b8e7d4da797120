// Leader election (Raft 5.2) and its restriction (Raft 5.4.1).
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

Duration drawTimeout(std::uint64_t seed, std::uint64_t n, Duration least, Duration most) {
  // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): well mixed, and the same everywhere.
  std::uint64_t x = seed + (n + 1) * 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  x ^= x >> 31;
  const auto span = static_cast<std::uint64_t>((most - least).count()) + 1;
  return least + Duration{static_cast<Duration::rep>(x % span)};
}

// A new timeout for each term and role, not once a server: that is what ends split votes
// (Raft 5.2).
void Raft::drawElectionTimeout() {
  electionTimeout_ = drawTimeout(config_.seed, timeoutsDrawn_++, config_.electionTimeoutMin,
                                 config_.electionTimeoutMax);
}

// Raft 5.2: increment currentTerm, vote for self, reset the timer, ask all others.
void Raft::campaign(Instant now) {
  if (std::holds_alternative<Leader>(role_)) return;
  adoptTerm(currentTerm() + 1);
  hardState_.votedFor = id();
  happened(Voted{currentTerm(), id()});
  Candidate candidate;
  for (const ServerId voter : config_.voters) candidate.ballots.push_back({voter, std::nullopt});
  role_ = std::move(candidate);
  happened(RoleChanged{RoleName::Candidate, currentTerm(), ServerId{}});
  drawElectionTimeout();
  resetElectionTimer(now);
  // The request promises that this term and this log are the candidate's own: both are durable
  // first. Otherwise a candidate that crashed and lost its log's end could win with votes given to
  // the longer log.
  ownVoteToken_ = lastToken_ + 1;
  for (const ServerId voter : config_.voters) {
    if (voter != id()) sendWhenDurable(voter, RequestVote{log_.lastIndex(), log_.lastTerm()});
  }
}

// REQUIRES: the request is of the current term. nullopt: the vote is given (Figure 2, RequestVote
// 2).
std::optional<VoteRefusal> Raft::refusalOf(ServerId from, const RequestVote& request) const {
  if (votedFor() && votedFor() != from) return VoteRefusal::VotedForOther;
  if (!votedFor() && leader()) return VoteRefusal::KnowsLeader;
  if (!log_.isUpToDate(request.lastLogTerm, request.lastLogIndex)) {
    return VoteRefusal::LogNotUpToDate;
  }
  return std::nullopt;
}

void Raft::receiveRequestVote(Instant now, ServerId from, const RequestVote& request) {
  if (const std::optional<VoteRefusal> refusal = refusalOf(from, request)) {
    happened(VoteRefused{currentTerm(), from, *refusal});
    sendWhenDurable(from, RequestVoteReply{Vote::Denied});
    return;
  }
  if (votedFor() != from) {
    hardState_.votedFor = from;
    hardStateDirty_ = true;
    happened(Voted{currentTerm(), from});
  }
  // A granted vote restarts the timer: give the candidate time to win (Figure 2, Followers).
  resetElectionTimer(now);
  sendWhenDurable(from, RequestVoteReply{Vote::Granted});
}

// Raft 5.2: a majority elects. The first answer of a voter counts, later ones are repetitions.
void Raft::countVote(Instant now, ServerId voter, Vote vote) {
  auto* candidate = std::get_if<Candidate>(&role_);
  if (!candidate) return;
  auto& ballots = candidate->ballots;
  const auto ballot =
      std::find_if(ballots.begin(), ballots.end(), [&](const auto& b) { return b.voter == voter; });
  if (ballot == ballots.end() || ballot->vote) return;
  ballot->vote = vote;
  happened(VoteCounted{voter, vote});

  const auto count = [&](Vote kind) {
    return static_cast<std::size_t>(std::count_if(ballots.begin(), ballots.end(),
                                                  [&](const auto& b) { return b.vote == kind; }));
  };
  if (count(Vote::Granted) >= quorum()) {
    becomeLeader(now);
  } else if (count(Vote::Denied) >= quorum()) {
    becomeFollower(now, currentTerm(), ServerId{});
  }
}

// Figure 2, Leaders: nextIndex starts after the last entry, matchIndex at 0. The empty entry lets
// the leader commit what earlier terms left (Raft 5.4.2, 8).
void Raft::becomeLeader(Instant now) {
  Leader leader;
  for (const ServerId voter : config_.voters) {
    Progress& peer = leader.progress.emplace_back();
    peer.peer = voter;
    peer.nextIndex = log_.lastIndex() + 1;
  }
  role_ = std::move(leader);
  happened(RoleChanged{RoleName::Leader, currentTerm(), id()});
  Progress& self = *progressOf(id());
  self.becomeReplicate();
  if (self.advanceTo(log_.durableIndex())) report(self);
  appendAsLeader({Payload{}}, EntryKind::Empty);
  broadcastAppend();
  deadline_ = now + config_.heartbeatInterval;
}

}  // namespace raft
