// What a leader knows about one peer (Raft 5.3: nextIndex, matchIndex; the states are etcd's).
// Thread rule: a value.
// Invariant: matchIndex < nextIndex.
#pragma once

#include <algorithm>
#include <deque>

#include "engine/raft/happened.h"

namespace raft {

/// Probe: the place where the logs agree is being searched; one append at a time, and the next
/// waits for an answer or a heartbeat's answer. Replicate: appends are pipelined, nextIndex runs
/// ahead of the answers, up to a limit of unanswered appends.
struct Progress {
  ServerId peer;
  Index matchIndex;
  Index nextIndex{1};
  ProgressState state{ProgressState::Probe};
  /// Probe: an append is on its way; nothing more is sent until it, or a heartbeat, is answered.
  bool probeSent{false};
  /// Replicate: the last index of each unanswered append, oldest first.
  std::deque<Index> inflight;

  /// The peer's log matches up to `index`. False if that was known already.
  bool advanceTo(Index index) {
    const bool news = index > matchIndex;
    if (news) {
      matchIndex = index;
      probeSent = false;
    }
    nextIndex = std::max(nextIndex, index + 1);
    while (!inflight.empty() && inflight.front() <= index) inflight.pop_front();
    return news;
  }

  void becomeReplicate() {
    state = ProgressState::Replicate;
    probeSent = false;
    inflight.clear();
    nextIndex = matchIndex + 1;
  }

  void becomeProbe(Index next) {
    state = ProgressState::Probe;
    probeSent = false;
    inflight.clear();
    nextIndex = std::max(next, matchIndex + 1);
  }
};

}  // namespace raft
