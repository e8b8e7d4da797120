// What clients did and what they were told: the question that linearizability answers.
// Thread rule: plain values.
// Invariants: of an operation, call <= returned; what answered Ok or Mismatch has returned.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/unjudged.h"
#include "engine/raft/types.h"

namespace check {

/// What a key holds; nullopt: there is no such key (a register: nil).
using Value = std::optional<std::string>;

enum class Answer : std::uint8_t {
  Ok,        ///< it happened
  Mismatch,  ///< a compare-and-set found another value than the expected one
  Failed,    ///< it certainly did not and will not happen
  Unknown,   ///< nobody knows: it may have happened, or may yet, or never
};

inline constexpr std::uint64_t kNoReturn = std::numeric_limits<std::uint64_t>::max();

struct Operation {
  /// What the client was told the key held: of a get the value, of others the value before.
  struct Seen {
    Value value;
    friend bool operator==(const Seen&, const Seen&) = default;
  };

  std::uint64_t client{0};
  kv::Operation what;
  /// Places in one order of all calls and returns. One operation is before another if it returned
  /// at a smaller place than the other was called; equal places are concurrent.
  std::uint64_t call{0};
  std::uint64_t returned{kNoReturn};
  Answer answer{Answer::Unknown};
  std::optional<Seen> seen;  ///< nullopt: the client was not told
  // For words only, and only with Places::Times.
  raft::Instant calledAt{};
  raft::Instant returnedAt{raft::kNever};
  friend bool operator==(const Operation&, const Operation&) = default;
};

/// What the places of a history are, so that they can be named.
enum class Places : std::uint8_t {
  Lines,    ///< of the file
  Numbers,  ///< of any clock
  Times,    ///< numbers, and calledAt and returnedAt are known
};

struct History {
  std::vector<Operation> operations;
  Places places{Places::Numbers};
  Unjudged unjudged{};
  /// Of what returned at places up to this one some may be missing, but for writes that may still
  /// happen: so what keys held then is not known. 0: nothing is missing.
  std::uint64_t lostThrough{0};
  friend bool operator==(const History&, const History&) = default;
};

}  // namespace check
