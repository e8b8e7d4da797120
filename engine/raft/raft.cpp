#include "engine/raft/raft.h"

#include <algorithm>

#include "engine/raft/sound.h"

namespace raft {

namespace {

// Only asks the leader for something; it is of no term.
bool isWish(const Body& body) {
  return std::holds_alternative<Propose>(body) || std::holds_alternative<ReadIndex>(body) ||
         std::holds_alternative<TransferLeadership>(body);
}

bool isFromLeader(const Body& body) {
  return std::holds_alternative<AppendEntries>(body) || std::holds_alternative<Heartbeat>(body) ||
         std::holds_alternative<InstallSnapshot>(body) ||
         std::holds_alternative<SnapshotChunk>(body);
}

}  // namespace

Raft::Raft(Config config, Restored restored, Instant now)
    : config_(std::move(config)),
      hardState_(restored.hardState),
      log_(std::move(restored.entries)),
      role_(Follower{}),
      snapshot_(std::move(restored.snapshot)),
      now_(now),
      electionResetAt_(now),
      quietUntil_(now + config_.electionTimeoutMin) {
  if (snapshot_) {
    configuration_ = snapshot_->configuration;
    lastApplied_ = snapshot_->lastIncludedIndex;
    // A log that ends before its snapshot is one that the snapshot replaced.
    if (!log_.matches(lastApplied_, snapshot_->lastIncludedTerm)) {
      log_ = Log(Entries(lastApplied_, snapshot_->lastIncludedTerm));
    }
  } else {
    configuration_.voters = ServerSet(config_.voters);
    configuration_.learners = ServerSet(config_.learners);
  }
  handedToApply_ = lastApplied_;
  hardState_.commit = std::clamp(hardState_.commit, lastApplied_, log_.lastIndex());
  if (!config_.rules.holds(Rule::DurableVote)) hardState_.votedFor = ServerId{};
  drawElectionTimeout();
}

RoleName Raft::roleName() const {
  struct Name {
    RoleName operator()(const Follower&) const { return RoleName::Follower; }
    RoleName operator()(const PreCandidate&) const { return RoleName::PreCandidate; }
    RoleName operator()(const Candidate&) const { return RoleName::Candidate; }
    RoleName operator()(const Leader&) const { return RoleName::Leader; }
  };
  return std::visit(Name{}, role_);
}

ServerId Raft::leader() const {
  if (const auto* follower = std::get_if<Follower>(&role_)) return follower->leader;
  return std::holds_alternative<Leader>(role_) ? id() : ServerId{};
}

Instant Raft::nextDeadline() const {
  if (const auto* leader = std::get_if<Leader>(&role_)) {
    const bool checks = config_.checkQuorum || leader->transferee;
    return checks ? std::min(leader->heartbeatDue, leader->checkDue) : leader->heartbeatDue;
  }
  return promotable() ? electionResetAt_ + electionTimeout_ : kNever;
}

void Raft::deadlineReached(Instant now) {
  now_ = now;
  if (now < nextDeadline()) return;
  if (std::holds_alternative<Leader>(role_)) {
    leaderDeadline();
  } else {
    resetElectionTimer();
    campaign(now);
  }
}

// Raft 5.1: a server that meets a higher term adopts it and becomes a follower; a message of an
// earlier term is refused, so that its sender learns the new one.
void Raft::receive(Instant now, const Message& message) {
  now_ = now;
  // Nobody follows itself: it would hand its own wishes on to itself for ever.
  if (message.from == id() && isFromLeader(message.body)) return;
  if (!isSound(message)) return;
  noteHeard(message.from);
  if (!isWish(message.body)) {
    if (message.term < currentTerm()) {
      receiveLowerTerm(message);
      return;
    }
    if (message.term > currentTerm() && !receiveHigherTerm(message)) return;
  }
  step(message);
}

// False: the message is not to be handled.
bool Raft::receiveHigherTerm(const Message& message) {
  const auto* vote = std::get_if<RequestVote>(&message.body);
  const bool asks = std::holds_alternative<RequestPreVote>(message.body);
  const bool transfer = vote && vote->campaign == Campaign::Transfer;
  if ((vote || asks) && !transfer && hearsLeader()) {
    happened(VoteRefused{message.term, message.from, VoteRefusal::HearsLeader,
                         asks ? Ballot::PreVote : Ballot::Vote});
    return false;
  }
  // Thesis 9.6: neither the question nor the answer "yes" makes anybody enter the term.
  if (asks) return true;
  const auto* answer = std::get_if<RequestPreVoteReply>(&message.body);
  if (answer && answer->vote == Vote::Granted) return true;
  becomeFollower(message.term, isFromLeader(message.body) ? message.from : ServerId{});
  return true;
}

void Raft::receiveLowerTerm(const Message& message) {
  const Body& body = message.body;
  const bool always = config_.answerStale == AnswerStale::Always;
  const bool asEtcd = isFromLeader(body) && !std::holds_alternative<InstallSnapshot>(body);
  if (std::holds_alternative<RequestPreVote>(body)) {
    // Always answered: a server with a high term and a short log would otherwise keep one with a
    // low term and a long log from ever being elected, and itself too.
    refuseVote(message.from, message.term, VoteRefusal::StaleTerm, Ballot::PreVote);
  } else if ((config_.checkQuorum || config_.preVote) && (always ? isFromLeader(body) : asEtcd)) {
    // A server that came back with a higher term gets no vote, so it must tell the leader.
    sendWhenDurable(message.from, AppendEntriesReply{AppendAccepted{}});
  } else if (always && std::holds_alternative<RequestVote>(body)) {
    refuseVote(message.from, message.term, VoteRefusal::StaleTerm, Ballot::Vote);
  } else if (const auto* append = std::get_if<AppendEntries>(&body); always && append) {
    const Index hint = std::min(append->prevLogIndex, log_.lastIndex());
    sendWhenDurable(message.from,
                    AppendEntriesReply{AppendRejected{append->prevLogIndex, hint,
                                                      log_.termAt(hint).value_or(Term{})}});
  } else if (const auto* heartbeat = std::get_if<Heartbeat>(&body); always && heartbeat) {
    sendNow(message.from, HeartbeatReply{heartbeat->round});
  }
}

void Raft::step(const Message& message) {
  struct Dispatch {
    Raft& raft;
    const Message& message;
    ServerId from;
    void operator()(const RequestVote& m) { raft.receiveRequestVote(from, m); }
    void operator()(const RequestVoteReply& m) { raft.countVote(from, m.vote, Ballot::Vote); }
    void operator()(const RequestPreVote& m) { raft.receiveRequestPreVote(from, message.term, m); }
    void operator()(const RequestPreVoteReply& m) { raft.countVote(from, m.vote, Ballot::PreVote); }
    void operator()(const AppendEntries& m) { raft.receiveAppendEntries(from, m); }
    void operator()(const AppendEntriesReply& m) { raft.receiveAppendReply(from, m); }
    void operator()(const Heartbeat& m) { raft.receiveHeartbeat(from, m); }
    void operator()(const HeartbeatReply& m) { raft.receiveHeartbeatReply(from, m); }
    void operator()(const Propose& m) { raft.proposeEntries(m.entries); }
    void operator()(const InstallSnapshot& m) { raft.receiveSnapshot(from, m.snapshot); }
    // The member puts chunks together (engine/server); each is a sign of life of the leader.
    void operator()(const SnapshotChunk&) {
      if (!std::holds_alternative<Leader>(raft.role_)) raft.followLeader(from);
    }
    void operator()(const SnapshotChunkReply&) {}
    void operator()(const TimeoutNow&) { raft.receiveTimeoutNow(); }
    void operator()(const TransferLeadership& m) { raft.receiveTransfer(m.to); }
    void operator()(const ReadIndex& m) { raft.receiveReadIndex(from, m); }
    void operator()(const ReadIndexReply& m) { raft.output_.reads.push_back({m.id, m.index}); }
  };
  std::visit(Dispatch{*this, message, message.from}, message.body);
}

// Raft 5.1. A follower keeps its timer: only a leader or a granted vote restarts it (Raft 5.2).
void Raft::becomeFollower(Term term, ServerId leader) {
  adoptTerm(term);
  if (auto* follower = std::get_if<Follower>(&role_)) {
    if (follower->leader == leader) return;
    follower->leader = leader;
    happened(LeaderLearned{currentTerm(), leader});
    return;
  }
  // A leader's timer did not run. A candidate's goes on (Figure 2: only a leader's message or a
  // vote restarts it): else one with a short log, whose terms it enters, would put it off again and
  // again.
  if (std::holds_alternative<Leader>(role_)) {
    drawElectionTimeout();
    resetElectionTimer();
  }
  role_ = Follower{leader};
  happened(RoleChanged{RoleName::Follower, currentTerm(), leader});
}

void Raft::adoptTerm(Term term) {
  if (term <= currentTerm()) return;
  hardState_.currentTerm = term;
  hardState_.votedFor = ServerId{};
  hardStateDirty_ = true;
  termToken_ = lastToken_ + 1;
  happened(TermChanged{term});
}

// What a server says to itself takes the same way, so that it counts only when it is durable and
// only in the term that asked for it.
void Raft::send(ServerId to, Term term, Body body, Token after) {
  Send send{Message{id(), to, term, std::move(body)}, after};
  if (to == id()) {
    toItself_.push_back(std::move(send));
  } else {
    output_.send.push_back(std::move(send));
  }
}

// Waits for nothing but the term it is sent in: a server that crashed would otherwise come back and
// speak in an earlier one (Raft 5, Figure 2).
void Raft::sendNow(ServerId to, Body body) {
  send(to, currentTerm(), std::move(body), termToken_ <= durableToken_ ? Token{} : termToken_);
}

// What a reply or a request for votes says about term, vote or log must survive a crash: it waits
// for the newest persist request, this output's own if it has one (Raft 5, Figure 2).
void Raft::sendWhenDurable(ServerId to, Term term, Body body) {
  const bool waits = config_.rules.holds(Rule::DurableAck);
  send(to, term, std::move(body), waits ? lastToken_ + 1 : Token{});
}

void Raft::deliverToItself() {
  while (!toItself_.empty() && toItself_.front().after <= durableToken_) {
    const Message message = std::move(toItself_.front().message);
    toItself_.pop_front();
    receive(now_, message);
  }
}

}  // namespace raft
