// One event seen by the checks: an overload for each event that can break a guarantee. Private to
// the room.
// Thread rule: lives during one Invariants::observe.
#pragma once

#include <string>

#include "engine/check/invariants.h"

namespace check {

struct Observer {
  Invariants& known;
  const trace::Event& event;
  const trace::ClusterView& after;
  std::optional<trace::Violated> first;

  void operator()(const trace::ServerStarted& e);
  void operator()(const trace::MessageSent& e);
  void operator()(const trace::Durable& e);
  void operator()(const trace::Applied& e);
  void operator()(const trace::StateRestored& e);
  void operator()(const trace::ClusterRestored& e);
  void operator()(const raft::SnapshotInstalled& e);
  void operator()(const raft::TermChanged& e);
  void operator()(const raft::RoleChanged& e);
  void operator()(const raft::Appended& e);
  void operator()(const raft::Truncated& e);
  void operator()(const raft::CommitAdvanced& e);
  template <class Other>
  void operator()(const Other&) {}

  const trace::ServerView& server() const { return after.server(event.server); }
  /// Notes the entry's prefix; `before` is the prefix hash of what precedes it. Returns its own.
  std::uint64_t link(std::uint64_t before, const raft::Entry& entry);
  std::uint64_t prefixBefore(raft::Index index) const;
  void sameState(raft::Index index, kv::Revision revision);
  void leaderHasCommitted(raft::Term term);
  void vote(raft::Term term, raft::ServerId candidate);
  /// Once for each (rule, place); `what` is the contradiction.
  void broken(Rule rule, std::uint64_t place, std::string what);
};

std::uint64_t hashOf(const raft::Entry& entry);
std::string nameOf(raft::ServerId server);

}  // namespace check
