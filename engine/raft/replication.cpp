// Log replication by the leader (Raft 5.3), pipelined as in etcd.
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

void Raft::appendAsLeader(std::vector<Payload> payloads, EntryKind kind) {
  std::vector<Entry> entries;
  entries.reserve(payloads.size());
  Index index = log_.lastIndex();
  for (Payload& payload : payloads) {
    ++index;
    entries.push_back({currentTerm(), index, kind, std::move(payload)});
  }
  appendToLog(std::move(entries));
}

void Raft::appendToLog(std::vector<Entry> entries) {
  if (entries.empty()) return;
  unpersistedFrom_ = std::min(unpersistedFrom_, entries.front().index);
  for (const Entry& e : entries) log_.append(e);
  happened(Appended{std::move(entries)});
}

void Raft::broadcastAppend() {
  for (Progress& peer : std::get<Leader>(role_).progress) {
    if (peer.peer != id() && maySend(peer)) sendAppend(peer);
  }
}

// The commit index goes only as far as the receiver is known to match: it may lack the rest.
void Raft::broadcastHeartbeat(Instant now) {
  for (const Progress& peer : std::get<Leader>(role_).progress) {
    if (peer.peer != id()) {
      sendNow(peer.peer, Heartbeat{std::min(peer.matchIndex, commitIndex())});
    }
  }
  deadline_ = now + config_.heartbeatInterval;
}

bool Raft::maySend(const Progress& peer) const {
  return peer.state == ProgressState::Probe ? !peer.probeSent
                                            : peer.inflight.size() < config_.maxInflight;
}

// What follows nextIndex, within the limits of one message.
std::vector<Entry> Raft::nextEntries(const Progress& peer) const {
  std::vector<Entry> entries = log_.entries().slice(peer.nextIndex, config_.maxEntriesPerAppend);
  std::size_t bytes = 0;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    bytes += entries[k].payload.bytes().size();
    if (bytes > config_.maxBytesPerAppend) {
      entries.resize(std::max<std::size_t>(k, 1));
      break;
    }
  }
  return entries;
}

// REQUIRES: maySend(peer). Sends what follows nextIndex, possibly nothing but the commit index.
void Raft::sendAppend(Progress& peer) {
  const Index prev = peer.nextIndex - 1;
  AppendEntries append{prev, log_.termAt(prev).value_or(Term{}), commitIndex(), nextEntries(peer)};
  const std::size_t count = append.entries.size();
  sendNow(peer.peer, std::move(append));
  if (peer.state == ProgressState::Probe) {
    peer.probeSent = true;
  } else if (count > 0) {
    peer.nextIndex = peer.nextIndex + count;
    peer.inflight.push_back(peer.nextIndex - 1);
    report(peer);
  }
}

void Raft::sendOutstanding(Progress& peer) {
  while (maySend(peer) && peer.nextIndex <= log_.lastIndex()) sendAppend(peer);
}

void Raft::receiveAppendReply(ServerId from, const AppendEntriesReply& reply) {
  Progress* peer = progressOf(from);
  if (!peer) return;
  struct Take {
    Raft& raft;
    Progress& peer;
    void operator()(const AppendAccepted& r) const { raft.accepted(peer, r); }
    void operator()(const AppendRejected& r) const { raft.rejected(peer, r); }
  };
  std::visit(Take{*this, *peer}, reply.result);
}

void Raft::accepted(Progress& peer, const AppendAccepted& reply) {
  const bool couldSend = maySend(peer);
  const bool probing = peer.state == ProgressState::Probe;
  if (!peer.advanceTo(reply.matchIndex) && !probing) return;
  if (probing) peer.becomeReplicate();
  report(peer);
  if (advanceCommit()) {
    broadcastAppend();
  } else if (!couldSend) {
    sendAppend(peer);
  }
  sendOutstanding(peer);
}

// Raft 5.3: step back and try again, to where the hint says the logs may agree.
void Raft::rejected(Progress& peer, const AppendRejected& reply) {
  if (reply.rejected <= peer.matchIndex) return;  // a late answer to an earlier probe
  if (peer.state == ProgressState::Probe && peer.nextIndex - 1 != reply.rejected) return;
  Index agree = reply.hintIndex;
  if (reply.hintTerm) agree = log_.findConflictByTerm(reply.hintIndex, reply.hintTerm).first;
  const Index next = peer.state == ProgressState::Replicate ? peer.matchIndex + 1
                                                            : std::min(reply.rejected, agree + 1);
  peer.becomeProbe(std::max(next, Index{1}));
  report(peer);
  sendAppend(peer);
}

// The peer is alive: a lost probe or a full pipeline gets another try (etcd's MsgHeartbeatResp).
void Raft::receiveHeartbeatReply(ServerId from) {
  Progress* peer = progressOf(from);
  if (!peer) return;
  peer->probeSent = false;
  if (peer->inflight.size() >= config_.maxInflight) peer->inflight.pop_front();
  report(*peer);
  if (peer->matchIndex < log_.lastIndex() || peer->state == ProgressState::Probe) {
    sendAppend(*peer);
  }
}

Progress* Raft::progressOf(ServerId peer) {
  auto* leader = std::get_if<Leader>(&role_);
  if (!leader) return nullptr;
  auto& all = leader->progress;
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const Progress& p) { return p.peer == peer; });
  return it == all.end() ? nullptr : &*it;
}

void Raft::report(const Progress& peer) {
  happened(ProgressChanged{peer.peer, peer.matchIndex, peer.nextIndex, peer.state});
}

}  // namespace raft
