// Snapshots for the log, and what must be known after it was read back.
#pragma once

#include "engine/wal/snapshot_file.h"
#include "tests/wal/history.h"

namespace wal {

inline raft::Snapshot snapshotAt(std::uint64_t index, std::uint64_t term, std::string state = "s") {
  raft::Snapshot snapshot{raft::Index{index}, raft::Term{term}, {}, raft::Payload(state)};
  snapshot.configuration.voters = {raft::ServerId{1}, raft::ServerId{2}, raft::ServerId{4}};
  snapshot.configuration.outgoing = {raft::ServerId{1}, raft::ServerId{2}, raft::ServerId{3}};
  snapshot.configuration.learners = {raft::ServerId{5}};
  snapshot.configuration.learnersNext = {raft::ServerId{3}};
  snapshot.configuration.autoLeave = raft::AutoLeave::Yes;
  snapshot.configuration.retired = {raft::ServerId{9}};
  return snapshot;
}

/// The leader's snapshot, as it is installed.
inline raft::Persist install(std::uint64_t index, std::uint64_t term) {
  raft::Persist request = batch(term, {});
  request.snapshot = snapshotAt(index, term, std::string(30, 'i'));
  request.hardState.commit = raft::Index{index};
  return request;
}

/// Equal but for entries that the snapshot covers: those may be there or not.
inline bool equivalent(const raft::Restored& a, const raft::Restored& b) {
  if (a.hardState != b.hardState || a.snapshot != b.snapshot) return false;
  const raft::Index covered = a.snapshot ? a.snapshot->lastIncludedIndex : raft::Index{};
  if (a.entries.baseIndex() > covered || b.entries.baseIndex() > covered) return false;
  return a.entries.lastIndex() == b.entries.lastIndex() &&
         a.entries.slice(covered + 1, SIZE_MAX) == b.entries.slice(covered + 1, SIZE_MAX);
}

}  // namespace wal
