// Leader election (Raft 5.2), its restriction (Raft 5.4.1), pre-vote and stickiness (thesis 9.6,
// 4.2.3).
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
  const Duration most = config_.rules.holds(Rule::RandomTimeouts) ? config_.electionTimeoutMax
                                                                  : config_.electionTimeoutMin;
  electionTimeout_ = drawTimeout(config_.seed, timeoutsDrawn_++, config_.electionTimeoutMin, most);
}

void Raft::setElectionTimeout(Duration timeout) { electionTimeout_ = timeout; }

// A learner, a removed server, and one whose state is a snapshot under way must not lead.
bool Raft::promotable() const { return configuration_.isVoter(id()) && !installing_; }

// A server that knows a membership change to be committed but has not applied it could be elected
// by a majority that is none any more.
bool Raft::hasUnappliedMembership() const {
  for (Index i = lastApplied_ + 1; i <= commitIndex(); ++i) {
    if (log_.entries().at(i).kind == EntryKind::Membership) return true;
  }
  return false;
}

// Thesis 4.2.3: who hears a leader does not help to depose it. Where reads go by lease, a server
// that just started may have heard it right before (6.4.1 counts on its silence); only then: its
// own attempts to be elected must not make it deaf to the others'.
bool Raft::hearsLeader() const {
  if (!config_.checkQuorum) return false;
  if (config_.readMode == ReadMode::Lease && now_ < quietUntil_) return true;
  return leader() && now_ < electionResetAt_ + config_.electionTimeoutMin;
}

void Raft::campaign(Instant now) {
  now_ = now;
  if (std::holds_alternative<Leader>(role_)) return;
  if (!promotable() || hasUnappliedMembership()) return;
  if (config_.preVote) {
    preCampaign();
  } else {
    campaignFor(Campaign::Election);
  }
}

// Thesis 9.6: the term is the one that would be entered. Nothing is promised, so nothing waits but
// the own answer.
void Raft::preCampaign() {
  role_ = PreCandidate{};
  happened(RoleChanged{RoleName::PreCandidate, currentTerm(), ServerId{}});
  const Term next = currentTerm() + 1;
  for (const ServerId voter : configuration_.allVoters()) {
    if (voter == id()) {
      sendWhenDurable(voter, next, RequestPreVoteReply{Vote::Granted});
    } else {
      send(voter, next, RequestPreVote{log_.lastIndex(), log_.lastTerm()}, Token{});
    }
  }
}

// Raft 5.2: increment currentTerm, vote for self, reset the timer, ask all others.
void Raft::campaignFor(Campaign campaign) {
  adoptTerm(currentTerm() + 1);
  hardState_.votedFor = id();
  hardStateDirty_ = true;
  happened(Voted{currentTerm(), id()});
  role_ = Candidate{};
  happened(RoleChanged{RoleName::Candidate, currentTerm(), ServerId{}});
  drawElectionTimeout();
  resetElectionTimer();
  for (const ServerId voter : configuration_.allVoters()) {
    if (voter == id()) {
      sendWhenDurable(voter, RequestVoteReply{Vote::Granted});
      continue;
    }
    const RequestVote request{log_.lastIndex(), log_.lastTerm(), campaign};
    // The request promises that this term and this log are the candidate's own: both are durable
    // first. Otherwise a candidate that crashed and lost its log's end could win with votes given
    // to the longer log.
    if (config_.askForVotes == AskForVotes::WhenDurable) {
      sendWhenDurable(voter, request);
    } else {
      sendNow(voter, request);
    }
  }
}

void Raft::refuseVote(ServerId from, Term term, VoteRefusal why, Ballot ballot) {
  happened(VoteRefused{term, from, why, ballot});
  if (ballot == Ballot::Vote) {
    sendWhenDurable(from, RequestVoteReply{Vote::Denied});
  } else {
    sendWhenDurable(from, RequestPreVoteReply{Vote::Denied});
  }
}

