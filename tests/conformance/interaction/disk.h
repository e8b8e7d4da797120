// What a node of a script has on its disk: a log behind a snapshot.
// Thread rule: a value.
// Invariant: entries have no gaps and begin behind the base.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/raft/entries.h"
#include "engine/raft/snapshot.h"

namespace conformance {

class Disk {
 public:
  Disk() = default;
  explicit Disk(const raft::Snapshot& snapshot) { replace(snapshot); }

  const raft::Entries& log() const { return log_; }
  /// Entries replace what the log has from the first of them on.
  void append(const std::vector<raft::Entry>& entries);
  void replace(const raft::Snapshot& snapshot);
  /// Why the log cannot be given up to `upTo`; nullopt: it was.
  std::optional<std::string> compact(raft::Index upTo);

 private:
  raft::Entries log_;
};

}  // namespace conformance
