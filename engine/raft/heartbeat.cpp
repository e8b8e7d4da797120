// What a leader does by the clock: heartbeats (Raft 5.2) and the check that it still leads a
// majority (thesis 6.2).
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

namespace {
/// Unconfirmed rounds whose time of sending is remembered at most.
constexpr std::size_t kRoundsMost = 64;
}  // namespace

void Raft::leaderDeadline() {
  auto& leader = std::get<Leader>(role_);
  if ((config_.checkQuorum || leader.transferee) && now_ >= leader.checkDue) {
    leader.checkDue = now_ + config_.electionTimeoutMin;
    resetElectionTimer();
    if (config_.checkQuorum) checkQuorum();
    if (!std::holds_alternative<Leader>(role_)) return;
    if (leader.transferee) abortTransfer(TransferEnd::TimedOut);
  }
  if (now_ < leader.heartbeatDue) return;
  leader.heartbeatDue = now_ + config_.heartbeatInterval;
  broadcastHeartbeat();
}

// The commit index goes only as far as the receiver is known to match: it may lack the rest.
void Raft::broadcastHeartbeat() {
  auto& leader = std::get<Leader>(role_);
  ++leader.round;
  if (leader.rounds.size() == kRoundsMost) leader.rounds.pop_front();
  leader.rounds.push_back({leader.round, now_});
  for (Progress& peer : leader.progress) {
    if (peer.peer == id()) {
      peer.ackedRound = leader.round;
      continue;
    }
    const Index commit = std::min(peer.matchIndex, commitIndex());
    sendNow(peer.peer, Heartbeat{commit, leader.round});
    peer.sentCommit = commit;
  }
  roundsAdvanced();
}

// The peer is alive: a lost probe or a full pipeline gets another try (etcd's MsgHeartbeatResp).
void Raft::receiveHeartbeatReply(ServerId from, const HeartbeatReply& reply) {
  Progress* peer = progressOf(from);
  if (!peer) return;
  peer->recentActive = true;
  peer->paused = false;
  if (peer->matchIndex < log_.lastIndex() || peer->state == ProgressState::Probe) {
    sendAppend(*peer, WhenEmpty::Send);
  }
  // A round that was never sent in this term confirms nothing.
  if (reply.round <= peer->ackedRound || reply.round > std::get<Leader>(role_).round) return;
  peer->ackedRound = reply.round;
  roundsAdvanced();
}

// Thesis 6.2: a leader that cannot reach a majority steps down, so that its clients look elsewhere.
// One whose disk stands still can commit nothing either, while its heartbeats would keep the others
// from electing a better one.
void Raft::checkQuorum() {
  const Instant overdue = now_ - config_.electionTimeoutMin;
  const bool stalled = !unsynced_.empty() && unsynced_.front().since <= overdue;
  if (stalled && config_.whenDiskStalls == WhenDiskStalls::StepDown) {
    stepDown(StepDown::DiskStalled);
    return;
  }
  const VoteResult answered = voteResult(configuration_, [&](ServerId voter) {
    const Progress* peer = progressOf(voter);
    return std::optional<Vote>(peer && peer->recentActive ? Vote::Granted : Vote::Denied);
  });
  if (answered != VoteResult::Won) {
    stepDown(StepDown::QuorumSilent);
    return;
  }
  for (Progress& peer : std::get<Leader>(role_).progress) {
    if (peer.peer != id()) peer.recentActive = false;
  }
}

void Raft::stepDown(StepDown why) {
  happened(SteppedDown{why});
  becomeFollower(currentTerm(), ServerId{});
}

}  // namespace raft
