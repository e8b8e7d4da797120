#include "engine/raft/raft.h"

#include <algorithm>

namespace raft {

Raft::Raft(Config config, Restored restored, Instant now)
    : config_(std::move(config)),
      hardState_(restored.hardState),
      log_(std::move(restored.entries)),
      role_(Follower{}) {
  hardState_.commit = std::min(hardState_.commit, log_.lastIndex());
  drawElectionTimeout();
  resetElectionTimer(now);
}

RoleName Raft::roleName() const {
  struct Name {
    RoleName operator()(const Follower&) const { return RoleName::Follower; }
    RoleName operator()(const Candidate&) const { return RoleName::Candidate; }
    RoleName operator()(const Leader&) const { return RoleName::Leader; }
  };
  return std::visit(Name{}, role_);
}

ServerId Raft::leader() const {
  if (const auto* follower = std::get_if<Follower>(&role_)) return follower->leader;
  return std::holds_alternative<Leader>(role_) ? id() : ServerId{};
}

void Raft::deadlineReached(Instant now) {
  if (now < deadline_) return;
  if (std::holds_alternative<Leader>(role_)) {
    broadcastHeartbeat(now);
  } else {
    campaign(now);
  }
}

// Raft 5.1: a server that meets a higher term adopts it and becomes a follower; a message of an
// earlier term is refused, so that its sender learns the new one.
void Raft::receive(Instant now, const Message& message) {
  if (const auto* proposal = std::get_if<Propose>(&message.body)) {
    propose(now, proposal->payloads);
    return;
  }
  if (message.term < currentTerm()) {
    answerStaleTerm(message);
    return;
  }
  if (message.term > currentTerm()) becomeFollower(now, message.term, ServerId{});

  struct Dispatch {
    Raft& raft;
    Instant now;
    ServerId from;
    void operator()(const RequestVote& m) { raft.receiveRequestVote(now, from, m); }
    void operator()(const RequestVoteReply& m) { raft.countVote(now, from, m.vote); }
    void operator()(const AppendEntries& m) { raft.receiveAppendEntries(now, from, m); }
    void operator()(const AppendEntriesReply& m) { raft.receiveAppendReply(from, m); }
    void operator()(const Heartbeat& m) { raft.receiveHeartbeat(now, from, m); }
    void operator()(const HeartbeatReply&) { raft.receiveHeartbeatReply(from); }
    void operator()(const Propose&) {}
  };
  std::visit(Dispatch{*this, now, message.from}, message.body);
}

void Raft::answerStaleTerm(const Message& message) {
  if (std::holds_alternative<RequestVote>(message.body)) {
    happened(VoteRefused{message.term, message.from, VoteRefusal::StaleTerm});
    sendWhenDurable(message.from, RequestVoteReply{Vote::Denied});
  } else if (const auto* append = std::get_if<AppendEntries>(&message.body)) {
    const Index hint = std::min(append->prevLogIndex, log_.lastIndex());
    sendWhenDurable(message.from,
                    AppendEntriesReply{AppendRejected{append->prevLogIndex, hint,
                                                      log_.termAt(hint).value_or(Term{})}});
  } else if (std::holds_alternative<Heartbeat>(message.body)) {
    sendWhenDurable(message.from, HeartbeatReply{});
  }
}

void Raft::persisted(Instant now, Token token) {
  while (!unsynced_.empty() && unsynced_.front().token <= token) {
    log_.markDurable(unsynced_.front().lastIndex);
    unsynced_.erase(unsynced_.begin());
  }
  if (std::holds_alternative<Candidate>(role_) && token >= ownVoteToken_) {
    countVote(now, id(), Vote::Granted);
  } else if (std::holds_alternative<Leader>(role_)) {
    Progress& self = *progressOf(id());
    if (!self.advanceTo(log_.durableIndex())) return;
    report(self);
    if (advanceCommit()) broadcastAppend();
  }
}

void Raft::applied(Index index) { lastApplied_ = std::max(lastApplied_, index); }

Proposal Raft::propose(Instant, std::vector<Payload> payloads) {
  if (std::holds_alternative<Leader>(role_)) {
    appendAsLeader(std::move(payloads), EntryKind::Command);
    broadcastAppend();
    return Proposed{log_.lastIndex()};
  }
  const ServerId to = leader();
  if (!to) return NoLeader{};
  // A proposal is of no term: it only asks the leader to append (etcd's MsgProp).
  output_.send.push_back({Message{id(), to, Term{0}, Propose{std::move(payloads)}}, Token{0}});
  return Forwarded{to};
}

// Raft 5.1. A follower keeps its timer: only a leader or a granted vote restarts it (Raft 5.2).
void Raft::becomeFollower(Instant now, Term term, ServerId leader) {
  adoptTerm(term);
  if (auto* follower = std::get_if<Follower>(&role_)) {
    if (follower->leader == leader) return;
    follower->leader = leader;
    happened(LeaderLearned{currentTerm(), leader});
    return;
  }
  role_ = Follower{leader};
  drawElectionTimeout();
  resetElectionTimer(now);
  happened(RoleChanged{RoleName::Follower, currentTerm(), leader});
}

void Raft::adoptTerm(Term term) {
  if (term <= currentTerm()) return;
  hardState_.currentTerm = term;
  hardState_.votedFor = ServerId{};
  hardStateDirty_ = true;
  happened(TermChanged{term});
}

void Raft::sendNow(ServerId to, Body body) {
  output_.send.push_back({Message{id(), to, currentTerm(), std::move(body)}, Token{0}});
}

// What a reply or a request for votes says about term, vote or log must survive a crash: it waits
// for the newest persist request, this output's own if it has one (Raft 5, Figure 2).
void Raft::sendWhenDurable(ServerId to, Body body) {
  output_.send.push_back({Message{id(), to, currentTerm(), std::move(body)}, lastToken_ + 1});
}

Output Raft::takeOutput() {
  if (handedToApply_ < commitIndex()) {
    output_.apply = log_.entries().slice(handedToApply_ + 1, commitIndex() - handedToApply_);
    handedToApply_ = commitIndex();
  }
  const Token promised = lastToken_ + 1;
  if (hardStateDirty_ || unpersistedFrom_ <= log_.lastIndex()) {
    ++lastToken_;
    Persist persist{lastToken_, hardState_, {}};
    if (unpersistedFrom_ <= log_.lastIndex()) {
      persist.entries =
          log_.entries().slice(unpersistedFrom_, log_.lastIndex() - unpersistedFrom_ + 1);
      unsynced_.push_back({lastToken_, log_.lastIndex()});
    }
    output_.persist = std::move(persist);
    hardStateDirty_ = false;
    unpersistedFrom_ = kNone;
  }
  for (Send& send : output_.send) {
    if (send.after == promised) send.after = lastToken_;
  }
  Output out = std::move(output_);
  output_ = Output{};
  return out;
}

}  // namespace raft
