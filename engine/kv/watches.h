// Who watches which keys, and what each is still to be told: etcd's watch promises, without the
// wire. What a watcher gets is ordered by revision, each change once, none left out, and a
// revision's changes together; it may end a watch and begin another at any revision that is not
// compacted, and misses nothing.
// Thread rule: a value, used by one thread at a time.
#pragma once

#include <map>

#include "engine/kv/keyspace.h"

namespace kv {

enum class Skips : std::uint8_t { Nothing, Puts, Deletions, Both };

struct WatchRequest {
  KeyRange range;
  Revision from{0};  ///< the first revision to tell; 0: the next one
  Skips skips{Skips::Nothing};
  Previous previous{Previous::Left};
  ClientId client{0};  ///< the simulated client who watches; 0: a program outside
};

/// What a watcher is told at once.
struct Told {
  WatchId id{0};
  std::vector<Change> changes;
  /// All up to here has been told: a watch from the next revision on continues this one.
  Revision through{0};
  /// The changes it waits for are compacted away: this is the compacted revision, and the watch is
  /// over.
  std::optional<Revision> compacted;
  ClientId client{0};  ///< as in the request
  friend bool operator==(const Told&, const Told&) = default;
};

class Watches {
 public:
  /// `id` must be free.
  void add(WatchId id, WatchRequest request, const Keyspace& space);
  /// False: there is no such watch.
  bool cancel(WatchId id);
  bool contains(WatchId id) const { return watches_.contains(id); }
  std::size_t size() const { return watches_.size(); }
  /// Those that are open, with who watches.
  std::vector<std::pair<WatchId, ClientId>> all() const;
  /// nullptr: there is no such watch.
  const WatchRequest* requestOf(WatchId id) const;
  /// What happened in `space` since each watcher was told last; watchers that have nothing to hear
  /// are left out, by watch.
  std::vector<Told> take(const Keyspace& space);
  /// Up to which revision the watch has been told all.
  std::optional<Revision> toldThrough(WatchId id) const;

 private:
  struct Watch {
    WatchRequest request;
    Revision next{0};  ///< the first revision that was not told
  };
  static bool hears(const WatchRequest& request, const Change& change);
  void tellFrom(Revision next, const std::vector<WatchId>& ids, const Keyspace& space,
                std::vector<Told>& told);

  std::map<WatchId, Watch> watches_;
};

}  // namespace kv
