// Handing over the leadership (thesis 3.10).
#include "engine/raft/raft.h"

namespace raft {

Transfer Raft::transferLeadership(Instant now, ServerId to) {
  now_ = now;
  if (std::holds_alternative<Leader>(role_)) {
    std::optional<std::string> why = whyNoTransfer(to);
    receiveTransfer(to);
    if (why) return TransferRefused{*std::move(why)};
    return Transferring{};
  }
  if (!leader()) return NoLeader{};
  send(leader(), Term{}, TransferLeadership{to}, Token{});
  return Forwarded{leader()};
}

// REQUIRES: this server leads.
std::optional<std::string> Raft::whyNoTransfer(ServerId to) const {
  const std::string name = "S" + std::to_string(to.value);
  if (to == id()) return name + " leads already";
  if (configuration_.isLearner(to)) return name + " is a learner and cannot lead";
  if (!configuration_.isVoter(to)) return name + " is not a member of the cluster";
  return std::nullopt;
}

// A laggard gets what it lacks first; the election timeout says how long the leader waits for it.
void Raft::receiveTransfer(ServerId to) {
  auto* leader = std::get_if<Leader>(&role_);
  if (!leader) {
    if (this->leader()) send(this->leader(), Term{}, TransferLeadership{to}, Token{});
    return;
  }
  // Whoever wants the leader itself to lead takes back what is under way.
  const bool takesBack = to == id() && configuration_.isVoter(to);
  if ((whyNoTransfer(to) && !takesBack) || leader->transferee == to) return;
  if (leader->transferee) abortTransfer(TransferEnd::Replaced);
  if (takesBack) return;
  leader->transferee = to;
  leader->checkDue = now_ + config_.electionTimeoutMin;
  resetElectionTimer();
  happened(TransferStarted{to});
  Progress& peer = *progressOf(to);
  if (peer.matchIndex == log_.lastIndex()) {
    sendTimeoutNow();
  } else {
    sendAppend(peer, WhenEmpty::Send);
  }
}

// From here on the other may start an election that no stickiness holds up, whenever this arrives:
// no lease counts any more in this term.
void Raft::sendTimeoutNow() {
  auto& leader = std::get<Leader>(role_);
  leader.handedOver = true;
  sendNow(leader.transferee, TimeoutNow{});
}

// Without a pre-vote, which the others would refuse since they hear the leader.
void Raft::receiveTimeoutNow() {
  if (!std::holds_alternative<Follower>(role_)) return;
  if (promotable() && !hasUnappliedMembership()) campaignFor(Campaign::Transfer);
}

void Raft::abortTransfer(TransferEnd why) {
  auto& leader = std::get<Leader>(role_);
  happened(TransferAborted{leader.transferee, why});
  leader.transferee = ServerId{};
}

}  // namespace raft
