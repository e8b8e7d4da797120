// What each replica's map holds: the log applied up to its lastApplied (Raft 5.3). All replicas
// apply the same log, so it is folded once, and every key remembers what it held after which index:
// any replica at any playhead is a search, and going back costs nothing. Where a cluster breaks a
// rule, logs may differ: then each server's own is folded.
// Thread rule: a value; one thread at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/kv/store.h"
#include "engine/trace/view.h"

namespace view {

/// What a key held from `since` on.
struct Held {
  raft::Index since;
  std::optional<kv::Record> value;  ///< nullopt: there was no such key
  friend bool operator==(const Held&, const Held&) = default;
};

class Replicas {
 public:
  static constexpr std::uint64_t kEntriesAFrame = 20'000;

  /// Folds on to the highest lastApplied, at most kEntriesAFrame entries. Returns true when it is
  /// there.
  bool bring(const trace::ClusterView& cluster);
  /// The same for the log of one server alone.
  bool bring(const trace::ClusterView& cluster, const trace::ServerView& server);
  /// The past was replaced by another.
  void forget() { *this = Replicas{}; }

  /// What `key` held after `applied`; nullptr before the first write.
  const Held* at(const std::string& key, raft::Index applied) const;
  const std::map<std::string, std::vector<Held>>& keys() const { return keys_; }
  raft::Index foldedTo() const { return folded_; }

 private:
  void begin(const trace::ClusterView& cluster);
  void take(const raft::Entry& entry);

  kv::Store store_;
  std::map<std::string, std::vector<Held>> keys_;
  raft::Index folded_;
  raft::Term lastTerm_;  ///< of the entry folded last
};

/// How a replica's value stands to the others.
enum class Standing : std::uint8_t {
  Same,    ///< nobody knows of a newer one
  Behind,  ///< another replica has applied a later write of the key
  Absent,  ///< it holds no such key, and nobody knows of a newer write
  Gone,    ///< the server is stopped: its memory is gone
};

struct DataCell {
  Standing standing{Standing::Same};
  std::optional<kv::Record> value;
  friend bool operator==(const DataCell&, const DataCell&) = default;
};

struct DataRow {
  std::string key;
  std::vector<DataCell> cells;  ///< one for each server
  friend bool operator==(const DataRow&, const DataRow&) = default;
};

/// Every key that some running replica holds, by name. `of`: whose log each server applied.
std::vector<DataRow> dataRows(const std::vector<const Replicas*>& of,
                              const trace::ClusterView& cluster);

}  // namespace view
