// The log of one server (Raft 5.3, 7), in memory, and how far of it is durable.
// Thread rule: a value.
// Invariants: indexes have no gaps; durableIndex <= lastIndex; committed entries are never
// truncated.
#pragma once

#include <algorithm>
#include <utility>

#include "engine/raft/entries.h"

namespace raft {

class Log {
 public:
  Log() = default;
  /// What the disk gave back is durable.
  explicit Log(Entries entries)
      : entries_(std::move(entries)), durableIndex_(entries_.lastIndex()) {}

  /// The first entry that is still here; what is before it is in a snapshot.
  Index firstIndex() const { return entries_.firstIndex(); }
  Index lastIndex() const { return entries_.lastIndex(); }
  Term lastTerm() const { return termAt(lastIndex()).value_or(Term{}); }
  /// The term of entry `i`, also of the last one before the first; nullopt beyond the log and where
  /// it was compacted away.
  std::optional<Term> termAt(Index i) const;
  bool matches(Index i, Term t) const { return termAt(i) == t; }
  /// Is a log that ends in (lastTerm, lastIndex) at least as up to date as this one? (Raft 5.4.1)
  bool isUpToDate(Term lastTerm, Index lastIndex) const;
  /// The largest index <= `i` whose term is <= `t`, with its term: where two logs may agree. Where
  /// the log is compacted away the index is given without a term.
  std::pair<Index, Term> findConflictByTerm(Index i, Term t) const;

  const Entries& entries() const { return entries_; }
  void append(Entry e) { entries_.append(std::move(e)); }
  void truncateFrom(Index from) {
    entries_.truncateFrom(from);
    durableIndex_ = std::min(durableIndex_, entries_.lastIndex());
  }
  void compact(Index upTo) { entries_.compact(upTo); }

  Index durableIndex() const { return durableIndex_; }
  void markDurable(Index i) {
    durableIndex_ = std::max(durableIndex_, std::min(i, entries_.lastIndex()));
  }

 private:
  Entries entries_;
  Index durableIndex_;
};

}  // namespace raft
