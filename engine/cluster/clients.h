// The simulated clients c1, c2, ...: who sends what to which server, when to try again, and what
// may be said of the outcome. Pure: a world carries out the Output after each input and calls
// deadlineReached at nextDeadline().
//
// An attempt is open until its server refused it; a refusing server put it in no log. While an
// attempt is open the command may be, or come to be, in a log: then only Ok or Unknown can be said.
//
// Thread rule: a value, used by one thread at a time.
// Invariants: a client has one operation under way at most (thesis 6.3); its sequences grow by one.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/cluster/command.h"

namespace cluster {

inline constexpr kv::ClientId kClientsMost = 64;
inline constexpr std::uint32_t kRetriesMost = 100;

class Clients {
 public:
  /// One attempt at an operation. With attempt 1 the operation starts (trace::OperationStarted);
  /// further ones are the same operation again, at `to`.
  struct Request {
    trace::OperationId id;
    ServerId to;
    kv::Command command;
    std::uint32_t attempt{1};
    friend bool operator==(const Request&, const Request&) = default;
  };
  struct Output {
    std::vector<Request> send;
    std::vector<trace::OperationFinished> finished;
    friend bool operator==(const Output&, const Output&) = default;
  };

  explicit Clients(const Settings& settings);

  /// The client has used sequences up to this one before, as a log from an earlier run says: the
  /// next command must not be taken for a repetition.
  void resume(kv::ClientId client, std::uint64_t sequence);

  /// The number of an operation that is not of these clients, so that all numbers are one row.
  trace::OperationId nameOperation() { return ++lastId_; }
  /// Why the operation cannot be sent now, as a sentence; empty if it can.
  std::string check(const Submit& submit) const;
  /// `via` is the first server to ask. REQUIRES: check(submit) is empty, and via is a server.
  Output submit(Instant now, const Submit& submit, ServerId via);
  /// A server answered an attempt; each attempt gets one answer at most. Ignored once finished.
  Output answered(Instant now, trace::OperationId id, const trace::OperationFinished& answer);
  /// An attempt certainly did not reach its server (refused connection, server down). A connection
  /// that was lost after sending must not be told here: nobody knows then.
  Output unreachable(Instant now, trace::OperationId id);
  /// The client stands still: it sends nothing and gives nothing up until it is released.
  void halt(kv::ClientId client) { halted_.insert(client); }
  void release(kv::ClientId client) { halted_.erase(client); }
  const std::set<kv::ClientId>& halted() const { return halted_; }

  /// Times out and tries again as far as due.
  Output deadlineReached(Instant now);

  /// kNever when no client waits.
  Instant nextDeadline() const;
  /// The command of an operation under way, else nullptr.
  const kv::Command* commandOf(trace::OperationId id) const;

 private:
  struct Client {
    std::uint64_t lastSequence{0};
    trace::OperationId id;  ///< 0: idle
    kv::Command command;
    ServerId to;  ///< of the last attempt
    Instant deadline{raft::kNever};
    Instant retryAt{raft::kNever};
    Duration share{0};  ///< time between attempts without an answer
    std::uint32_t retriesLeft{0};
    std::uint32_t attempts{0};
    std::uint32_t open{0};  ///< attempts that were not refused
    trace::Failure lastFailure{trace::Failure::None};
    ServerId lastHint;
  };

  kv::ClientId idleClient() const;
  bool isHalted(const Client& client) const;
  Client* waitingFor(trace::OperationId id);
  void send(Client& client, Instant now, ServerId to, Output& out);
  void refused(Client& client, Instant now, const trace::OperationFinished& answer, Output& out);
  void giveUp(Client& client, Output& out);
  void finish(Client& client, trace::OperationFinished answer, Output& out);
  ServerId nextServer(const Client& client) const;

  std::uint32_t servers_;
  Duration timeout_;
  std::uint32_t retries_;
  std::vector<Client> clients_;  ///< c1, c2, ...: those that ever sent, and the idle ones between
  trace::OperationId lastId_;
  std::set<kv::ClientId> halted_;
};

}  // namespace cluster
