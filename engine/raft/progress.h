// What a leader knows about one peer (Raft 5.3: nextIndex, matchIndex; the states are etcd's).
// Thread rule: a value.
// Invariant: matchIndex < nextIndex.
#pragma once

#include <algorithm>
#include <deque>

#include "engine/raft/happened.h"

namespace raft {

/// Limits of what may be under way to one peer.
struct FlowLimits {
  std::size_t appends{64};
  std::size_t bytes{std::size_t{4} << 20};
};

/// Probe: the place where the logs agree is being searched; one append at a time, and the next
/// waits for an answer or a heartbeat's answer. Replicate: appends are pipelined, nextIndex runs
/// ahead of the answers, up to FlowLimits. Snapshot: nothing is sent until the snapshot's fate is
/// known.
struct Progress {
  struct Inflight {
    Index lastIndex;
    std::size_t bytes{0};
    friend bool operator==(const Inflight&, const Inflight&) = default;
  };

  ServerId peer;
  Index matchIndex;
  Index nextIndex{1};
  ProgressState state{ProgressState::Probe};
  /// Nothing more is sent until the peer answers: a probe is under way, or the pipeline is full.
  bool paused{false};
  /// It answered since the last check of the quorum.
  bool recentActive{false};
  Index pendingSnapshot;          ///< Snapshot: its last index
  Index sentCommit;               ///< the largest commit index sent to it
  Round ackedRound;               ///< the newest round of heartbeats it answered
  std::deque<Inflight> inflight;  ///< Replicate: unanswered appends, oldest first
  std::size_t inflightBytes{0};

  bool mustWait() const { return state == ProgressState::Snapshot || paused; }

  bool full(const FlowLimits& limits) const {
    return inflight.size() >= limits.appends || inflightBytes >= limits.bytes;
  }

  /// The peer's log matches up to `index`. False if that was known already.
  bool advanceTo(Index index) {
    if (index <= matchIndex) return false;
    matchIndex = index;
    nextIndex = std::max(nextIndex, index + 1);
    paused = false;
    return true;
  }

  /// Answers free what they answer.
  void answered(Index upTo) {
    while (!inflight.empty() && inflight.front().lastIndex <= upTo) {
      inflightBytes -= inflight.front().bytes;
      inflight.pop_front();
    }
  }

  /// Entries up to nextIndex + count - 1 were sent.
  void sent(std::size_t count, std::size_t bytes, const FlowLimits& limits) {
    if (state == ProgressState::Replicate) {
      if (count > 0) {
        nextIndex = nextIndex + count;
        inflight.push_back({nextIndex - 1, bytes});
        inflightBytes += bytes;
      }
      paused = full(limits);
    } else if (state == ProgressState::Probe && count > 0) {
      paused = true;
    }
  }

  /// The peer may not know the commit index yet, and telling it moves its own on.
  bool wantsCommit(Index commit) const { return commit > sentCommit && sentCommit < nextIndex - 1; }

  /// The consistency check failed behind `rejected`; the logs may agree at `agree`. False: the
  /// answer is an old one.
  bool stepBack(Index rejected, Index agree) {
    if (state == ProgressState::Replicate) {
      if (rejected <= matchIndex) return false;
      nextIndex = matchIndex + 1;
    } else {
      if (nextIndex - 1 != rejected) return false;
      nextIndex = std::max(std::min(rejected, agree + 1), matchIndex + 1);
      paused = false;
    }
    sentCommit = std::min(sentCommit, nextIndex - 1);
    return true;
  }

  void becomeProbe() {
    // A snapshot that arrived is where the search goes on.
    const Index next = state == ProgressState::Snapshot
                           ? std::max(matchIndex + 1, pendingSnapshot + 1)
                           : matchIndex + 1;
    become(ProgressState::Probe, next);
    sentCommit = std::min(sentCommit, nextIndex - 1);
  }
  void becomeReplicate() { become(ProgressState::Replicate, matchIndex + 1); }
  void becomeSnapshot(Index last) {
    become(ProgressState::Snapshot, last + 1);
    pendingSnapshot = last;
    sentCommit = last;
  }

 private:
  void become(ProgressState to, Index next) {
    state = to;
    nextIndex = next;
    paused = false;
    pendingSnapshot = Index{};
    inflight.clear();
    inflightBytes = 0;
  }
};

}  // namespace raft
