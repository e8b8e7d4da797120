#include "app/view/peer_rows.h"

#include <algorithm>

#include "app/view/groups.h"
#include "app/view/server_facts.h"
#include "app/view/words.h"

namespace view {
namespace {

using trace::ClusterView;
using trace::ServerView;

bool isReplication(const raft::Body& body) {
  return std::holds_alternative<raft::AppendEntriesReply>(body) ||
         std::holds_alternative<raft::HeartbeatReply>(body);
}

// The oldest message in flight from one server to another for which `fits` holds.
template <class Fits>
const raft::Message* inFlight(const ClusterView& cluster, trace::ServerId from, trace::ServerId to,
                              Fits fits) {
  for (const trace::MessageView& m : cluster.messages()) {
    if (m.message && m.message->from == from && m.message->to == to && fits(m.message->body)) {
      return m.message.get();
    }
  }
  return nullptr;
}

QString lastReply(const ClusterView& cluster, const ServerView& leader,
                  const trace::ProgressView& p, trace::Instant now) {
  if (inFlight(cluster, p.peer, leader.id, isReplication)) return Say::tr("on its way");
  if (p.lastReplyAt == raft::kNever) return Say::tr("never");
  return Say::tr("%1 ago").arg(spanText(now - p.lastReplyAt));
}

// Of AppendEntries that carry something.
int onTheWay(const ClusterView& cluster, trace::ServerId from, trace::ServerId to) {
  const auto& all = cluster.messages();
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const trace::MessageView& m) {
    if (!m.message || m.message->from != from || m.message->to != to) return false;
    const auto* append = std::get_if<raft::AppendEntries>(&m.message->body);
    return append != nullptr && !append->entries.empty();
  }));
}

// "probe", "replicate ×2", "snapshot 40 %".
QString stateOf(const ClusterView& cluster, const ServerView& leader,
                const trace::ProgressView& p) {
  switch (p.state) {
    case raft::ProgressState::Probe:
      return Say::tr("probe");
    case raft::ProgressState::Replicate: {
      const int sent = onTheWay(cluster, leader.id, p.peer);
      return sent > 0 ? Say::tr("replicate ×%1").arg(sent) : Say::tr("replicate");
    }
    case raft::ProgressState::Snapshot:
      break;
  }
  const Arriving arriving = arrivingAt(cluster, p.peer);
  return arriving.total == 0
             ? Say::tr("snapshot")
             : Say::tr("snapshot %1 %").arg(100 * arriving.received / arriving.total);
}

bool asksFirst(const ServerView& candidate) {
  return candidate.role == raft::RoleName::PreCandidate;
}

QString grantedReason(const ServerView& candidate, trace::ServerId voter) {
  if (asksFirst(candidate)) {
    return voter == candidate.id ? Say::tr("would vote for itself")
                                 : Say::tr("would vote for %1").arg(nameOf(candidate.id));
  }
  return voter == candidate.id ? Say::tr("voted for itself")
                               : Say::tr("voted for %1").arg(nameOf(candidate.id));
}

QString deniedReason(const ServerView& candidate, const ServerView& voter) {
  if (asksFirst(candidate)) {
    return voter.leader ? Say::tr("hears %1").arg(nameOf(voter.leader))
                        : Say::tr("its log is more up to date");
  }
  if (voter.currentTerm > candidate.currentTerm) return Say::tr("is in a newer term");
  if (voter.votedFor == voter.id) return Say::tr("voted for itself");
  if (voter.votedFor) return Say::tr("voted for %1").arg(nameOf(voter.votedFor));
  return Say::tr("its log is more up to date, or it knows a leader");
}

QString pendingReason(const ClusterView& cluster, const ServerView& candidate,
                      const ServerView& voter) {
  if (voter.id == candidate.id) return Say::tr("its own vote is not on disk yet");
  if (voter.status == trace::ServerStatus::Paused) return Say::tr("paused, does not answer");
  if (!voter.running()) return Say::tr("stopped, cannot answer");
  const auto isReply = [](const raft::Body& b) {
    return std::holds_alternative<raft::RequestVoteReply>(b);
  };
  if (const raft::Message* reply = inFlight(cluster, voter.id, candidate.id, isReply)) {
    const auto vote = std::get<raft::RequestVoteReply>(reply->body).vote;
    return vote == raft::Vote::Granted ? Say::tr("its vote is on the way")
                                       : Say::tr("its refusal is on the way");
  }
  const auto isAnswer = [](const raft::Body& b) {
    return std::holds_alternative<raft::RequestPreVoteReply>(b);
  };
  if (inFlight(cluster, voter.id, candidate.id, isAnswer)) {
    return Say::tr("its answer is on the way");
  }
  const auto isRequest = [](const raft::Body& b) {
    return std::holds_alternative<raft::RequestVote>(b) ||
           std::holds_alternative<raft::RequestPreVote>(b);
  };
  if (inFlight(cluster, candidate.id, voter.id, isRequest)) {
    return Say::tr("the request is on the way");
  }
  if (!connected(cluster, candidate.id, voter.id)) return Say::tr("cut off");
  return Say::tr("no answer yet");
}

RowModel::Row voteRow(const ClusterView& cluster, const ServerView& candidate,
                      const trace::BallotView& ballot) {
  const ServerView& voter = cluster.server(ballot.voter);
  QString vote = QStringLiteral("pending");
  QString reason;
  if (!ballot.vote) {
    reason = pendingReason(cluster, candidate, voter);
  } else if (*ballot.vote == raft::Vote::Granted) {
    vote = QStringLiteral("granted");
    reason = grantedReason(candidate, voter.id);
  } else {
    vote = QStringLiteral("denied");
    reason = deniedReason(candidate, voter);
  }
  return {voter.id.value, {static_cast<int>(voter.id.value), nameOf(voter.id), vote, reason}};
}

}  // namespace

std::vector<RowModel::Row> peerRows(const ClusterView& cluster, const ServerView& leader,
                                    trace::Instant now) {
  std::vector<RowModel::Row> rows;
  for (const trace::ProgressView& p : leader.progress) {
    if (p.peer == leader.id) continue;
    rows.push_back({p.peer.value,
                    {static_cast<int>(p.peer.value), nameOf(p.peer),
                     static_cast<int>(p.nextIndex.value), static_cast<int>(p.matchIndex.value),
                     lastReply(cluster, leader, p, now), stateOf(cluster, leader, p)}});
  }
  return rows;
}

std::vector<RowModel::Row> voteRows(const ClusterView& cluster, const ServerView& candidate) {
  std::vector<RowModel::Row> rows;
  for (const trace::BallotView& b : candidate.ballots) {
    rows.push_back(voteRow(cluster, candidate, b));
  }
  // The candidate first; the others keep the servers' order.
  std::stable_partition(rows.begin(), rows.end(),
                        [&](const RowModel::Row& r) { return r.key == candidate.id.value; });
  return rows;
}

}  // namespace view
