// The simulated clients' watches: who watches which keys at which server, and what it was told. A
// watch whose server stops goes on at the next one, from the first revision that its client was not
// told, as etcd's own clients do. Pure, as Clients.
//
// Thread rule: a value, used by one thread at a time.
// Invariants: a client watches a range of keys once at most; each try at a server has an id of its
// own, below zero, so that what an earlier try still hears is not taken for news.
#pragma once

#include <set>
#include <vector>

#include "engine/cluster/command.h"
#include "engine/kv/watches.h"

namespace cluster {

inline constexpr std::size_t kWatchersMost = 256;

class Watchers {
 public:
  /// A try to watch, or (request is nullopt) the word to a server that it is over.
  struct Wish {
    ServerId to;
    kv::WatchId id{0};
    std::optional<kv::WatchRequest> request;
    Instant notBefore{};  ///< what was said on it before arrives before it
  };
  struct Output {
    std::vector<trace::WatchCancelled> ended;
    std::optional<trace::WatchHeard> heard;
    std::vector<Wish> send;
  };

  explicit Watchers(const Settings& settings)
      : servers_(settings.servers), pause_(settings.clientTimeout) {}

  /// Why it makes no sense now, as a sentence; empty if it does.
  std::string check(const WatchKeys& command) const;
  std::string check(const CancelWatch& command) const;
  /// REQUIRES: check(command) is empty.
  Output watch(const WatchKeys& command, ServerId via);
  Output cancel(const CancelWatch& command);
  /// The server says something; `told` of an id that is not open counts for nothing.
  Output hear(const kv::Told& told);
  /// The server stopped, or was not there.
  Output lost(Instant now, kv::WatchId id);
  /// Asks again where it is due. `paused` clients ask nobody.
  Output deadlineReached(Instant now, const std::set<kv::ClientId>& paused);

  Instant nextDeadline(const std::set<kv::ClientId>& paused) const;
  /// What the server says arrives in order: not before this.
  Instant inOrder(kv::WatchId id, Instant arrival);
  /// The wish to watch reaches its server then.
  void sent(kv::WatchId id, Instant arrival);
  bool contains(kv::WatchId id) const;

 private:
  struct Watcher {
    kv::ClientId client{0};
    kv::KeyRange range;
    kv::WatchId id{0};
    ServerId via;
    kv::Revision next{0};     ///< the first revision that was not told; 0: from now on
    std::uint32_t misses{0};  ///< servers in a row that were not there
    Instant askAt{raft::kNever};
    Instant lastArrival{};
    Instant asksAt{};  ///< the newest wish reaches its server
  };

  Watcher* find(kv::ClientId client, const kv::KeyRange& range);
  Watcher* find(kv::WatchId id);
  void ask(Watcher& watcher, Output& out);

  std::uint32_t servers_;
  Duration pause_;  ///< when no server was there
  kv::WatchId lastId_{0};
  std::vector<Watcher> watchers_;
};

}  // namespace cluster
