#include "engine/etcd/store_hash.h"

#include <openssl/evp.h>

#include <algorithm>

#include "engine/kv/bytes.h"
#include "engine/wal/checksum.h"

namespace etcd {
namespace {

/// Changes are copied to be looked at: never all there are.
constexpr kv::Revision kRevisionsAtOnce = 1'000;

void add(std::uint32_t& hash, const kv::Record& record) {
  std::string bytes;
  kv::putText(bytes, record.key);
  kv::putText(bytes, record.value);
  kv::putNumber(bytes, record.createRevision);
  kv::putNumber(bytes, record.modRevision);
  kv::putNumber(bytes, record.version);
  kv::putNumber(bytes, static_cast<std::uint64_t>(record.lease));
  hash = wal::crc32c(bytes, hash);
}

}  // namespace

std::uint32_t hashOf(const kv::Keyspace& space, kv::Revision at) {
  std::uint32_t hash = 0;
  const kv::Revision base = space.compacted();
  if (base > 0) {
    std::uint64_t count = 0;
    const auto records = space.versions().in(kv::KeyRange::all(), base, ~std::size_t{0}, count);
    for (const kv::Record& record : records) add(hash, record);
  }
  for (kv::Revision from = base + 1; from <= at; from += kRevisionsAtOnce) {
    const kv::Revision to = std::min(at, from + kRevisionsAtOnce - 1);
    for (const kv::Change& change : space.versions().changes(from, to)) add(hash, change.now);
  }
  return hash;
}

std::string snapshotFile(const kv::Keyspace& space) {
  std::string file(kSnapshotMark);
  kv::putText(file, space.encodeState());
  file.resize((file.size() + kSnapshotPage - 1) / kSnapshotPage * kSnapshotPage, '\0');
  return file;
}

std::variant<kv::Keyspace, std::string> storeOf(std::string_view file) {
  if (!file.starts_with(kSnapshotMark)) return "This is not a snapshot of Flotilla's.";
  kv::Reader in{file.substr(kSnapshotMark.size())};
  const std::string_view state = in.view();
  if (!in.ok) return "The snapshot is damaged: it is too short.";
  return kv::Keyspace::restore(state);
}

Sha256 sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  Sha256 out{};
  std::copy(digest.begin(), digest.end(), out.begin());
  return out;
}

}  // namespace etcd
