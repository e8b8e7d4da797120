#include "engine/wal/recovery.h"

#include <algorithm>

namespace wal {

namespace {

bool allZero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

Refused damage(const Position& at, std::string_view what) {
  return Refused{"The log is damaged: " + segmentName(at.segment) + " at byte " +
                 std::to_string(at.offset) + ": " + std::string(what) + "."};
}

}  // namespace

std::variant<Log::Opened, Refused> Log::open(Files& files, const Options& options) {
  return Recovery(files, options).run();
}

std::variant<Log::Opened, Refused> Recovery::run() {
  log_.options_ = options_;
  if (auto problem = load()) return *problem;
  if (auto problem = checkChain()) return *problem;
  if (auto problem = replay()) return *problem;
  if (auto problem = settle()) return *problem;
  return Log::Opened{std::move(log_), std::move(restored_)};
}

Recovery::Problem Recovery::load() {
  std::vector<std::uint64_t> numbers;
  for (const std::string& name : files_.list()) {
    if (const auto number = segmentNumber(name)) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  for (const std::uint64_t number : numbers) {
    if (auto problem = loadSegment(number, number == numbers.back())) return problem;
  }
  if (!numbers.empty()) log_.newestSegment_ = numbers.back();
  return std::nullopt;
}

Recovery::Problem Recovery::loadSegment(std::uint64_t number, bool isLast) {
  const std::string name = segmentName(number);
  ReadResult read = files_.read(name);
  if (!read.failure.empty()) return Refused{read.failure};
  const auto decoded = decodeHeader(read.bytes);
  if (const auto* newer = std::get_if<NewerVersion>(&decoded)) {
    return Refused{name + " was written by a newer version of Flotilla (format " +
                   std::to_string(newer->version) + "; this one reads " + std::to_string(kVersion) +
                   ")."};
  }
  const auto* header = std::get_if<SegmentHeader>(&decoded);
  if (header != nullptr && header->number == number) {
    segments_.push_back({number, *header, std::move(read.bytes)});
    return std::nullopt;
  }
  // A header is durable before the first batch is written, so one that is torn has none behind it.
  const bool begun = read.bytes.size() > kHeaderBytes &&
                     !allZero(std::string_view(read.bytes).substr(kHeaderBytes));
  if (!isLast || begun || header != nullptr) return damage({number, 0}, "the header is not sound");
  if (Failure failure = files_.remove(name); !failure.empty()) return Refused{failure};
  return std::nullopt;
}

Recovery::Problem Recovery::checkChain() const {
  Position before;
  for (const Segment& segment : segments_) {
    if (segment.header.continues.segment != before.segment) {
      return damage(
          {segment.number, 0},
          "it continues " + segmentName(segment.header.continues.segment) + ", which is not there");
    }
    before = {segment.number, 0};
  }
  return std::nullopt;
}

Recovery::Problem Recovery::replay() {
  for (reached_ = 0; reached_ < segments_.size(); ++reached_) {
    if (auto problem = replaySegment(reached_)) return problem;
    if (tornTail_ || reached_ + 1 == segments_.size()) break;
  }
  return std::nullopt;
}

Recovery::Problem Recovery::replaySegment(std::size_t which) {
  const Segment& segment = segments_[which];
  const std::size_t limit = limitOf(which);
  const std::string_view sound = std::string_view(segment.bytes).substr(0, limit);
  std::size_t offset = kHeaderBytes;
  while (offset < limit) {
    const auto batch = decodeBatch(sound, offset, segment.header.salt);
    if (!batch) break;
    if (auto problem = apply(*batch, {segment.number, offset})) return problem;
    offset = std::min(limit, offset + batch->size);
  }
  log_.end_ = {segment.number, offset};
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
  if (batch.hardState) restored_.hardState = *batch.hardState;
  if (batch.entries.empty()) return std::nullopt;
  const raft::Index first = batch.entries.front().index;
  const raft::Index next = restored_.entries.lastIndex() + 1;
  if (first.value == 0 || first > next) return damage(at, "entries are missing before it");
  if (first < next) restored_.entries.truncateFrom(first);
  for (const raft::Entry& entry : batch.entries) {
    if (entry.index != restored_.entries.lastIndex() + 1) {
      return damage(at, "its entries are not in order");
    }
    restored_.entries.append(entry);
  }
  return std::nullopt;
}

// What was read becomes durable, and what is not part of the log goes, before anything is appended.
Recovery::Problem Recovery::settle() {
  log_.hardState_ = restored_.hardState;
  log_.lastIndex_ = restored_.entries.lastIndex();
  for (std::size_t i = reached_ + 1; i < segments_.size(); ++i) {
    if (Failure f = files_.remove(segmentName(segments_[i].number)); !f.empty()) return Refused{f};
  }
  if (segments_.empty()) return std::nullopt;
  // The earlier ones too: a power cut may have come between their writing and their sync.
  for (std::size_t i = 0; i <= reached_; ++i) {
    if (Failure f = files_.sync(segmentName(segments_[i].number)); !f.empty()) return Refused{f};
  }
  log_.durable_ = log_.end_;
  // The next batch begins a new segment: nothing is ever written over a torn tail.
  if (tornTail_) log_.segmentBytes_ = 0;
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
    while (offset < bytes.size()) {
      const auto batch = decodeBatch(bytes, offset, segment.header.salt);
      if (batch) highest = std::max(highest, batch->durable);
      offset += batch ? batch->size : kAlignment;
    }
  }
  return highest;
}

}  // namespace wal
