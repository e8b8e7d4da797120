// Log compaction: snapshots taken, sent and installed (Raft 7, thesis 5).
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

void Raft::snapshotAvailable(Snapshot snapshot) {
  if (snapshot_ && snapshot.lastIncludedIndex <= snapshot_->lastIncludedIndex) return;
  snapshot_ = std::move(snapshot);
}

void Raft::compact(Index upTo) {
  if (!snapshot_) return;
  const Index before = log_.entries().baseIndex();
  log_.compact(std::min({upTo, lastApplied_, log_.durableIndex(), snapshot_->lastIncludedIndex}));
  const Entries& left = log_.entries();
  if (left.baseIndex() != before) happened(Compacted{left.baseIndex(), left.baseTerm()});
}

// Only to a peer that answers: a snapshot is big, and nothing else is sent until its fate is known.
bool Raft::sendSnapshot(Progress& peer) {
  if (!peer.recentActive || !snapshot_) return false;
  sendNow(peer.peer, InstallSnapshot{*snapshot_});
  peer.becomeSnapshot(snapshot_->lastIncludedIndex);
  report(peer);
  return true;
}

// Its fate is known; what follows waits for the peer's next word all the same.
void Raft::snapshotReported(Instant now, ServerId id, SnapshotStatus status) {
  now_ = now;
  Progress* peer = progressOf(id);
  if (!peer || peer->state != ProgressState::Snapshot) return;
  // A failed one is no place to go on from.
  if (status == SnapshotStatus::Failed) peer->pendingSnapshot = Index{};
  peer->becomeProbe();
  peer->paused = true;
  report(*peer);
}

void Raft::receiveSnapshot(ServerId from, const Snapshot& snapshot) {
  if (std::holds_alternative<Leader>(role_)) return;
  followLeader(from);
  const Index matched = install(snapshot) ? log_.lastIndex() : commitIndex();
  sendWhenDurable(from, AppendEntriesReply{AppendAccepted{matched}});
}

// Figure 13: a snapshot of what the log holds anyway only moves the commit index; any other
// replaces the whole log, for what follows a conflict is not the leader's. False: not installed. It
// may be from before this server was added (etcd's would be left out): the change follows in the
// log.
bool Raft::install(const Snapshot& snapshot) {
  const Index last = snapshot.lastIncludedIndex;
  if (last <= commitIndex()) return false;
  if (log_.matches(last, snapshot.lastIncludedTerm)) {
    commitTo(last);
    return false;
  }
  log_ = Log(Entries(last, snapshot.lastIncludedTerm));
  unpersistedFrom_ = kNone;
  hardState_.commit = last;
  installing_ = snapshot;
  installToken_ = Token{};
  happened(SnapshotInstalled{last, snapshot.lastIncludedTerm, snapshot.configuration});
  configuration_ = snapshot.configuration;
  return true;
}

void Raft::snapshotDurable() {
  lastApplied_ = installing_->lastIncludedIndex;
  handedToApply_ = lastApplied_;
  applyingBytes_ = 0;
  snapshot_ = installing_;
  output_.restore = std::move(installing_);
  installing_.reset();
}

}  // namespace raft
