// Giving up the oldest events, alone and among branches that share them.
#include <unordered_map>
#include <unordered_set>

#include "engine/trace/size.h"
#include "engine/trace/trace.h"

namespace trace {

void Trace::dropOldest() {
  const Segment& old = *full_[dropped_];
  bytes_ -= old.bytes;
  full_[dropped_] =
      std::make_shared<const Segment>(Segment{old.first, old.from, 0, old.before, {}});
  ++dropped_;
  if (++checkpoints_ > kCheckpointsMost) thinCheckpoints();
}

// Every second one goes. The first of all costs nothing and stays.
void Trace::thinCheckpoints() {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < dropped_; ++i) {
    const Segment& segment = *full_[i];
    if (!segment.before || ++seen % 2 == 1) continue;
    bytes_ -= sizeOf(*segment.before);
    --checkpoints_;
    full_[i] =
        std::make_shared<const Segment>(Segment{segment.first, segment.from, 0, nullptr, {}});
  }
}

std::size_t Trace::bytesOf(const std::vector<const Trace*>& traces) {
  std::unordered_set<const void*> seen;
  std::size_t bytes = 0;
  const auto count = [&](const Segment& segment) {
    if (segment.before && seen.insert(segment.before.get()).second && segment.first.value > 1) {
      bytes += sizeOf(*segment.before);
    }
    if (seen.insert(&segment).second) bytes += segment.bytes;
  };
  for (const Trace* trace : traces) {
    for (const auto& segment : trace->full_) count(*segment);
    count(trace->open_);
  }
  return bytes;
}

std::size_t Trace::keepWithin(const std::vector<Trace*>& traces, std::size_t bytes) {
  const std::vector<const Trace*> all(traces.begin(), traces.end());
  std::size_t held = bytesOf(all);
  if (held <= bytes) return held;
  std::unordered_map<const Segment*, std::size_t> holders;
  for (const Trace* trace : traces) {
    for (const auto& segment : trace->full_) ++holders[segment.get()];
  }
  Trace* const lookedAt = traces.back();
  while (held > bytes) {
    Trace* oldest = nullptr;
    for (Trace* trace : traces) {
      const bool ownShare = trace == lookedAt && trace->bytes_ <= bytes / 4;
      if (trace->dropped_ == trace->full_.size() || ownShare) continue;
      const Instant from = trace->full_[trace->dropped_]->from;
      if (!oldest || from < oldest->full_[oldest->dropped_]->from) oldest = trace;
    }
    if (!oldest && lookedAt->dropped_ < lookedAt->full_.size()) oldest = lookedAt;
    if (!oldest) break;
    const Segment& segment = *oldest->full_[oldest->dropped_];
    if (--holders[&segment] == 0) held -= segment.bytes;
    oldest->dropOldest();
  }
  return bytesOf(all);
}

}  // namespace trace
