// Whether a fact is so, and figures about logs that sentences and conditions share.
// Thread rule: pure functions.
#pragma once

#include "engine/lesson/predicate.h"
#include "engine/scenario/run.h"

namespace lesson {

/// A run after one of its steps.
struct Seen {
  const scenario::Run& run;
  const std::vector<trace::Event>& events;     ///< of that step
  const std::vector<ServerId>& leadersBefore;  ///< who thought to lead before it
};
std::vector<ServerId> leadersOf(const trace::ClusterView& view);

/// What occurs is so if it occurred in the last step.
bool isSo(const Fact& fact, const Seen& seen);

std::uint64_t numberOf(Count count, const trace::ClusterView& view);
/// Logs on disk that hold a write of this value.
std::uint64_t copiesOf(const trace::ClusterView& view, const std::string& key,
                       const std::string& value);
raft::Term lastTermOf(const raft::Entries& log);
/// Of the last committed entry.
raft::Term committedTermOf(const trace::ClusterView& view);
/// What the committed entries make of the key.
std::optional<std::string> committedValue(const trace::ClusterView& view, const std::string& key);

}  // namespace lesson
