#include "engine/lesson/tale.h"

#include <algorithm>

namespace lesson {
namespace {

LogEnd endOf(const raft::Entries& log) { return {log.lastIndex(), lastTermOf(log)}; }

void note(std::vector<ServerId>& servers, ServerId id) {
  if (std::find(servers.begin(), servers.end(), id) == servers.end()) servers.push_back(id);
}

struct Teller {
  Tale& tale;
  const trace::ClusterView& view;
  const trace::Event& event;

  Doer doer() const { return {event.server, endOf(view.server(event.server).log)}; }

  void operator()(const raft::RoleChanged& change) const {
    if (change.role == raft::RoleName::Candidate) {
      if (tale.candidate.server != tale.winner.server) tale.loser = tale.candidate;
      tale.candidate = doer();
      tale.refusers.clear();
      tale.supporters.clear();
      ++tale.elections;
    }
    if (change.role == raft::RoleName::Leader) {
      tale.winner = tale.candidate.server == event.server ? tale.candidate : doer();
      if (tale.loser.server == event.server) std::swap(tale.loser, tale.candidate);
    }
  }
  void operator()(const raft::Voted& voted) const {
    if (voted.candidate == tale.candidate.server) note(tale.supporters, event.server);
  }
  void operator()(const raft::VoteRefused& refused) const {
    tale.refuser = doer();
    tale.reason = refused.reason;
    if (refused.candidate == tale.candidate.server) note(tale.refusers, event.server);
    if (tale.winner.server != refused.candidate && tale.candidate.server == refused.candidate) {
      tale.loser = tale.candidate;
    }
  }
  void operator()(const trace::ServerCrashed&) const { tale.crashed = event.server; }
  void operator()(const trace::Violated& broken) const { tale.violation = broken.invariant; }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void Tale::observe(const Seen& seen) {
  for (const trace::Event& event : seen.events) {
    std::visit(Teller{*this, seen.run.view(), event}, event.body);
  }
}

std::string_view wordsOf(raft::VoteRefusal reason) {
  switch (reason) {
    case raft::VoteRefusal::StaleTerm:
      return "the candidate's term is behind its own";
    case raft::VoteRefusal::VotedForOther:
      return "it has voted for another candidate in this term";
    case raft::VoteRefusal::LogNotUpToDate:
      return "the candidate's log is less up to date than its own";
    case raft::VoteRefusal::KnowsLeader:
      return "it knows who leads this term";
    case raft::VoteRefusal::HearsLeader:
      return "it has just heard from its leader";
  }
  return "";
}

}  // namespace lesson
