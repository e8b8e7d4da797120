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
  /// An empty run behind the entry (baseIndex, baseTerm), which a snapshot stands for (Raft 7).
  Entries(Index baseIndex, Term baseTerm) : first_(baseIndex + 1), baseTerm_(baseTerm) {}

  bool empty() const { return size() == 0; }
  std::size_t size() const { return full_.size() * kChunk + tail_.size() - skipped_; }
  Index firstIndex() const { return first_; }
  /// The last index before the first: 0, or the end of what was compacted away.
  Index baseIndex() const { return first_ - 1; }
  Term baseTerm() const { return baseTerm_; }
  /// baseIndex() when empty.
  Index lastIndex() const { return Index{first_.value + size() - 1}; }
  bool contains(Index i) const { return i >= first_ && i <= lastIndex(); }
  /// REQUIRES: contains(i).
  const Entry& at(Index i) const;
  /// REQUIRES: e.index == lastIndex() + 1.
  void append(Entry e);
  /// Deletes entries with index >= from.
  void truncateFrom(Index from);
  /// Deletes entries with index <= upTo; they are in a snapshot (Raft 7). Never beyond the end.
  void compact(Index upTo);
  /// Up to `most` entries from `from` on; empty beyond the end.
  std::vector<Entry> slice(Index from, std::size_t most) const;

  friend bool operator==(const Entries& a, const Entries& b);

 private:
  static constexpr std::size_t kChunk = 64;
  using Chunk = std::vector<Entry>;
  std::vector<std::shared_ptr<const Chunk>> full_;
  Chunk tail_;
  Index first_{1};
  Term baseTerm_;
  std::size_t skipped_{0};  ///< entries of the first chunk that are compacted away
};

}  // namespace raft
