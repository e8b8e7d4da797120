// What a follower does with its leader's messages (Raft 5.2, 5.3; Figure 2, AppendEntries
// receiver).
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

// Raft 5.2: a message of the current term's leader makes a candidate a follower and restarts the
// timer.
void Raft::followLeader(ServerId leader) {
  becomeFollower(currentTerm(), leader);
  resetElectionTimer();
}

void Raft::receiveAppendEntries(ServerId from, const AppendEntries& request) {
  if (std::holds_alternative<Leader>(role_)) return;
  followLeader(from);
  if (request.prevLogIndex < commitIndex()) {
    // Older than what is committed: the logs agree that far already.
    sendWhenDurable(from, AppendEntriesReply{AppendAccepted{commitIndex()}});
    return;
  }
  if (!log_.matches(request.prevLogIndex, request.prevLogTerm)) {
    // The hint skips every entry of ours that cannot agree: those of higher terms than prevLogTerm
    // (Raft 5.3, "the follower can include the term of the conflicting entry").
    const auto [index, term] = log_.findConflictByTerm(
        std::min(request.prevLogIndex, log_.lastIndex()), request.prevLogTerm);
    sendWhenDurable(from, AppendEntriesReply{AppendRejected{request.prevLogIndex, index, term}});
    return;
  }
  takeEntries(request);
  // Only what this message verified may be committed, not a longer tail of ours (Figure 2, rule 5).
  const Index verified = request.prevLogIndex + request.entries.size();
  commitTo(std::min(request.leaderCommit, verified));
  sendWhenDurable(from, AppendEntriesReply{AppendAccepted{verified}});
}

// Figure 2, rules 3 and 4: delete from the first conflict on, append what is new; a late copy of an
// earlier message must not cut what followed it.
void Raft::takeEntries(const AppendEntries& request) {
  const auto isNew = [&](const Entry& e) { return !log_.matches(e.index, e.term); };
  const auto first = std::find_if(request.entries.begin(), request.entries.end(), isNew);
  if (first == request.entries.end()) return;
  if (first->index <= log_.lastIndex()) {
    log_.truncateFrom(first->index);
    happened(Truncated{first->index});
  }
  appendToLog({first, request.entries.end()});
}

void Raft::receiveHeartbeat(ServerId from, const Heartbeat& heartbeat) {
  if (std::holds_alternative<Leader>(role_)) return;
  followLeader(from);
  commitTo(std::min(heartbeat.commit, log_.lastIndex()));
  // Says nothing of vote or log, so nothing has to be durable: who answers in this term cannot have
  // helped a later one before.
  sendNow(from, HeartbeatReply{heartbeat.round});
}

void Raft::forgetLeader(Instant now) {
  now_ = now;
  auto* follower = std::get_if<Follower>(&role_);
  // A lease counts on the followers' stickiness (thesis 6.4.1).
  if (!follower || !follower->leader || config_.readMode == ReadMode::Lease) return;
  follower->leader = ServerId{};
  happened(LeaderLearned{currentTerm(), ServerId{}});
}

}  // namespace raft
