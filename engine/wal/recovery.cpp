#include "engine/wal/recovery.h"
#include "engine/wal/bytes.h"

#include <algorithm>

#include "engine/wal/snapshot_file.h"

namespace wal {

namespace {

constexpr std::string_view kReplaceServer =
    " Do not start this server again: remove it from the cluster and add a new one, with a new id "
    "and an empty folder.";

Refused unreadable(const Failure& failure) {
  return Refused{failure +
                 ". Check the disk and the folder's rights, then start the server again."};
}

}  // namespace

Refused damage(const Position& at, std::string_view what) {
  return Refused{"The log is damaged: " + segmentName(at.segment) + " at byte " +
                 std::to_string(at.offset) + ": " + std::string(what) + "." +
                 std::string(kReplaceServer)};
}

std::variant<Log::Opened, Refused> Log::open(Files& files, const Options& options) {
  return Recovery(files, options).run();
}

std::variant<Log::Opened, Refused> Recovery::run() {
  log_.options_ = options_;
  if (auto problem = load()) return *problem;
  if (auto problem = checkChain()) return *problem;
  if (auto problem = replay()) return *problem;
  if (auto problem = readSnapshot()) return *problem;
  if (auto problem = fitToSnapshot()) return *problem;
  if (auto problem = settle()) return *problem;
  return Log::Opened{std::move(log_), std::move(restored_)};
}

Recovery::Problem Recovery::load() {
  std::vector<std::uint64_t> numbers;
  for (const std::string& name : files_.list()) {
    if (const auto number = segmentNumber(name)) numbers.push_back(*number);
    if (const auto number = snapshotNumber(name)) snapshotFiles_.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  for (const std::uint64_t number : numbers) {
    if (auto problem = loadSegment(number, number == numbers.back())) return problem;
  }
  if (!numbers.empty()) log_.newestSegment_ = numbers.back();
  for (const std::uint64_t n : snapshotFiles_) {
    log_.newestSnapshot_ = std::max(log_.newestSnapshot_, n);
  }
  return std::nullopt;
}

Recovery::Problem Recovery::loadSegment(std::uint64_t number, bool isLast) {
  const std::string name = segmentName(number);
  ReadResult read = files_.read(name);
  if (!read.failure.empty()) return unreadable(read.failure);
  const auto decoded = decodeHeader(read.bytes);
  if (const auto* newer = std::get_if<NewerVersion>(&decoded)) {
    return Refused{name + " was written by a newer version of Flotilla (format " +
                   std::to_string(newer->version) + "; this one reads " + std::to_string(kVersion) +
                   "). Start this server with that version."};
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
  if (Failure failure = files_.remove(name); !failure.empty()) {
    return unreadable(failure);
  }
  return std::nullopt;
}

// The first segment may continue one that compaction deleted; whether it says enough is seen later.
Recovery::Problem Recovery::checkChain() const {
  for (std::size_t i = 1; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    const std::uint64_t before = segment.header.continues.segment;
    if (before != segments_[i - 1].number) {
      return damage({segment.number, 0},
                    "it continues " + segmentName(before) + ", which is not there");
    }
  }
  return std::nullopt;
}

Recovery::Problem Recovery::readSnapshot() {
  if (log_.snapshots_.empty()) return std::nullopt;
  const SnapshotName& name = log_.snapshots_.back().name;
  const std::string file = snapshotFileName(name.number);
  const bool exists =
      std::find(snapshotFiles_.begin(), snapshotFiles_.end(), name.number) != snapshotFiles_.end();
  if (!exists) return damage(namedAt_, "it names " + file + ", which is not there");
  const KeptResult read = files_.keep(file);
  if (!read.failure.empty()) return unreadable(read.failure);
  auto decoded = decodeSnapshot(read.bytes, name);
  if (const auto* what = std::get_if<std::string>(&decoded)) {
    return Refused{"The snapshot " + file + ", which " + segmentName(namedAt_.segment) +
                   " names at byte " + std::to_string(namedAt_.offset) + ", is damaged: " + *what +
                   "." + std::string(kReplaceServer)};
  }
  restored_.snapshot = std::get<raft::Snapshot>(std::move(decoded));
  return std::nullopt;
}

Recovery::Problem Recovery::fitToSnapshot() {
  raft::Entries& entries = restored_.entries;
  const Position start{segments_.empty() ? 0 : segments_.front().number, kHeaderBytes};
  if (!restored_.snapshot) {
    if (entries.baseIndex().value == 0) return std::nullopt;
    return damage(start, "entries are missing before it, and no snapshot covers them");
  }
  const raft::Index last = restored_.snapshot->lastIncludedIndex;
  const raft::Term term = restored_.snapshot->lastIncludedTerm;
  if (entries.baseIndex() > last) {
    return damage(start, "entries are missing between the snapshot and it");
  }
  const bool baseKnown = entries.baseIndex().value == 0 || entries.baseTerm().value != 0;
  if (entries.baseIndex() == last && !baseKnown) {
    return damage(start, "entries are missing between the snapshot and it");
  }
  const bool atBase = entries.baseIndex() == last && entries.baseTerm() == term;
  const bool within = entries.contains(last) && entries.at(last).term == term;
  if (within && !baseKnown) entries.compact(last);
  if (atBase || within) return std::nullopt;
  // The server's own snapshot can be ahead of what it wrote of its log, or of a log that was about
  // to be replaced: what it covers was committed, what differs from it was not.
  entries = raft::Entries(last, term);
  log_.logBeforeNext_ = LogBefore::Replaced;
  return std::nullopt;
}

// What was read becomes durable, and what is not part of the log goes, before anything is appended.
Recovery::Problem Recovery::settle() {
  const raft::Entries& entries = restored_.entries;
  log_.hardState_ = restored_.hardState;
  log_.last_ = {entries.lastIndex(),
                entries.empty() ? entries.baseTerm() : entries.at(entries.lastIndex()).term};
  for (std::size_t i = reached_ + 1; i < segments_.size(); ++i) {
    const std::string name = segmentName(segments_[i].number);
    if (Failure f = files_.remove(name); !f.empty()) return unreadable(f);
  }
  // The earlier ones too: a power cut may have come between their writing and their sync.
  for (std::size_t i = 0; i <= reached_ && i < segments_.size(); ++i) {
    const std::string name = segmentName(segments_[i].number);
    if (Failure f = files_.sync(name); !f.empty()) return unreadable(f);
  }
  log_.durable_ = log_.end_;
  // The next batch begins a new segment: nothing is ever written over a torn tail, and nothing new
  // into a segment whose version does not know it.
  const bool older = !segments_.empty() && segments_[reached_].header.version < kVersion;
  if (tornTail_ || older) log_.segmentBytes_ = 0;
  return removeUnnamed();
}

// Only now: the batch that names the newest snapshot is durable. Earlier ones are named in the log
// too, but their files went with compaction, or go here: nobody must look for them again.
Recovery::Problem Recovery::removeUnnamed() {
  std::vector<Log::Named>& named = log_.snapshots_;
  for (const Log::Named& each : named) {
    if (each.logBefore == LogBefore::Replaced) log_.replacedAt_ = each.end;
  }
  if (named.size() > 1) named.erase(named.begin(), named.end() - 1);
  for (const std::uint64_t number : snapshotFiles_) {
    if (!named.empty() && named.back().name.number == number) continue;
    if (Failure f = files_.remove(snapshotFileName(number)); !f.empty()) return unreadable(f);
  }
  return std::nullopt;
}

}  // namespace wal
