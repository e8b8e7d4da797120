// Two branches beside each other at one instant: the first event in which they differ, and what is
// different now: servers, logs, what clients were told.
// Thread rule: pure; any thread.
#pragma once

#include <optional>

#include "app/view/row_model.h"
#include "engine/trace/trace.h"

namespace view {

/// The first place where two traces have different events, or where only one goes on.
struct Split {
  trace::EventId event;
  trace::Instant at{};
  bool ends{false};  ///< one of them has nothing there (yet)
};

/// REQUIRES: both have the same events up to `same` (0: nothing is known). nullopt: none that both
/// keep. Looks at `most` events at most; `same` is moved on to the last one found to be the same.
std::optional<Split> firstDifference(const trace::Trace& a, const trace::Trace& b,
                                     trace::EventId& same, std::uint64_t most);

/// What happened at event `id` or soon after it, as a sentence; "" if the trace ends before it.
QString happeningAt(const trace::Trace& trace, trace::EventId id);

/// "the same", "from index 5 on: y=2 here, x=3 there", "2 more here, from index 7 on".
QString logDifference(const trace::ServerView& here, const trace::ServerView& there);

/// A row a server: server, differs, then role, term, commit, last as here/there pairs, then log.
/// Roles: server, differs, roleHere, roleThere, termHere, termThere, commitHere, commitThere,
/// lastHere, lastThere, log.
std::vector<RowModel::Row> serverRows(const trace::ClusterView& here,
                                      const trace::ClusterView& there);

/// A row an operation that ended differently, or that only one of them has.
/// Roles: what, here, there.
std::vector<RowModel::Row> outcomeRows(const trace::ClusterView& here,
                                       const trace::ClusterView& there);

/// "S2 leads in term 3 here, nobody there; 2 of 5 servers differ; ...": for a tip.
QString summaryOf(const trace::ClusterView& here, const trace::ClusterView& there);

}  // namespace view
