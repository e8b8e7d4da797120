#include "engine/etcd/snapshot_check.h"

#include "engine/etcd/store_hash.h"
#include "engine/kv/bytes.h"

namespace etcd {
namespace {

std::string between(std::size_t first, std::size_t end) {
  return "bytes " + std::to_string(first) + " to " + std::to_string(end - 1);
}

bool sumFits(std::string_view body, std::string_view sum) {
  const Sha256 wanted = sha256(body);
  return sum == std::string_view(wanted.data(), wanted.size());
}

/// REQUIRES: body and sum do not fit together. The parts have lengths and a checksum of their own,
/// which tell them apart.
std::string whereDamaged(std::string_view body) {
  if (!body.starts_with(kSnapshotMark)) {
    return between(0, kSnapshotMark.size()) + ", which say what it is";
  }
  kv::Reader in{body.substr(kSnapshotMark.size())};
  const std::size_t length = in.number();
  const std::size_t from = body.size() - in.rest.size();
  if (!in.ok || length > in.rest.size() || in.rest.size() - length >= kSnapshotPage) {
    return between(kSnapshotMark.size(), std::max(from, kSnapshotMark.size() + 1)) +
           ", which say how long the store is";
  }
  const auto store = kv::Keyspace::restore(in.rest.substr(0, length));
  if (std::holds_alternative<std::string>(store)) {
    return between(from, from + length) + ", which are the store";
  }
  const std::size_t wrong = body.find_first_not_of('\0', from + length);
  if (wrong != std::string_view::npos) {
    return between(wrong, wrong + 1) + ", which is behind the store and has to be 0";
  }
  return between(body.size(), body.size() + sizeof(Sha256)) +
         ", which are the checksum; the store before it seems to be whole";
}

}  // namespace

std::variant<kv::Keyspace, std::string> checkedStore(std::string_view file) {
  constexpr std::size_t kSum = sizeof(Sha256);
  const bool ours = file.starts_with(kSnapshotMark);
  if (file.size() % kSnapshotPage != kSum || file.size() == kSum) {
    if (!ours) return "It is not a snapshot of Flotilla's: it neither begins nor ends like one.";
    return "It is damaged: it ends at byte " + std::to_string(file.size()) +
           ", and a whole one ends " + std::to_string(kSum) + " bytes behind a multiple of " +
           std::to_string(kSnapshotPage) + ". Something is cut off or was added.";
  }
  const std::string_view body = file.substr(0, file.size() - kSum);
  if (sumFits(body, file.substr(body.size()))) {
    if (ours) return storeOf(body);
    return "It is whole, but not a snapshot of Flotilla's: another program's data are in it.";
  }
  return "It is damaged: its SHA-256 does not fit. The trouble is in " + whereDamaged(body) + ".";
}

}  // namespace etcd
