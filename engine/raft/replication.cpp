// Log replication by the leader (Raft 5.3), pipelined as in etcd, and its flow control.
#include <algorithm>
#include <numeric>

#include "engine/raft/raft.h"

namespace raft {

namespace {

std::size_t payloadBytes(const std::vector<Entry>& entries) {
  return std::accumulate(
      entries.begin(), entries.end(), std::size_t{0},
      [](std::size_t sum, const Entry& e) { return sum + e.payload.bytes().size(); });
}

}  // namespace

Proposal Raft::propose(Instant now, std::vector<Payload> payloads) {
  now_ = now;
  std::vector<Entry> entries;
  entries.reserve(payloads.size());
  for (Payload& payload : payloads) {
    entries.push_back({{}, {}, EntryKind::Command, std::move(payload)});
  }
  return proposeEntries(std::move(entries));
}

Proposal Raft::proposeEntries(std::vector<Entry> entries) {
  auto* leader = std::get_if<Leader>(&role_);
  if (!leader) {
    const ServerId to = this->leader();
    if (!to) return NoLeader{};
    // A proposal is of no term: it only asks the leader to append (etcd's MsgProp).
    send(to, Term{}, Propose{std::move(entries)}, Token{});
    return Forwarded{to};
  }
  if (!progressOf(id())) return NoLeader{};  // it leads a cluster that it is no member of
  if (leader->transferee) return Busy::Transferring;
  std::optional<ChangeRefused> refused;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    if (entries[k].kind == EntryKind::Membership) {
      validate(entries[k], log_.lastIndex() + k + 1, refused);
    }
  }
  if (!appendAsLeader(std::move(entries))) return Busy::TooMuchUncommitted;
  broadcastAppend();
  if (refused) return *std::move(refused);
  return Proposed{log_.lastIndex()};
}

// False: too much is uncommitted already. Entries without a payload always go: the leader needs its
// empty entry, and a joint configuration its end.
bool Raft::appendAsLeader(std::vector<Entry> entries) {
  auto& leader = std::get<Leader>(role_);
  const std::size_t bytes = payloadBytes(entries);
  if (leader.uncommittedBytes > 0 && bytes > 0 &&
      leader.uncommittedBytes + bytes > config_.maxUncommittedBytes) {
    return false;
  }
  leader.uncommittedBytes += bytes;
  Index index = log_.lastIndex();
  for (Entry& entry : entries) {
    entry.term = currentTerm();
    entry.index = ++index;
  }
  appendToLog(std::move(entries));
  // The leader's own copy counts when it is durable, like any other's.
  sendWhenDurable(id(), AppendEntriesReply{AppendAccepted{log_.lastIndex()}});
  return true;
}

void Raft::appendToLog(std::vector<Entry> entries) {
  if (entries.empty()) return;
  unpersistedFrom_ = std::min(unpersistedFrom_, entries.front().index);
  for (const Entry& e : entries) log_.append(e);
  happened(Appended{std::move(entries)});
}

void Raft::broadcastAppend() {
  for (Progress& peer : std::get<Leader>(role_).progress) {
    if (peer.peer != id()) sendAppend(peer, WhenEmpty::Send);
  }
}

// What follows nextIndex, within the limits of one message.
std::vector<Entry> Raft::nextEntries(const Progress& peer) const {
  auto entries = log_.entries().slice(peer.nextIndex, config_.maxEntriesPerAppend);
  std::size_t bytes = 0;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    bytes += bytesOf(entries[k]);
    if (bytes > config_.maxBytesPerAppend) {
      entries.resize(std::max<std::size_t>(k, 1));
      break;
    }
  }
  return entries;
}

// A full pipeline still lets an append without entries through when a heartbeat was answered: if
// all that filled it was lost, the answer to this one clears it.
bool Raft::sendAppend(Progress& peer, WhenEmpty whenEmpty) {
  if (peer.mustWait()) return false;
  const Index prev = peer.nextIndex - 1;
  const std::optional<Term> prevTerm = log_.termAt(prev);
  if (!prevTerm) return sendSnapshot(peer);
  const bool full = peer.state == ProgressState::Replicate && peer.full(config_.inflight);
  std::vector<Entry> entries = full ? std::vector<Entry>{} : nextEntries(peer);
  if (entries.empty() && whenEmpty == WhenEmpty::Skip) return false;
  const std::size_t count = entries.size();
  const std::size_t bytes = payloadBytes(entries);
  sendNow(peer.peer, AppendEntries{prev, *prevTerm, commitIndex(), std::move(entries)});
  const Index before = peer.nextIndex;
  peer.sent(count, bytes, config_.inflight);
  peer.sentCommit = commitIndex();
  if (peer.nextIndex != before) report(peer);
  return true;
}

void Raft::receiveAppendReply(ServerId from, const AppendEntriesReply& reply) {
  Progress* peer = progressOf(from);
  if (!peer) return;
  peer->recentActive = true;
  struct Take {
    Raft& raft;
    Progress& peer;
    void operator()(const AppendAccepted& r) const { raft.accepted(peer, r); }
    void operator()(const AppendRejected& r) const { raft.rejected(peer, r); }
  };
  std::visit(Take{*this, *peer}, reply.result);
}

void Raft::accepted(Progress& peer, const AppendAccepted& reply) {
  if (reply.matchIndex > log_.lastIndex()) return;  // nobody can match what is not there
  const bool probing = peer.state == ProgressState::Probe;
  const bool news = peer.advanceTo(reply.matchIndex);
  if (!news && !(probing && peer.matchIndex == reply.matchIndex)) return;
  if (probing) {
    peer.becomeReplicate();
  } else if (peer.state == ProgressState::Snapshot && peer.matchIndex + 1 >= log_.firstIndex()) {
    // However it got there: the log reaches back to it again.
    peer.becomeProbe();
    peer.becomeReplicate();
  } else if (peer.state == ProgressState::Replicate) {
    peer.answered(reply.matchIndex);
  }
  report(peer);
  const bool own = peer.peer == id();
  if (advanceCommit()) {
    commitAdvanced();
  } else if (!own && peer.wantsCommit(commitIndex())) {
    sendAppend(peer, WhenEmpty::Send);
  }
  if (own) return;
  while (sendAppend(peer, WhenEmpty::Skip)) {
  }
  const ServerId transferee = std::get<Leader>(role_).transferee;
  if (transferee == peer.peer && peer.matchIndex == log_.lastIndex()) sendTimeoutNow();
}

// Raft 5.3: step back and try again, to where the hint says the logs may agree.
void Raft::rejected(Progress& peer, const AppendRejected& reply) {
  Index agree = reply.hintIndex;
  if (reply.hintTerm) agree = log_.findConflictByTerm(reply.hintIndex, reply.hintTerm).first;
  if (!peer.stepBack(reply.rejected, agree)) return;
  if (peer.state == ProgressState::Replicate) peer.becomeProbe();
  report(peer);
  sendAppend(peer, WhenEmpty::Send);
}

void Raft::unreachable(Instant now, ServerId id) {
  now_ = now;
  Progress* peer = progressOf(id);
  // Optimistic pipelining is over: something was probably lost.
  if (!peer || peer->state != ProgressState::Replicate) return;
  peer->becomeProbe();
  report(*peer);
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
