#include "engine/wal/format.h"

#include "engine/wal/bytes.h"
#include "engine/wal/checksum.h"

namespace wal {

namespace {

constexpr std::uint64_t kSegmentMagic = 0x474f4c41544c4f46;  // "FLOTALOG"
constexpr std::uint32_t kBatchMagic = 0x48435442;            // "BTCH"
constexpr std::uint32_t kHasHardState = 1;
constexpr std::uint32_t kHasCheckpoint = 2;
constexpr std::uint32_t kHasSnapshot = 4;
constexpr std::uint32_t kReplacesLog = 8;
constexpr std::uint32_t kAllFlags = 15;
constexpr std::size_t kHeaderCrcAt = 12;
constexpr std::size_t kBatchCrcAt = 28;

void putPosition(std::string& out, const Position& p) {
  put<std::uint64_t>(out, p.segment);
  put<std::uint64_t>(out, p.offset);
}

Position readPosition(Reader& in) {
  const auto segment = in.number<std::uint64_t>();
  return {segment, in.number<std::uint64_t>()};
}

std::uint32_t headerCrc(std::string_view header) {
  return crc32c(header.substr(kHeaderCrcAt + 4, kHeaderBytes - kHeaderCrcAt - 4),
                crc32c(header.substr(0, kHeaderCrcAt)));
}

std::uint32_t batchCrc(std::string_view batch, std::size_t body, std::uint64_t salt) {
  std::string salted;
  put(salted, salt);
  const std::uint32_t head = crc32c(batch.substr(0, kBatchCrcAt), crc32c(salted));
  return crc32c(batch.substr(kBatchHeaderBytes, body), head);
}

std::size_t aligned(std::size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; }

void putEntry(std::string& out, const raft::Entry& entry) {
  put<std::uint64_t>(out, entry.term.value);
  put<std::uint64_t>(out, entry.index.value);
  put<std::uint32_t>(out, static_cast<std::uint32_t>(entry.kind));
  put<std::uint32_t>(out, static_cast<std::uint32_t>(entry.payload.bytes().size()));
  out.append(entry.payload.bytes());
}

std::optional<raft::Entry> readEntry(Reader& in) {
  raft::Entry entry;
  entry.term = raft::Term{in.number<std::uint64_t>()};
  entry.index = raft::Index{in.number<std::uint64_t>()};
  const auto kind = in.number<std::uint32_t>();
  const auto length = in.number<std::uint32_t>();
  const std::string_view payload = in.bytes(length);
  if (!in.ok() || kind > static_cast<std::uint32_t>(raft::EntryKind::Membership)) {
    return std::nullopt;
  }
  entry.kind = static_cast<raft::EntryKind>(kind);
  if (!payload.empty()) entry.payload = raft::Payload(std::string(payload));
  return entry;
}

raft::HardState readHardState(Reader& in) {
  raft::HardState state;
  state.currentTerm = raft::Term{in.number<std::uint64_t>()};
  state.votedFor = raft::ServerId{in.number<std::uint64_t>()};
  state.commit = raft::Index{in.number<std::uint64_t>()};
  return state;
}

Checkpoint readCheckpoint(Reader& in) {
  const raft::Index index{in.number<std::uint64_t>()};
  return {index, raft::Term{in.number<std::uint64_t>()}};
}

SnapshotName readSnapshotName(Reader& in) {
  SnapshotName name;
  name.number = in.number<std::uint64_t>();
  name.lastIncludedIndex = raft::Index{in.number<std::uint64_t>()};
  name.lastIncludedTerm = raft::Term{in.number<std::uint64_t>()};
  name.bytes = in.number<std::uint64_t>();
  name.crc = in.number<std::uint32_t>();
  return name;
}

std::uint32_t flagsOf(const Batch& batch) {
  return (batch.hardState ? kHasHardState : 0) | (batch.checkpoint ? kHasCheckpoint : 0) |
         (batch.snapshot ? kHasSnapshot : 0) |
         (batch.logBefore == LogBefore::Replaced ? kReplacesLog : 0);
}

void putBody(std::string& out, const Batch& batch) {
  if (batch.hardState) {
    put(out, batch.hardState->currentTerm.value);
    put(out, batch.hardState->votedFor.value);
    put(out, batch.hardState->commit.value);
  }
  if (batch.checkpoint) {
    put(out, batch.checkpoint->lastIndex.value);
    put(out, batch.checkpoint->lastTerm.value);
  }
  if (batch.snapshot) {
    put(out, batch.snapshot->number);
    put(out, batch.snapshot->lastIncludedIndex.value);
    put(out, batch.snapshot->lastIncludedTerm.value);
    put(out, batch.snapshot->bytes);
    put(out, batch.snapshot->crc);
  }
  for (const raft::Entry& entry : batch.entries) putEntry(out, entry);
}

bool readBody(std::string_view body, std::uint32_t flags, Batch& into) {
  Reader in(body);
  if (flags > kAllFlags) return false;
  if ((flags & kHasHardState) != 0) into.hardState = readHardState(in);
  if ((flags & kHasCheckpoint) != 0) into.checkpoint = readCheckpoint(in);
  if ((flags & kHasSnapshot) != 0) into.snapshot = readSnapshotName(in);
  if ((flags & kReplacesLog) != 0) into.logBefore = LogBefore::Replaced;
  if (into.logBefore == LogBefore::Replaced && !into.snapshot) return false;
  while (in.ok() && !in.done()) {
    auto entry = readEntry(in);
    if (!entry) return false;
    into.entries.push_back(std::move(*entry));
  }
  return in.ok();
}

}  // namespace

std::string encodeHeader(const SegmentHeader& header) {
  std::string out;
  out.reserve(kHeaderBytes);
  put(out, kSegmentMagic);
  put(out, header.version);
  put<std::uint32_t>(out, 0);
  put(out, header.number);
  put(out, header.salt);
  putPosition(out, header.continues);
  putPosition(out, header.durable);
  overwrite32(out, kHeaderCrcAt, headerCrc(out));
  return out;
}

std::variant<SegmentHeader, BadHeader, NewerVersion> decodeHeader(std::string_view segment) {
  if (segment.size() < kHeaderBytes) return BadHeader{};
  Reader in(segment.substr(0, kHeaderBytes));
  if (in.number<std::uint64_t>() != kSegmentMagic) return BadHeader{};
  const auto version = in.number<std::uint32_t>();
  if (version > kVersion) return NewerVersion{version};
  const auto crc = in.number<std::uint32_t>();
  if (version < kOldestVersion || crc != headerCrc(segment.substr(0, kHeaderBytes)))
    return BadHeader{};
  SegmentHeader header;
  header.version = version;
  header.number = in.number<std::uint64_t>();
  header.salt = in.number<std::uint64_t>();
  header.continues = readPosition(in);
  header.durable = readPosition(in);
  return header;
}

std::string encodeBatch(const Batch& batch, std::uint64_t salt) {
  std::string out;
  put(out, kBatchMagic);
  put<std::uint32_t>(out, 0);
  putPosition(out, batch.durable);
  put<std::uint32_t>(out, flagsOf(batch));
  put<std::uint32_t>(out, 0);
  putBody(out, batch);
  const std::size_t body = out.size() - kBatchHeaderBytes;
  overwrite32(out, 4, static_cast<std::uint32_t>(body));
  overwrite32(out, kBatchCrcAt, batchCrc(out, body, salt));
  out.resize(aligned(out.size()), '\0');
  return out;
}

std::optional<Batch> decodeBatch(std::string_view segment, std::size_t offset, std::uint64_t salt) {
  if (offset > segment.size() || segment.size() - offset < kBatchHeaderBytes) return std::nullopt;
  const std::string_view batch = segment.substr(offset);
  Reader in(batch);
  if (in.number<std::uint32_t>() != kBatchMagic) return std::nullopt;
  const std::size_t body = in.number<std::uint32_t>();
  if (body > kBodyBytesMost || body > batch.size() - kBatchHeaderBytes) return std::nullopt;
  Batch result;
  result.durable = readPosition(in);
  const auto flags = in.number<std::uint32_t>();
  if (in.number<std::uint32_t>() != batchCrc(batch, body, salt)) return std::nullopt;
  if (!readBody(batch.substr(kBatchHeaderBytes, body), flags, result)) return std::nullopt;
  result.size = aligned(kBatchHeaderBytes + body);
  return result;
}

}  // namespace wal
