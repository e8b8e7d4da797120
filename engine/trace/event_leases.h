// What happened to leases, watches and the simulated clients (etcd's Lease and Watch calls), one
// value each, as in event.h, which has all others.
// Thread rule: plain values.
#pragma once

#include <string>

#include "engine/kv/types.h"
#include "engine/raft/types.h"

namespace trace {

using raft::Duration;
using raft::ServerId;

/// event.server applied the entry that grants the lease; or, with client 0, its state began with a
/// snapshot that has it.
struct LeaseGranted {
  kv::LeaseId lease{0};
  Duration ttl{0};
  kv::ClientId client{0};
  friend bool operator==(const LeaseGranted&, const LeaseGranted&) = default;
};
/// event.server applied the entry that keeps the lease alive: all its time begins anew.
struct LeaseRenewed {
  kv::LeaseId lease{0};
  kv::ClientId client{0};
  friend bool operator==(const LeaseRenewed&, const LeaseRenewed&) = default;
};
enum class LeaseEnd : std::uint8_t { Revoked, Expired };
/// event.server applied the entry that ends the lease, and deleted its keys.
struct LeaseEnded {
  kv::LeaseId lease{0};
  LeaseEnd why{LeaseEnd::Revoked};
  std::uint64_t keys{0};
  kv::ClientId client{0};  ///< who revoked it
  friend bool operator==(const LeaseEnded&, const LeaseEnded&) = default;
};
/// event.server knows of a new leader: each lease has all its time again, and `grace` on top.
struct LeasesBegun {
  std::uint64_t leases{0};
  Duration grace{0};
  friend bool operator==(const LeasesBegun&, const LeasesBegun&) = default;
};

/// A simulated client asks `via` to watch the keys [key, end) (as kv::KeyRange) from a revision on
/// (0: from now on).
struct WatchAsked {
  kv::WatchId watch{0};
  kv::ClientId client{0};
  ServerId via;
  std::string key;
  std::string end;
  kv::Revision from{0};
  friend bool operator==(const WatchAsked&, const WatchAsked&) = default;
};
/// event.server watches for the client (0: a program outside), from that revision on.
struct WatchOpened {
  kv::WatchId watch{0};
  kv::ClientId client{0};
  std::string key;
  std::string end;
  kv::Revision from{0};
  friend bool operator==(const WatchOpened&, const WatchOpened&) = default;
};
/// event.server tells who watches what changed: so many keys, the first of them `key`, in revisions
/// from `first` on; all up to `through` is told. Of many watchers outside who are told at once only
/// some have an event of their own, and the last of those counts the `others`.
struct WatchTold {
  kv::WatchId watch{0};
  kv::ClientId client{0};
  std::string key;
  std::uint64_t changes{0};
  kv::Revision first{0};
  kv::Revision through{0};
  std::uint64_t others{0};
  friend bool operator==(const WatchTold&, const WatchTold&) = default;
};
/// It reached the simulated client. Without changes: the watch stands.
struct WatchHeard {
  kv::WatchId watch{0};
  kv::ClientId client{0};
  std::string key;
  std::uint64_t changes{0};
  kv::Revision first{0};
  kv::Revision through{0};
  friend bool operator==(const WatchHeard&, const WatchHeard&) = default;
};
/// Stopped: the server did, or was not there.
enum class WatchEnd : std::uint8_t { Asked, Compacted, Stopped };
/// The watch is over at event.server; with server 0: its client knows.
struct WatchCancelled {
  kv::WatchId watch{0};
  kv::ClientId client{0};
  WatchEnd why{WatchEnd::Asked};
  kv::Revision compacted{0};  ///< with Compacted: what is before it cannot be told any more
  friend bool operator==(const WatchCancelled&, const WatchCancelled&) = default;
};

/// From now on the simulated client keeps the lease alive that often; 0: no longer.
struct KeepAliveSet {
  kv::LeaseId lease{0};
  kv::ClientId client{0};
  ServerId via;
  Duration every{0};
  friend bool operator==(const KeepAliveSet&, const KeepAliveSet&) = default;
};
/// The simulated client's process stands still: it hears and sends nothing.
struct ClientPaused {
  kv::ClientId client{0};
  friend bool operator==(const ClientPaused&, const ClientPaused&) = default;
};
struct ClientResumed {
  kv::ClientId client{0};
  friend bool operator==(const ClientResumed&, const ClientResumed&) = default;
};

}  // namespace trace
