// Which earlier events made this one happen: the votes behind a leader, the acknowledgements behind
// a commit. Reset when the term or the role changes, for they count within one leadership only.
// Thread rule: a value.
#pragma once

#include <vector>

#include "engine/trace/event.h"

namespace server {

class Causes {
 public:
  /// The causes of an event that is about to be emitted.
  std::vector<trace::EventId> of(const raft::Happened& what) const;
  /// The event was emitted under `id`.
  void remember(const raft::Happened& what, trace::EventId id);

 private:
  struct GrantedVote {
    raft::ServerId voter;
    trace::EventId event;
  };
  struct Acknowledged {
    raft::ServerId peer;
    raft::Index matchIndex;
    trace::EventId event;
  };
  void reset();
  void remember(const raft::VoteCounted& counted, trace::EventId id);
  void remember(const raft::ProgressChanged& changed, trace::EventId id);

  std::vector<GrantedVote> votes_;
  std::vector<GrantedVote> preVotes_;  ///< of the pre-candidacy that led to this candidacy
  std::vector<Acknowledged> acknowledged_;
};

}  // namespace server
