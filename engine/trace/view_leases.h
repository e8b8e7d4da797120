// Leases, watches and simulated clients at one instant; view.h has all else.
// Thread rule: plain values.
#pragma once

#include <string>

#include "engine/kv/types.h"
#include "engine/raft/types.h"

namespace trace {

/// A lease as one server has applied it. About since + ttl + grace - now is left of its time.
struct LeaseView {
  kv::LeaseId lease{0};
  raft::Duration ttl{0};
  raft::Instant since{};    ///< granted, renewed, or begun anew with a leader
  raft::Duration grace{0};  ///< on top, with a new leader
  kv::ClientId client{0};   ///< who was granted it; 0: it is known from a snapshot
  friend bool operator==(const LeaseView&, const LeaseView&) = default;
};

/// An open watch at one server.
struct WatchView {
  kv::WatchId watch{0};
  kv::ClientId client{0};  ///< 0: a program outside
  raft::ServerId server;
  std::string key;
  std::string end;  ///< as in kv::KeyRange
  raft::Instant openedAt{};
  kv::Revision from{0};
  kv::Revision through{0};   ///< told all up to here
  std::uint64_t changes{0};  ///< told so far
  std::string lastKey;       ///< told last
  raft::Instant lastToldAt{raft::kNever};
  friend bool operator==(const WatchView&, const WatchView&) = default;
};

/// A simulated client that watched, keeps leases, or was paused.
struct ClientView {
  kv::ClientId client{0};
  bool paused{false};
  std::uint64_t watches{0};  ///< that it asked for, and knows no end of
  kv::Revision heard{0};     ///< highest revision up to which it was told
  std::uint64_t changes{0};  ///< that it was told, over all its watches
  friend bool operator==(const ClientView&, const ClientView&) = default;
};

/// A key that a simulated client created where there was none (a lock), as the client knows it.
struct LockView {
  kv::ClientId client{0};
  std::string key;
  kv::Revision revision{0};  ///< of its creation: the fencing token
  kv::LeaseId lease{0};
  bool held{true};  ///< as far as the client knows
  friend bool operator==(const LockView&, const LockView&) = default;
};

/// A simulated client keeps a lease alive.
struct KeeperView {
  kv::ClientId client{0};
  kv::LeaseId lease{0};
  raft::Duration every{0};
  raft::ServerId via;
  friend bool operator==(const KeeperView&, const KeeperView&) = default;
};

}  // namespace trace
