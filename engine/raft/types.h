// The words of the paper as types: terms, indexes, servers, time, log entries.
// Thread rule: plain values.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// A whole number that cannot be mistaken for another kind of number.
template <class Tag>
struct Number {
  std::uint64_t value{0};

  constexpr Number() = default;
  constexpr explicit Number(std::uint64_t v) : value(v) {}
  constexpr auto operator<=>(const Number&) const = default;
  constexpr explicit operator bool() const { return value != 0; }
  constexpr Number& operator++() {
    ++value;
    return *this;
  }
  friend constexpr Number operator+(Number n, std::uint64_t k) { return Number{n.value + k}; }
  /// REQUIRES: k <= n.value.
  friend constexpr Number operator-(Number n, std::uint64_t k) { return Number{n.value - k}; }
  friend constexpr std::uint64_t operator-(Number a, Number b) { return a.value - b.value; }
};

/// Logical clock of the protocol; 0 before the first election (Raft 5.1).
using Term = Number<struct TermTag>;
/// Position in the log; the first entry has index 1, 0 is "before the log" (Raft 5.3).
using Index = Number<struct IndexTag>;
/// A server of the cluster, shown as S1, S2, ...; 0 means none.
using ServerId = Number<struct ServerIdTag>;
/// Names one request to make something durable; tokens of one incarnation grow; 0 waits for
/// nothing.
using Token = Number<struct TokenTag>;

/// Time on a member's clock, in nanoseconds since the run began. The core never reads a clock.
using Duration = std::chrono::nanoseconds;
struct RunClock {};
using Instant = std::chrono::time_point<RunClock, Duration>;
inline constexpr Instant kNever = Instant::max();

/// The bytes of a command, opaque to the core. Copies share the bytes.
class Payload {
 public:
  Payload() = default;
  explicit Payload(std::string bytes)
      : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}

  std::string_view bytes() const { return bytes_ ? std::string_view(*bytes_) : std::string_view(); }
  friend bool operator==(const Payload& a, const Payload& b) {
    return a.bytes_ == b.bytes_ || a.bytes() == b.bytes();
  }

 private:
  std::shared_ptr<const std::string> bytes_;
};

enum class EntryKind : std::uint8_t {
  Empty,       ///< appended by a new leader so that it can commit earlier terms (Raft 8)
  Command,     ///< for the state machine
  Membership,  ///< a change of the cluster's members, see configuration.h (thesis 4)
};

/// One entry of the log (Raft 5.3).
struct Entry {
  Term term;
  Index index;
  EntryKind kind{EntryKind::Empty};
  Payload payload;

  friend bool operator==(const Entry&, const Entry&) = default;
};

/// What Figure 2 keeps on stable storage beside the log. `commit` is only a hint (etcd's form).
struct HardState {
  Term currentTerm;
  ServerId votedFor;
  Index commit;

  friend bool operator==(const HardState&, const HardState&) = default;
};

enum class RoleName : std::uint8_t { Follower, PreCandidate, Candidate, Leader };

}  // namespace raft

template <class Tag>
struct std::hash<raft::Number<Tag>> {
  std::size_t operator()(raft::Number<Tag> n) const noexcept {
    return std::hash<std::uint64_t>{}(n.value);
  }
};
