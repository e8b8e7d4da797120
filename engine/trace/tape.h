// The term tape: bands of terms and marks of what happened, for the whole branch at a glance.
// Thread rule: a value.
// Law: it depends on the events only, not on how they were divided into steps.
#pragma once

#include <set>
#include <span>
#include <utility>
#include <vector>

#include "engine/trace/view.h"

namespace trace {

/// While `term` was the highest term of any running server.
struct TermBand {
  raft::Term term;
  EventId begunBy;
  Instant from{};
  Instant to{raft::kNever};  ///< kNever: it lasts
  EventId endedBy;
  ServerId leader;  ///< 0: nobody won it
  EventId wonBy;
  Instant wonAt{raft::kNever};
  friend bool operator==(const TermBand&, const TermBand&) = default;
};

enum class MarkKind : std::uint8_t {
  Election,
  Crash,
  Restart,
  Pause,
  Resume,
  Cut,
  Heal,
  Write,
  Violation
};

/// Links that were cut or healed at one instant make one mark.
struct TapeMark {
  EventId event;
  Instant at{};
  ServerId server;
  MarkKind kind{MarkKind::Election};
  friend bool operator==(const TapeMark&, const TapeMark&) = default;
};

class Tape {
 public:
  void append(const Event& e, const ClusterView& after);

  const std::vector<TermBand>& bands() const { return bands_; }
  const std::vector<TapeMark>& marks() const { return marks_; }
  /// The band at `t`; nullptr if no term was alive.
  const TermBand* bandAt(Instant t) const;
  /// Marks with from <= at < to.
  std::span<const TapeMark> marksWithin(Instant from, Instant to) const;
  /// In memory, about.
  std::size_t bytes() const;
  /// The tape of events 1..id; `at`: the view after it.
  Tape prefix(EventId id, const ClusterView& at) const;
  friend bool operator==(const Tape&, const Tape&) = default;

 private:
  using Link = std::pair<ServerId, ServerId>;  ///< from, to
  void band(const Event& e, const ClusterView& after);
  void mark(const Event& e);
  void flip(const Event& e, const LinkChanged& change);
  void add(MarkKind kind, const Event& e, ServerId server);

  std::vector<TermBand> bands_;
  std::vector<TapeMark> marks_;
  std::set<Link> cut_;  ///< now
};

}  // namespace trace