// REQUIRES: the request is of the current term (Figure 2, RequestVote 2). Learners vote too: one
// may have been promoted without knowing it yet.
void Raft::receiveRequestVote(ServerId from, const RequestVote& request) {
  std::optional<VoteRefusal> refusal;
  if (votedFor() && votedFor() != from) {
    refusal = VoteRefusal::VotedForOther;
  } else if (!votedFor() && leader()) {
    refusal = VoteRefusal::KnowsLeader;
  } else if (config_.rules.holds(Rule::UpToDateVote) &&
             !log_.isUpToDate(request.lastLogTerm, request.lastLogIndex)) {
    refusal = VoteRefusal::LogNotUpToDate;
  }
  if (refusal) {
    refuseVote(from, currentTerm(), *refusal, Ballot::Vote);
    return;
  }
  if (votedFor() != from) {
    hardState_.votedFor = from;
    hardStateDirty_ = true;
    happened(Voted{currentTerm(), from});
  }
  // A granted vote restarts the timer: give the candidate time to win (Figure 2, Followers).
  resetElectionTimer();
  sendWhenDurable(from, RequestVoteReply{Vote::Granted});
}

// Thesis 9.6: would the vote be given in `term`? Then the answer is of that term, too: the asker
// could not tell an older one apart. Never without the log check.
void Raft::receiveRequestPreVote(ServerId from, Term term, const RequestPreVote& request) {
  const bool open = term > currentTerm() || votedFor() == from || (!votedFor() && !leader());
  if (!open) {
    const VoteRefusal why = votedFor() ? VoteRefusal::VotedForOther : VoteRefusal::KnowsLeader;
    refuseVote(from, term, why, Ballot::PreVote);
  } else if (config_.rules.holds(Rule::UpToDateVote) &&
             !log_.isUpToDate(request.lastLogTerm, request.lastLogIndex)) {
    refuseVote(from, term, VoteRefusal::LogNotUpToDate, Ballot::PreVote);
  } else {
    happened(PreVoted{term, from});
    sendWhenDurable(from, term, RequestPreVoteReply{Vote::Granted});
  }
}

// Raft 5.2: a majority elects. The first answer of a voter counts, later ones are repetitions.
void Raft::countVote(ServerId voter, Vote vote, Ballot ballot) {
  auto* candidate = std::get_if<Candidate>(&role_);
  auto* pre = std::get_if<PreCandidate>(&role_);
  std::vector<VoteRecord>* ballots = nullptr;
  if (candidate && ballot == Ballot::Vote) ballots = &candidate->ballots;
  if (pre && ballot == Ballot::PreVote) ballots = &pre->ballots;
  if (!ballots) return;
  const auto of = [&](ServerId id) {
    return std::find_if(ballots->begin(), ballots->end(),
                        [&](const VoteRecord& b) { return b.voter == id; });
  };
  if (of(voter) != ballots->end()) return;
  ballots->push_back({voter, vote});
  happened(VoteCounted{voter, vote, ballot});

  const VoteResult result = voteResult(countingConfiguration(), [&](ServerId id) {
    const auto it = of(id);
    return it == ballots->end() ? std::nullopt : std::optional<Vote>(it->vote);
  });
  if (result == VoteResult::Lost) {
    becomeFollower(currentTerm(), ServerId{});
  } else if (result == VoteResult::Won && pre) {
    campaignFor(Campaign::Election);
  } else if (result == VoteResult::Won) {
    becomeLeader();
  }
}

// Figure 2, Leaders: nextIndex starts after the last entry, matchIndex at 0. The empty entry lets
// the leader commit what earlier terms left (Raft 5.4.2, 8).
void Raft::becomeLeader() {
  Leader leader;
  for (const ServerId member : configuration_.everyone()) {
    Progress& peer = leader.progress.emplace_back();
    peer.peer = member;
    peer.nextIndex = log_.lastIndex() + 1;
  }
  leader.heartbeatDue = now_ + config_.heartbeatInterval;
  leader.checkDue = now_ + config_.electionTimeoutMin;
  if (config_.rules.holds(Rule::MembershipAfterOwnCommit)) {
    leader.pendingMembership = log_.lastIndex();
  }
  role_ = std::move(leader);
  resetElectionTimer();
  happened(RoleChanged{RoleName::Leader, currentTerm(), id()});
  Progress& self = *progressOf(id());
  self.becomeReplicate();
  self.recentActive = true;
  if (self.advanceTo(log_.durableIndex())) report(self);
  appendAsLeader({Entry{{}, {}, EntryKind::Empty, {}}});
  broadcastAppend();
}

}  // namespace raft
