// The log's batches in order: what they say, and where the log ends.
#include <algorithm>

#include "engine/wal/bytes.h"
#include "engine/wal/recovery.h"

namespace wal {

namespace {

Refused missingBefore(const SegmentHeader& header) {
  return damage({header.number, 0},
                "it continues " + segmentName(header.continues.segment) + ", which is not there");
}

}  // namespace

Recovery::Problem Recovery::replay() {
  anchored_ = segments_.empty() || segments_.front().header.continues.segment == 0;
  for (reached_ = 0; reached_ < segments_.size(); ++reached_) {
    if (auto problem = replaySegment(reached_)) return problem;
    if (tornTail_ || reached_ + 1 == segments_.size()) break;
  }
  if (!anchored_) return missingBefore(segments_.front().header);
  return std::nullopt;
}

Recovery::Problem Recovery::replaySegment(std::size_t which) {
  const Segment& segment = segments_[which];
  const std::size_t limit = limitOf(which);
  log_.segments_.push_back({segment.number, {}});
  const std::string_view sound = std::string_view(segment.bytes).substr(0, limit);
  std::size_t offset = kHeaderBytes;
  log_.end_ = {segment.number, offset};
  while (offset < limit) {
    const auto batch = decodeBatch(sound, offset, segment.header.salt);
    if (!batch) break;
    const Position at = log_.end_;
    offset = std::min(limit, offset + batch->size);
    log_.end_ = {segment.number, offset};
    if (auto problem = apply(*batch, at)) return problem;
  }
  log_.salt_ = segment.header.salt;
  log_.segmentBytes_ = segment.bytes.size();

  const bool isLast = which + 1 == segments_.size();
  const bool whole = !isLast && segments_[which + 1].header.continues == log_.end_;
  if (whole) return std::nullopt;
  if (highestMark(which, offset) > log_.end_) {
    return damage(log_.end_, "what stands here was acknowledged as durable and is not sound");
  }
  const auto tail = std::string_view(segment.bytes).substr(std::min(offset, segment.bytes.size()));
  tornTail_ = !isLast || !allZero(tail);
  return std::nullopt;
}

Recovery::Problem Recovery::apply(const Batch& batch, Position at) {
  const bool saysAll = batch.checkpoint && batch.hardState;
  // What was to be deleted with the segment before it says nothing without that one.
  if (!anchored_ && !saysAll) return std::nullopt;
  if (!anchored_) {
    restored_.entries = raft::Entries(batch.checkpoint->lastIndex, batch.checkpoint->lastTerm);
    anchored_ = true;
  }
  if (batch.hardState) restored_.hardState = *batch.hardState;
  if (batch.logBefore == LogBefore::Replaced) {
    restored_.entries =
        raft::Entries(batch.snapshot->lastIncludedIndex, batch.snapshot->lastIncludedTerm);
  }
  if (auto problem = applyEntries(batch.entries, at)) return problem;
  if (batch.snapshot) namedAt_ = at;
  log_.remember(batch);
  return std::nullopt;
}

Recovery::Problem Recovery::applyEntries(const std::vector<raft::Entry>& entries, Position at) {
  if (entries.empty()) return std::nullopt;
  raft::Entries& all = restored_.entries;
  const raft::Index first = entries.front().index;
  if (first.value == 0 || first > all.lastIndex() + 1) {
    return damage(at, "entries are missing before it");
  }
  // Below the first entry that is left: of a log that a later snapshot replaces, else refused then.
  if (first <= all.baseIndex()) all = raft::Entries(first - 1, raft::Term{});
  if (first <= all.lastIndex()) all.truncateFrom(first);
  for (const raft::Entry& entry : entries) {
    if (entry.index != all.lastIndex() + 1) return damage(at, "its entries are not in order");
    all.append(entry);
  }
  return std::nullopt;
}

std::size_t Recovery::limitOf(std::size_t which) const {
  const std::size_t size = segments_[which].bytes.size();
  if (which + 1 == segments_.size()) return size;
  return std::min<std::size_t>(size, segments_[which + 1].header.continues.offset);
}

Position Recovery::highestMark(std::size_t which, std::size_t from) const {
  Position highest;
  for (std::size_t i = which; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    highest = std::max(highest, segment.header.durable);
    const std::string_view bytes = std::string_view(segment.bytes).substr(0, limitOf(i));
    std::size_t offset = i == which ? from : kHeaderBytes;
    // No batch begins with zeros, and a preallocated segment ends with many.
    const std::size_t end = sizeWithoutZeros(bytes);
    while (offset < end) {
      const auto batch = decodeBatch(bytes, offset, segment.header.salt);
      if (batch) highest = std::max(highest, batch->durable);
      offset += batch ? batch->size : kAlignment;
    }
  }
  return highest;
}

}  // namespace wal
