// A server's log on its disk: batches appended to preallocated segments, snapshots in files of
// their own, and what can be read back after a crash.
//
// Order of work: append() writes, sync() (or the caller's own fdatasync of unsyncedFiles(),
// followed by markDurable) makes it durable. A crash between the two may leave any part of the
// bytes. Recovery replays batches in order and stops at the first bad record. Below the highest
// mark that a later record names as durable this is damage and the log is refused; above it, it is
// a torn tail: the log continues in a new segment, whose header says where the sound part ends, so
// old bytes are never taken for data.
//
// A snapshot's file is durable before a batch names it, and counts from that batch on: a crash
// leaves the old state or the new one. A file that nothing names is an aborted one.
//
// Thread rule: a value; used by one thread at a time. Copies are independent, but two logs over the
// same files must not both append.
// Invariants: durable() <= end(); a segment's header is durable before its first batch is written;
// the first batch of a segment repeats what the segments before it said (hard state, end of the
// log, newest snapshot), so that they can go.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/raft/storage.h"
#include "engine/wal/file.h"
#include "engine/wal/format.h"

namespace wal {

struct Options {
  /// Bytes of a segment; one batch that is bigger gets a segment of its size.
  std::uint64_t segmentBytes{std::uint64_t{1} << 20};
  /// Salts of the segments are made from it; differs for each server.
  std::uint64_t salt{0};
};

/// The log cannot be used; `why` names the file and the offset, and says what to do.
struct Refused {
  std::string why;
};

class Log {
 public:
  struct Opened;

  /// Reads the log back, or begins an empty one. Everything that was read is durable afterwards.
  static std::variant<Opened, Refused> open(Files& files, const Options& options);

  /// Writes one batch behind the end; not durable yet. A snapshot in it replaces the log; its file
  /// is durable when this returns. After a failure the log must not be used any more: the disk's
  /// state is unknown.
  [[nodiscard]] Failure append(Files& files, const raft::Persist& request);
  /// Saves the server's own snapshot, written as by append(); the log stays. One that is not newer
  /// than the last is left out.
  [[nodiscard]] Failure saveSnapshot(Files& files, const raft::Snapshot& snapshot);
  /// For a caller that writes a snapshot's file by itself: its number, given once.
  std::uint64_t newSnapshotNumber() { return ++newestSnapshot_; }
  /// That file is durable: append() or saveSnapshot() of this snapshot only names it, or removes it
  /// where a newer one came meanwhile.
  void wrote(const SnapshotName& name) { written_.push_back(name); }
  /// Deletes segments that hold only entries up to `upTo` that the newest durable snapshot covers,
  /// and the snapshots before it. Durable when it returns.
  [[nodiscard]] Failure compact(Files& files, raft::Index upTo);
  /// Makes everything appended so far durable.
  [[nodiscard]] Failure sync(Files& files);

  /// For a caller that syncs by other means: sync these files in this order, then mark the end()
  /// that it had before.
  std::vector<std::string> unsyncedFiles() const;
  void markDurable(Position upTo);

  Position end() const { return end_; }
  Position durable() const { return durable_; }
  /// The hard state and the last index of everything appended, durable or not.
  const raft::HardState& hardState() const { return hardState_; }
  raft::Index lastIndex() const { return last_.lastIndex; }

 private:
  friend class Recovery;

  /// Of one segment, what compaction asks.
  struct Kept {
    std::uint64_t number{0};
    raft::Index highest;        ///< of the entries in it
    bool selfContained{false};  ///< begins with a checkpoint
  };
  /// A snapshot and the end of the batch that names it.
  struct Named {
    SnapshotName name;
    Position end;
    LogBefore logBefore{LogBefore::Stays};
  };

  [[nodiscard]] Failure beginSegment(Files& files, std::uint64_t batchBytes);
  std::optional<SnapshotName> takeWritten(const raft::Snapshot& snapshot);
  [[nodiscard]] Failure writeSnapshotFor(Files& files, const raft::Snapshot& snapshot, Batch& into);
  /// Writes it at the end, in a new segment if it does not fit.
  [[nodiscard]] Failure writeBatch(Files& files, Batch batch);
  void addCheckpoint(Batch& to) const;
  void remember(const Batch& batch);
  /// How many segments from the first on can go.
  std::size_t superfluous(raft::Index upTo) const;

  Options options_;
  Position end_;  ///< where the next batch goes; segment 0: there is none yet
  Position durable_;
  std::uint64_t salt_{0};                ///< of the segment at the end
  std::uint64_t segmentBytes_{0};        ///< its size
  std::uint64_t newestSegment_{0};       ///< highest number in the folder
  bool nextExpected_{false};             ///< Files know that a segment will follow this one
  std::vector<std::uint64_t> unsynced_;  ///< segments with batches that are not durable
  raft::HardState hardState_;
  Checkpoint last_;
  std::vector<Kept> segments_;    ///< in the folder, in order
  std::vector<Named> snapshots_;  ///< whose files are in the folder, in order
  std::uint64_t newestSnapshot_{0};
  std::vector<SnapshotName> written_;  ///< by the caller, not named yet
  /// The last durable batch that replaced the log: entries before it do not count.
  Position replacedAt_;
  /// Recovery took the newest snapshot in place of the log: the next batch must say so.
  LogBefore logBeforeNext_{LogBefore::Stays};
};

struct Log::Opened {
  Log log;
  raft::Restored restored;
};

}  // namespace wal
