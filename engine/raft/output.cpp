// What a step wants done, and what comes of it: durable, applied (asynchronous storage by tokens).
#include <algorithm>

#include "engine/raft/raft.h"

namespace raft {

void Raft::persisted(Instant now, Token token) {
  now_ = now;
  durableToken_ = std::max(durableToken_, token);
  while (!unsynced_.empty() && unsynced_.front().token <= token) {
    const Unsynced& done = unsynced_.front();
    // In a later term these entries may have been replaced and written again since: then only the
    // request that the new term made says what is durable.
    if (done.term == currentTerm() && log_.matches(done.lastIndex, done.lastTerm)) {
      log_.markDurable(done.lastIndex);
    }
    unsynced_.pop_front();
  }
  if (installing_ && installToken_ && installToken_ <= token) snapshotDurable();
  deliverToItself();
}

void Raft::applied(Instant now, Index index) {
  now_ = now;
  auto* leader = std::get_if<Leader>(&role_);
  for (Index i = lastApplied_ + 1; i <= std::min(index, handedToApply_); ++i) {
    lastApplied_ = i;
    // What was handed out before a snapshot came is no longer in the log.
    if (!log_.entries().contains(i)) continue;
    const Entry& entry = log_.entries().at(i);
    applyingBytes_ -= std::min(applyingBytes_, bytesOf(entry));
    if (leader) {
      leader->uncommittedBytes -= std::min(leader->uncommittedBytes, entry.payload.bytes().size());
    }
  }
  leaveJointWhenApplied();
}

// Committed entries go to the state machine in pieces of bounded size, and never past a snapshot
// that it does not have yet.
void Raft::handOutCommitted() {
  if (installing_) return;
  Index upTo = commitIndex();
  if (config_.applyWhen == ApplyWhen::CommittedAndDurable) {
    upTo = std::min(upTo, log_.durableIndex());
  }
  while (handedToApply_ < upTo) {
    const Entry& entry = log_.entries().at(handedToApply_ + 1);
    const std::size_t bytes = bytesOf(entry);
    if (applyingBytes_ > 0 && applyingBytes_ + bytes > config_.maxApplyBytes) return;
    applyingBytes_ += bytes;
    output_.apply.push_back(entry);
    ++handedToApply_;
  }
}

void Raft::askToPersist() {
  const Token promised = lastToken_ + 1;
  const bool entries = unpersistedFrom_ <= log_.lastIndex();
  const bool installs = installing_ && !installToken_;
  if (hardStateDirty_ || entries || installs) {
    ++lastToken_;
    Persist persist{lastToken_, hardState_, {}, {}};
    if (installs) {
      persist.snapshot = installing_;
      installToken_ = lastToken_;
    }
    if (entries) {
      persist.entries =
          log_.entries().slice(unpersistedFrom_, log_.lastIndex() - unpersistedFrom_ + 1);
    }
    unsynced_.push_back({lastToken_, currentTerm(), log_.lastIndex(), log_.lastTerm(), now_});
    output_.persist = std::move(persist);
    hardStateDirty_ = false;
    unpersistedFrom_ = kNone;
  }
  for (Send& send : output_.send) {
    if (send.after == promised) send.after = lastToken_;
  }
  for (Send& send : toItself_) {
    if (send.after == promised) send.after = lastToken_;
  }
}

Output Raft::takeOutput() {
  deliverToItself();
  askToPersist();
  handOutCommitted();
  Output out = std::move(output_);
  output_ = Output{};
  const bool more = !toItself_.empty() && toItself_.front().after <= durableToken_;
  return out.empty() && more ? takeOutput() : out;
}

// The sizes of protobuf's varints (7 bits a byte), as in etcd's raftpb.Entry.
std::size_t bytesOf(const Entry& entry) {
  const auto varint = [](std::uint64_t value) {
    std::size_t bytes = 1;
    while (value >>= 7) ++bytes;
    return bytes;
  };
  const std::size_t payload = entry.payload.bytes().size();
  return 4 + varint(entry.term.value) + varint(entry.index.value) +
         (payload ? 1 + varint(payload) + payload : 0);
}

}  // namespace raft
