#include "engine/wal/format.h"

#include <charconv>

#include "engine/wal/checksum.h"

namespace wal {

namespace {

constexpr std::uint64_t kSegmentMagic = 0x474f4c41544c4f46;  // "FLOTALOG"
constexpr std::uint32_t kBatchMagic = 0x48435442;            // "BTCH"
constexpr std::uint32_t kHasHardState = 1;
constexpr std::size_t kHeaderCrcAt = 12;
constexpr std::size_t kBatchCrcAt = 28;
constexpr std::string_view kSuffix = ".log";
constexpr std::size_t kNameDigits = 16;

template <class T>
void put(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

void putPosition(std::string& out, const Position& p) {
  put<std::uint64_t>(out, p.segment);
  put<std::uint64_t>(out, p.offset);
}

void overwrite32(std::string& out, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) out[at + i] = static_cast<char>(value >> (8 * i));
}

/// Takes numbers from the front; `ok` turns false when the bytes run out.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    const std::string_view b = bytes(sizeof(T));
    T value = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
      value |= static_cast<T>(static_cast<T>(static_cast<std::uint8_t>(b[i])) << (8 * i));
    }
    return value;
  }
  Position position() {
    const auto segment = number<std::uint64_t>();
    return {segment, number<std::uint64_t>()};
  }
  std::string_view bytes(std::size_t count) {
    if (rest_.size() < count) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  bool done() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  std::string_view rest_;
  bool ok_{true};
};

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
  if (!in.ok() || kind > static_cast<std::uint32_t>(raft::EntryKind::Command)) return std::nullopt;
  entry.kind = static_cast<raft::EntryKind>(kind);
  if (!payload.empty()) entry.payload = raft::Payload(std::string(payload));
  return entry;
}

bool readBody(std::string_view body, std::uint32_t flags, Batch& into) {
  Reader in(body);
  if ((flags & kHasHardState) != 0) {
    raft::HardState state;
    state.currentTerm = raft::Term{in.number<std::uint64_t>()};
    state.votedFor = raft::ServerId{in.number<std::uint64_t>()};
    state.commit = raft::Index{in.number<std::uint64_t>()};
    into.hardState = state;
  }
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
  put(out, kVersion);
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
  if (version != kVersion || crc != headerCrc(segment.substr(0, kHeaderBytes))) return BadHeader{};
  SegmentHeader header;
  header.number = in.number<std::uint64_t>();
  header.salt = in.number<std::uint64_t>();
  header.continues = in.position();
  header.durable = in.position();
  return header;
}

std::string encodeBatch(const Batch& batch, std::uint64_t salt) {
  std::string out;
  put(out, kBatchMagic);
  put<std::uint32_t>(out, 0);
  putPosition(out, batch.durable);
  put<std::uint32_t>(out, batch.hardState ? kHasHardState : 0);
  put<std::uint32_t>(out, 0);
  if (batch.hardState) {
    put(out, batch.hardState->currentTerm.value);
    put(out, batch.hardState->votedFor.value);
    put(out, batch.hardState->commit.value);
  }
  for (const raft::Entry& entry : batch.entries) putEntry(out, entry);
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
  result.durable = in.position();
  const auto flags = in.number<std::uint32_t>();
  if (in.number<std::uint32_t>() != batchCrc(batch, body, salt)) return std::nullopt;
  if (!readBody(batch.substr(kBatchHeaderBytes, body), flags, result)) return std::nullopt;
  result.size = aligned(kBatchHeaderBytes + body);
  return result;
}

std::string segmentName(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  const std::size_t pad = digits.size() < kNameDigits ? kNameDigits - digits.size() : 0;
  return std::string(pad, '0') + digits + std::string(kSuffix);
}

std::optional<std::uint64_t> segmentNumber(std::string_view name) {
  if (!name.ends_with(kSuffix)) return std::nullopt;
  name.remove_suffix(kSuffix.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size() || number == 0) return std::nullopt;
  return number;
}

}  // namespace wal
