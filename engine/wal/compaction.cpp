// What a durable snapshot makes superfluous goes (Raft 7).
#include <algorithm>

#include "engine/wal/log.h"

namespace wal {

// Those before the last segment that says everything itself, durably. One whose first batch was
// torn says nothing.
std::size_t Log::superfluous(raft::Index upTo) const {
  std::size_t count = 0;
  for (std::size_t i = 1; i < segments_.size(); ++i) {
    const Kept& before = segments_[i - 1];
    const bool replaced = before.number < replacedAt_.segment;
    if (!replaced && before.highest > upTo) break;
    const bool begun = durable_ > Position{segments_[i].number, kHeaderBytes};
    if (begun && segments_[i].selfContained) count = i;
  }
  return count;
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
  for (std::size_t count = superfluous(upTo); count > 0; --count) {
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
