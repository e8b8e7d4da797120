// The bytes of the log. All numbers are little-endian.
//
//   segment  = header (64 bytes), batches, zeros up to the file's size
//   header   = magic u64, version u32, crc u32, number u64, salt u64, continues (Position), durable
//              (Position); crc covers everything but itself
//   batch    = magic u32, length u32, durable (Position), flags u32, crc u32, body, zeros up to a
//              multiple of 8; crc is salted with the segment's salt and covers the rest and the
//              body
//   body     = [term u64, vote u64, commit u64]                             if kHasHardState
//              [last index u64, last term u64]                              if kHasCheckpoint
//              [number u64, index u64, term u64, bytes u64, crc u32]        if kHasSnapshot
//              then entries: term u64, index u64, kind u32, length u32, payload
//   Position = segment u64, offset u64
//
// Version 1 knew neither checkpoints nor snapshots; its segments are still read.
//
// Thread rule: pure functions and plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/raft/storage.h"

namespace wal {

/// A place in the log: a byte of a segment. Segments are numbered from 1; {0, 0} is "nothing yet".
struct Position {
  std::uint64_t segment{0};
  std::uint64_t offset{0};
  friend auto operator<=>(const Position&, const Position&) = default;
};

inline constexpr std::uint32_t kVersion = 2;
inline constexpr std::uint32_t kOldestVersion = 1;
inline constexpr std::size_t kHeaderBytes = 64;
inline constexpr std::size_t kBatchHeaderBytes = 32;
/// Batches start at multiples of this.
inline constexpr std::size_t kAlignment = 8;
/// The body of one batch at most.
inline constexpr std::size_t kBodyBytesMost = std::size_t{1} << 30;

struct SegmentHeader {
  std::uint64_t number{0};
  std::uint64_t salt{0};
  /// Where the log before this segment ends; what stands behind it there is not part of the log.
  Position continues;
  /// Known durable when the segment was begun.
  Position durable;
  std::uint32_t version{kVersion};
  friend bool operator==(const SegmentHeader&, const SegmentHeader&) = default;
};

/// Where the log ended before a batch: the first batch of a segment says so, that the segments
/// before it can go once a snapshot covers them.
struct Checkpoint {
  raft::Index lastIndex;
  raft::Term lastTerm;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Names a snapshot's file, which is durable before any record names it.
struct SnapshotName {
  std::uint64_t number{0};
  raft::Index lastIncludedIndex;
  raft::Term lastIncludedTerm;
  std::uint64_t bytes{0};  ///< the file's size
  std::uint32_t crc{0};    ///< the file's own checksum
  friend bool operator==(const SnapshotName&, const SnapshotName&) = default;
};

/// What naming a snapshot means for the log before it.
enum class LogBefore : std::uint8_t {
  Stays,     ///< the server's own snapshot
  Replaced,  ///< the leader's: the log goes on behind the snapshot's end (Raft 7)
};

/// One record: a raft::Persist, or the server's own snapshot.
struct Batch {
  /// Known durable when the batch was written: a bad record before it is damage.
  Position durable;
  std::optional<raft::HardState> hardState;
  std::optional<Checkpoint> checkpoint;
  std::optional<SnapshotName> snapshot;
  LogBefore logBefore{LogBefore::Stays};
  std::vector<raft::Entry> entries;
  /// Bytes from the batch's start to the next one's.
  std::size_t size{0};
};

std::string encodeHeader(const SegmentHeader& header);

struct BadHeader {};
struct NewerVersion {
  std::uint32_t version{0};
};
std::variant<SegmentHeader, BadHeader, NewerVersion> decodeHeader(std::string_view segment);

std::string encodeBatch(const Batch& batch, std::uint64_t salt);
/// The batch that starts at `offset`, or nullopt if there is no whole and sound one.
std::optional<Batch> decodeBatch(std::string_view segment, std::size_t offset, std::uint64_t salt);

/// "0000000000000001.log"; nullopt if the name is not a segment's.
std::string segmentName(std::uint64_t number);
std::optional<std::uint64_t> segmentNumber(std::string_view name);
/// "0000000000000001.snap"; nullopt if the name is not a snapshot's.
std::string snapshotFileName(std::uint64_t number);
std::optional<std::uint64_t> snapshotNumber(std::string_view name);

}  // namespace wal
