// Linearizable reads without the log: by a confirmed read index (thesis 6.4), or by a lease
// (thesis 6.4.1).
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

std::variant<Proposed, Forwarded, NoLeader> Raft::readIndex(Instant now, ReadId read) {
  now_ = now;
  if (std::holds_alternative<Leader>(role_)) {
    receiveReadIndex(id(), ReadIndex{read});
    return Proposed{commitIndex()};
  }
  if (!leader()) return NoLeader{};
  send(leader(), Term{}, ReadIndex{read}, Token{});
  return Forwarded{leader()};
}

void Raft::receiveReadIndex(ServerId from, const ReadIndex& request) {
  auto* leader = std::get_if<Leader>(&role_);
  if (!leader) return;  // the asker asks again
  if (config_.rules.holds(Rule::ReadAfterOwnCommit) && !committedInOwnTerm()) {
    // Its commit index may be older than what an earlier leader has answered for.
    leader->reads.push_back({from, request.id, Index{}, Round{}});
    return;
  }
  const bool confirmed = !config_.rules.holds(Rule::ReadConfirmed);
  const std::optional<Instant> lease = leaseUntil();
  if (confirmed || (lease && now_ < *lease)) {
    answerRead(from, request.id, commitIndex());
    return;
  }
  // The round is sent after the request came: only its answers show that nobody else led then.
  leader->reads.push_back({from, request.id, commitIndex(), leader->round + 1});
  broadcastHeartbeat();
}

void Raft::answerRead(ServerId to, ReadId read, Index index) {
  if (to == id()) {
    output_.reads.push_back({read, index});
  } else {
    sendNow(to, ReadIndexReply{read, index});
  }
}

// The first own-term commit lets the reads in that came before it.
void Raft::releaseReads() {
  auto& leader = std::get<Leader>(role_);
  if (!committedInOwnTerm()) return;
  std::vector<PendingRead> early;
  std::erase_if(leader.reads, [&](const PendingRead& read) {
    if (read.round) return false;
    early.push_back(read);
    return true;
  });
  for (const PendingRead& read : early) receiveReadIndex(read.from, ReadIndex{read.id});
}

void Raft::roundsAdvanced() {
  auto& leader = std::get<Leader>(role_);
  const Index confirmed = committedIndex(countingConfiguration(), [&](ServerId voter) {
    const Progress* peer = progressOf(voter);
    return Index{peer ? peer->ackedRound.value : 0};
  });
  const Round round{std::min(confirmed.value, leader.round.value)};
  std::optional<Instant> sentAt;
  while (!leader.rounds.empty() && leader.rounds.front().round <= round) {
    sentAt = leader.rounds.front().sentAt;
    leader.rounds.pop_front();
  }
  if (!sentAt) return;
  if (config_.readMode == ReadMode::Lease) extendLease(*sentAt);
  std::vector<PendingRead> ready;
  std::erase_if(leader.reads, [&](const PendingRead& read) {
    if (!read.round || read.round > round) return false;
    ready.push_back(read);
    return true;
  });
  if (ready.empty()) return;
  happened(ReadConfirmed{round, ready.back().index});
  for (const PendingRead& read : ready) answerRead(read.from, read.id, read.index);
}

// Who answered the round votes for nobody for electionTimeoutMin on its own clock, which may run
// faster than this one, and this one slower than true.
void Raft::extendLease(Instant sentAt) {
  auto& leader = std::get<Leader>(role_);
  const Duration least = config_.electionTimeoutMin;
  const Duration drift = least / 1'000'000 * (2 * config_.clockDriftPpm);
  const Instant until = sentAt + least - std::min(least, drift);
  if (leader.leaseUntil && *leader.leaseUntil >= until) return;
  leader.leaseUntil = until;
  happened(LeaseExtended{until});
}

std::optional<Instant> Raft::leaseUntil() const {
  const auto* leader = std::get_if<Leader>(&role_);
  // Without stickiness nobody keeps still; a transfer's election does not wait for the lease.
  const bool counts = leader && config_.readMode == ReadMode::Lease && config_.checkQuorum &&
                      !leader->transferee && !leader->handedOver;
  return counts ? leader->leaseUntil : std::nullopt;
}

}  // namespace raft
