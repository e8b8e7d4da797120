// Reading a log back: which bytes are the log, which are a torn tail, and which are damage; and the
// newest snapshot that the log names.
// Thread rule: used within Log::open only.
#pragma once

#include <optional>
#include <string_view>

#include "engine/wal/log.h"

namespace wal {

class Recovery {
 public:
  Recovery(Files& files, const Options& options) : files_(files), options_(options) {}

  std::variant<Log::Opened, Refused> run();

 private:
  struct Segment {
    std::uint64_t number{0};
    SegmentHeader header;
    std::string bytes;
  };
  using Problem = std::optional<Refused>;

  Problem load();
  Problem loadSegment(std::uint64_t number, bool isLast);
  Problem checkChain() const;

  // In replay.cpp:
  Problem replay();
  Problem replaySegment(std::size_t which);
  Problem apply(const Batch& batch, Position at);
  Problem applyEntries(const std::vector<raft::Entry>& entries, Position at);
  /// The end of a segment's part of the log, as the next segment names it, else the file's end.
  std::size_t limitOf(std::size_t which) const;
  /// The highest place that anything from `from` of segment `which` on names as durable.
  Position highestMark(std::size_t which, std::size_t from) const;

  Problem readSnapshot();
  /// Lets the log go on from the snapshot where it does not reach it.
  Problem fitToSnapshot();
  Problem settle();
  Problem removeUnnamed();

  Files& files_;
  Options options_;
  std::vector<Segment> segments_;
  std::vector<std::uint64_t> snapshotFiles_;
  std::size_t reached_{0};  ///< the segment where the log ends
  bool tornTail_{false};
  bool anchored_{false};  ///< what the log says begins at nothing, or at a checkpoint
  Position namedAt_;      ///< the last batch that names a snapshot
  Log log_;
  raft::Restored restored_;
};

/// Where, what, and what to do.
Refused damage(const Position& at, std::string_view what);

}  // namespace wal
