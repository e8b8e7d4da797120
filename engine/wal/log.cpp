#include "engine/wal/log.h"

#include <algorithm>

#include "engine/wal/snapshot_file.h"

namespace wal {

namespace {

// Segments of one folder get different salts, so that a batch of one is never sound in another.
std::uint64_t saltOf(std::uint64_t folder, std::uint64_t segment) {
  std::uint64_t x = folder + segment * 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

}  // namespace

Failure Log::append(Files& files, const raft::Persist& request) {
  Batch batch;
  if (request.hardState != hardState_) batch.hardState = request.hardState;
  batch.entries = request.entries;
  if (request.snapshot) {
    batch.logBefore = LogBefore::Replaced;
    if (Failure failure = writeSnapshotFor(files, *request.snapshot, batch); !failure.empty()) {
      return failure;
    }
  }
  return writeBatch(files, std::move(batch));
}

Failure Log::saveSnapshot(Files& files, const raft::Snapshot& snapshot) {
  const bool isNewer =
      snapshots_.empty() || snapshot.lastIncludedIndex > snapshots_.back().name.lastIncludedIndex;
  if (!isNewer) {
    const auto superseded = takeWritten(snapshot);
    return superseded ? files.remove(snapshotFileName(superseded->number)) : Failure();
  }
  // Entries up to it may still have to be appended: it must not take the log's place.
  if (logBeforeNext_ == LogBefore::Replaced) {
    if (Failure failure = writeBatch(files, Batch{}); !failure.empty()) return failure;
  }
  Batch batch;
  if (Failure failure = writeSnapshotFor(files, snapshot, batch); !failure.empty()) return failure;
  return writeBatch(files, std::move(batch));
}

std::optional<SnapshotName> Log::takeWritten(const raft::Snapshot& snapshot) {
  const auto it = std::find_if(written_.begin(), written_.end(), [&](const SnapshotName& name) {
    return name.lastIncludedIndex == snapshot.lastIncludedIndex &&
           name.lastIncludedTerm == snapshot.lastIncludedTerm;
  });
  if (it == written_.end()) return std::nullopt;
  const SnapshotName name = *it;
  written_.erase(it);
  return name;
}

Failure Log::writeSnapshotFor(Files& files, const raft::Snapshot& snapshot, Batch& into) {
  into.snapshot = takeWritten(snapshot);
  if (into.snapshot) return {};
  WrittenSnapshot written = writeSnapshot(files, newestSnapshot_ + 1, snapshot);
  if (!written.failure.empty()) return std::move(written.failure);
  ++newestSnapshot_;
  into.snapshot = written.name;
  return {};
}

Failure Log::writeBatch(Files& files, Batch batch) {
  batch.durable = durable_;
  // What recovery decided counts from the first batch behind it on.
  if (logBeforeNext_ == LogBefore::Replaced) {
    batch.logBefore = LogBefore::Replaced;
    if (!batch.snapshot) batch.snapshot = snapshots_.back().name;
  }
  // A crash may have left a segment with nothing in it.
  if (end_.offset == kHeaderBytes) addCheckpoint(batch);
  std::string bytes = encodeBatch(batch, salt_);
  const bool fits = end_.segment != 0 && end_.offset + bytes.size() <= segmentBytes_;
  if (!fits) {
    addCheckpoint(batch);
    bytes = encodeBatch(batch, salt_);
  }
  if (bytes.size() > kBodyBytesMost) return "A batch of more than 1 GiB cannot be written.";
  if (!fits) {
    if (Failure failure = beginSegment(files, bytes.size()); !failure.empty()) return failure;
    bytes = encodeBatch(batch, salt_);
  }
  if (Failure failure = files.write(segmentName(end_.segment), end_.offset, bytes);
      !failure.empty()) {
    return failure;
  }
  if (unsynced_.empty() || unsynced_.back() != end_.segment) unsynced_.push_back(end_.segment);
  end_.offset += bytes.size();
  logBeforeNext_ = LogBefore::Stays;
  remember(batch);
  if (!nextExpected_ && end_.offset > segmentBytes_ / 2) {
    files.expect(options_.segmentBytes);
    nextExpected_ = true;
  }
  return {};
}

void Log::addCheckpoint(Batch& to) const {
  if (!to.hardState) to.hardState = hardState_;
  to.checkpoint = last_;
  if (!to.snapshot && !snapshots_.empty()) to.snapshot = snapshots_.back().name;
}

void Log::remember(const Batch& batch) {
  if (batch.checkpoint && batch.hardState) segments_.back().selfContained = true;
  if (batch.hardState) hardState_ = *batch.hardState;
  if (batch.snapshot) {
    const bool known = !snapshots_.empty() && snapshots_.back().name == *batch.snapshot;
    if (!known) snapshots_.push_back({*batch.snapshot, end_, batch.logBefore});
  }
  if (batch.logBefore == LogBefore::Replaced) {
    last_ = {batch.snapshot->lastIncludedIndex, batch.snapshot->lastIncludedTerm};
  }
  if (batch.entries.empty()) return;
  last_ = {batch.entries.back().index, batch.entries.back().term};
  segments_.back().highest = std::max(segments_.back().highest, last_.lastIndex);
}

Failure Log::sync(Files& files) {
  for (const std::string& name : unsyncedFiles()) {
    if (Failure failure = files.sync(name); !failure.empty()) return failure;
  }
  markDurable(end_);
  return {};
}

std::vector<std::string> Log::unsyncedFiles() const {
  std::vector<std::string> names;
  for (const std::uint64_t number : unsynced_) names.push_back(segmentName(number));
  return names;
}

void Log::markDurable(Position upTo) {
  durable_ = std::max(durable_, upTo);
  const bool all = durable_ == end_;
  std::erase_if(unsynced_, [&](std::uint64_t n) { return all || n < durable_.segment; });
}

Failure Log::beginSegment(Files& files, std::uint64_t batchBytes) {
  const SegmentHeader header{.number = newestSegment_ + 1,
                             .salt = saltOf(options_.salt, newestSegment_ + 1),
                             .continues = end_,
                             .durable = durable_};
  const std::string name = segmentName(header.number);
  const std::uint64_t size = std::max(options_.segmentBytes, kHeaderBytes + batchBytes);
  if (Failure failure = files.create(name, size); !failure.empty()) return failure;
  if (Failure f = files.write(name, 0, encodeHeader(header)); !f.empty()) return f;
  if (Failure failure = files.sync(name); !failure.empty()) return failure;
  newestSegment_ = header.number;
  segments_.push_back({header.number, {}});
  salt_ = header.salt;
  segmentBytes_ = size;
  nextExpected_ = false;
  end_ = {header.number, kHeaderBytes};
  return {};
}

}  // namespace wal
