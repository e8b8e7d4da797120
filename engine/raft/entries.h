// A run of log entries that is cheap to copy: full chunks are immutable and shared, only the short
// tail is copied. Used for the log itself and for every picture of a log in the trace.
// Thread rule: a value; copies on different threads may be used at the same time.
// Invariant: entry i has index firstIndex() + i; indexes have no gaps.
#pragma once

#include "engine/raft/types.h"

namespace raft {

class Entries {
 public:
  Entries() = default;

  bool empty() const { return size() == 0; }
  std::size_t size() const { return full_.size() * kChunk + tail_.size(); }
  Index firstIndex() const { return first_; }
  /// firstIndex() - 1 when empty.
  Index lastIndex() const { return Index{first_.value + size() - 1}; }
  bool contains(Index i) const { return i >= first_ && i <= lastIndex(); }
  /// REQUIRES: contains(i).
  const Entry& at(Index i) const;
  /// REQUIRES: e.index == lastIndex() + 1, or empty (then e.index becomes the first).
  void append(Entry e);
  /// Deletes entries with index >= from.
  void truncateFrom(Index from);
  /// Up to `most` entries from `from` on; empty beyond the end.
  std::vector<Entry> slice(Index from, std::size_t most) const;

  friend bool operator==(const Entries& a, const Entries& b);

 private:
  static constexpr std::size_t kChunk = 64;
  using Chunk = std::vector<Entry>;
  std::vector<std::shared_ptr<const Chunk>> full_;
  Chunk tail_;
  Index first_{1};
};

}  // namespace raft
