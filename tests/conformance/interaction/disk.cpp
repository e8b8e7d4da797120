#include "tests/conformance/interaction/disk.h"

namespace conformance {

void Disk::append(const std::vector<raft::Entry>& entries) {
  for (const raft::Entry& entry : entries) {
    if (entry.index <= log_.baseIndex()) continue;
    if (log_.contains(entry.index)) log_.truncateFrom(entry.index);
    log_.append(entry);
  }
}

void Disk::replace(const raft::Snapshot& snapshot) {
  log_ = raft::Entries(snapshot.lastIncludedIndex, snapshot.lastIncludedTerm);
}

std::optional<std::string> Disk::compact(raft::Index upTo) {
  if (upTo <= log_.baseIndex()) return "requested index is unavailable due to compaction";
  if (upTo > log_.lastIndex()) {
    return "compact " + std::to_string(upTo.value) + " is out of bound lastindex(" +
           std::to_string(log_.lastIndex().value) + ")";
  }
  log_.compact(upTo);
  return std::nullopt;
}

}  // namespace conformance
