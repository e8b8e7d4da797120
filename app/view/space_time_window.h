// What a person sees of the space-time log at once: a span of time, filtered; too many messages
// become a density. Thread rule: pure. Law: every message that touches the window and passes the
// filter is counted once: as an arrow, in a folded band, or in the density.
#pragma once

#include "app/view/space_time_log.h"

namespace view {

enum class Beats : std::uint8_t { Each, Folded, Hidden };

/// What is shown; everything by default.
struct SpaceTimeFilter {
  std::uint32_t traffic{~0U};  ///< one bit a Traffic
  std::uint32_t sights{~0U};   ///< one bit a SightGroup
  Beats beats{Beats::Each};
  bool replies{true};
  trace::ServerId only;  ///< messages and marks of this server; 0: of all
  friend bool operator==(const SpaceTimeFilter&, const SpaceTimeFilter&) = default;

  bool shows(const Arrow& arrow) const;
  bool shows(const Mark& mark) const;
};

struct SpaceTimeQuery {
  trace::Instant from{};
  trace::Instant to{};
  SpaceTimeFilter filter;
  std::size_t arrowsMost{600};  ///< more become a density
  std::size_t rows{200};        ///< of the density, from `from` to `to`
  std::size_t wordsMost{160};   ///< marks that get words
  friend bool operator==(const SpaceTimeQuery&, const SpaceTimeQuery&) = default;
};

/// A round of heartbeats of one leader, folded.
struct Beat {
  trace::ServerId server;
  trace::Instant at{};
  raft::Term term;
  std::size_t messages{0};  ///< with the replies that arrived meanwhile
  friend bool operator==(const Beat&, const Beat&) = default;
};

struct SpaceTimeWindow {
  SpaceTimeQuery query;
  std::size_t servers{0};
  std::size_t messages{0};  ///< that touch the window and pass the filter
  std::vector<Arrow> arrows;
  std::vector<Beat> beats;
  /// Messages sent, one number a server and row: [server - 1][row]. Empty: arrows are shown.
  std::vector<std::vector<std::uint32_t>> density;
  std::size_t foldedMessages{0};
  std::vector<LaneSpan> spans;  ///< by server, then by time
  std::vector<Mark> marks;
  std::vector<Partition> partitions;
  std::vector<LeaseSpan> leases;
  std::vector<RequestSpan> requests;

  bool dense() const { return !density.empty(); }
};

SpaceTimeWindow windowOf(const SpaceTimeLog& log, const trace::Trace& trace,
                         const SpaceTimeQuery& query);

/// Beside its mark: "S5 leads", "commits 9: x=8". Empty for what was given up.
QString markWords(const Mark& mark, const SpaceTimeLog& log, const trace::Trace& trace);
/// In one line, for the hand that points: "RequestVote from S5 to S3, term 5; lost: ...".
QString arrowWords(const Arrow& arrow, const trace::Trace& trace);

}  // namespace view
