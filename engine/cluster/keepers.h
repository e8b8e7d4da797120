// The simulated clients' keep-alives: which client keeps which lease alive, how often, and by which
// server. Each is an operation of its own, beside what the client does else, under a name of its
// own (kv::kKeepers). Pure, as Clients.
//
// Thread rule: a value, used by one thread at a time.
// Invariant: a keeper has one keep-alive under way at most.
#pragma once

#include <set>
#include <vector>

#include "engine/cluster/clients.h"

namespace cluster {

inline constexpr std::size_t kKeepersMost = 256;

class Keepers {
 public:
  struct Output {
    std::vector<Clients::Request> send;
    std::vector<trace::OperationFinished> finished;
    std::vector<trace::KeepAliveSet> given;  ///< that were given up: the lease is gone
  };

  explicit Keepers(const Settings& settings) : servers_(settings.servers) {}

  /// Why it makes no sense now, as a sentence; empty if it does.
  std::string check(const KeepAlive& command) const;
  /// `via` is the first server to ask; `first`: the sequences so far in the log are below it.
  /// REQUIRES: check(command) is empty.
  void set(Instant now, const KeepAlive& command, ServerId via, std::uint64_t first);
  /// Sends what is due. `paused` clients send nothing. Names come from `clients`.
  Output deadlineReached(Instant now, const std::set<kv::ClientId>& paused, Clients& clients);
  /// Ignored once finished.
  Output answered(Instant now, const trace::OperationFinished& answer);

  /// kNever when no lease is kept alive by a client that runs.
  Instant nextDeadline(const std::set<kv::ClientId>& paused) const;
  /// The command of a keep-alive under way, else nullptr.
  const kv::Command* commandOf(trace::OperationId id) const;

 private:
  struct Keeper {
    kv::ClientId client{0};
    kv::LeaseId lease{0};
    Duration every{0};
    ServerId via;
    Instant due{};
    trace::OperationId waiting;  ///< 0: none is under way
    kv::Command command;
    bool over{false};  ///< no longer, once the keep-alive under way has ended
  };

  Keeper* waitingFor(trace::OperationId id);
  ServerId next(ServerId server) const { return ServerId{server.value % servers_ + 1}; }

  std::uint32_t servers_;
  std::uint64_t sequence_{0};
  std::vector<Keeper> keepers_;
};

}  // namespace cluster
