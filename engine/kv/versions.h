// Keys in all their versions: what each held at every revision since the last compaction.
// A revision is one change of the store, of one key or of several at once; a key changes at most
// once in it. A copy costs next to nothing, and shares what neither has changed.
// Thread rule: a value, used by one thread at a time; copies may be used on different threads.
// Invariants: a key's versions have rising revisions; a deletion before the compacted revision is
// not kept, nor is any version that a newer one at or before it hides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/kv/key_range.h"
#include "engine/kv/shared_map.h"
#include "engine/kv/types.h"

namespace kv {

/// A key as a client sees it; revisions as etcd counts them.
struct Record {
  std::string key;
  std::string value;
  Revision createRevision{0};  ///< of its life: a deleted key begins anew
  Revision modRevision{0};
  std::uint64_t version{0};  ///< writes in this life, from 1; 0: there is no such key
  LeaseId lease{0};          ///< 0: none
  friend bool operator==(const Record&, const Record&) = default;
};

/// One key's change: a write, or a deletion (the record's version is 0).
struct Change {
  Record now;
  std::optional<Record> before;
  bool isDeletion() const { return now.version == 0; }
  friend bool operator==(const Change&, const Change&) = default;
};

class Versions {
 public:
  /// Of the newest version when `revision` is none. nullopt: no such key then.
  std::optional<Record> at(std::string_view key, std::optional<Revision> revision) const;
  /// In the order of the keys, at most `most`; counts all of them.
  std::vector<Record> in(const KeyRange& range, std::optional<Revision> revision, std::size_t most,
                         std::uint64_t& count) const;
  /// REQUIRES: `revision` is not below the last change's, and the key has not changed in it.
  Change put(Revision revision, const std::string& key, std::string value, LeaseId lease);
  /// nullopt: there is no such key, nothing changes.
  std::optional<Change> erase(Revision revision, const std::string& key);
  /// Changes of the revisions [from, to], in the order in which they happened.
  /// REQUIRES: from >= compacted revision. Of what changed in that one itself, the version before
  /// is not known.
  std::vector<Change> changes(Revision from, Revision to) const;
  /// Forgets what only a look at a revision before `revision` could see. What changed in `revision`
  /// itself can still be told.
  void compact(Revision revision);

  /// About what the versions need in a file, bytes.
  std::uint64_t bytes() const { return bytes_; }
  /// Keys that have a version, deleted ones too.
  std::size_t keys() const { return keys_.size(); }
  friend bool operator==(const Versions&, const Versions&) = default;

 private:
  friend class VersionBytes;  ///< reads and writes the whole (keyspace_bytes.cpp)
  struct Version {
    Text value;
    Revision createRevision{0};
    Revision revision{0};
    std::uint64_t version{0};  ///< 0: deleted
    LeaseId lease{0};
    friend bool operator==(const Version&, const Version&) = default;
  };
  /// A change of a revision, counted from 0.
  struct Place {
    Revision revision{0};
    std::uint64_t number{0};
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  struct History {
    SharedMap<Revision, Version> older;
    Version newest;
    friend bool operator==(const History&, const History&) = default;
  };
  static Record recordOf(const Text& key, const Version& version);
  static const Version* seenAt(const History& history, std::optional<Revision> revision);
  static std::uint64_t bytesOf(const Text& key, const Version& version);
  void append(const Text& key, Version version);
  void forget(const Text& key, Revision revision);

  SharedMap<Text, History> keys_;
  SharedMap<Place, Text>
      places_;  ///< every change from the last compaction's revision on, and its key
  std::uint64_t bytes_{0};
};

}  // namespace kv
