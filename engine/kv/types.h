// Commands of the key-value store and their results, and their bytes.
// Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kv {

using ClientId = std::uint64_t;
/// Clients from here on are programs outside: each has many calls under way at once.
inline constexpr ClientId kOutside = 1'000'000;
/// The keep-alives of the simulated client n are commands of kKeepers + n: they go beside its
/// operations and do not wait for them.
inline constexpr ClientId kKeepers = kOutside + 1'000;
/// Grows by one with each write of the store, from 1 (nothing was ever written) on, as in etcd.
using Revision = std::uint64_t;
using LeaseId = std::int64_t;
/// Of a watch at one member; those of simulated clients are below zero.
using WatchId = std::int64_t;

struct Put {
  std::string key;
  std::string value;
  friend bool operator==(const Put&, const Put&) = default;
};
struct Get {
  std::string key;
  friend bool operator==(const Get&, const Get&) = default;
};
struct Delete {
  std::string key;
  friend bool operator==(const Delete&, const Delete&) = default;
};
/// Sets key to value if it now holds `expected` (nullopt: if the key does not exist).
struct CompareAndSet {
  std::string key;
  std::optional<std::string> expected;
  std::string value;
  friend bool operator==(const CompareAndSet&, const CompareAndSet&) = default;
};

/// Any request to the keyspace (requests.h), as its bytes.
struct Call {
  std::string key;  ///< the first that it names, for who reads; "" if it names none
  std::string request;
  friend bool operator==(const Call&, const Call&) = default;
};

using Operation = std::variant<Put, Get, Delete, CompareAndSet, Call>;

/// An operation under a client's session: (client, sequence) names it, so that a retried command is
/// applied once (thesis 6.3). Sequences of a client grow from 1, those of one outside in no order.
struct Command {
  ClientId client{0};
  std::uint64_t sequence{0};
  Operation operation;
  friend bool operator==(const Command&, const Command&) = default;
};

struct Result {
  /// False if nothing was done: the expectation of a compare-and-set did not hold, the keyspace
  /// refused it, or it came too late to be known for the first of its name.
  bool done{true};
  /// Get: the value, nullopt if there is none. Others: the value before.
  std::optional<std::string> value;
  /// Of the store after the command.
  Revision revision{0};
  /// Of a Call, and of whatever the keyspace refused: the bytes of its Answer (requests.h).
  std::string answer{};
  friend bool operator==(const Result&, const Result&) = default;
};

/// The command's bytes as they stand in the log.
std::string encode(const Command& command);
/// nullopt if the bytes are not a command.
std::optional<Command> decode(std::string_view bytes);
/// As a person writes it: "put x=5", "get x", "delete x", "cas x 5->6", "txn x".
std::string textOf(const Operation& operation);
const std::string& keyOf(const Operation& operation);

}  // namespace kv
