// What a durable snapshot makes superfluous goes (Raft 7).
#include <algorithm>

#include "engine/wal/log.h"

namespace wal {

// The next segment must say everything itself, durably.
bool Log::canDropFirst(raft::Index upTo) const {
  if (segments_.size() < 2) return false;
  const Kept& first = segments_[0];
  const Kept& next = segments_[1];
  const bool replaced = first.number < replacedAt_.segment;
  const bool nextBegun = durable_ > Position{next.number, kHeaderBytes};
  return next.selfContained && nextBegun && (replaced || first.highest <= upTo);
}

Failure Log::compact(Files& files, raft::Index upTo) {
  const auto isDurable = [&](const Named& named) { return named.end <= durable_; };
  const auto beyond = std::find_if_not(snapshots_.begin(), snapshots_.end(), isDurable);
  if (beyond == snapshots_.begin()) return {};
  const Named newest = *(beyond - 1);
  for (auto it = snapshots_.begin(); it != beyond; ++it) {
    if (it->logBefore == LogBefore::Replaced) replacedAt_ = std::max(replacedAt_, it->end);
  }
  upTo = std::min(upTo, newest.name.lastIncludedIndex);
  // In order: what is left after a crash in between is the end of the log without a hole.
  while (canDropFirst(upTo)) {
    const std::string name = segmentName(segments_.front().number);
    if (Failure failure = files.remove(name); !failure.empty()) return failure;
    segments_.erase(segments_.begin());
  }
  while (snapshots_.front().name != newest.name) {
    const std::string name = snapshotFileName(snapshots_.front().name.number);
    if (Failure failure = files.remove(name); !failure.empty()) return failure;
    snapshots_.erase(snapshots_.begin());
  }
  return {};
}

}  // namespace wal
