#include "app/view/ballots.h"

#include <algorithm>

#include "app/view/membership.h"

namespace view {
namespace {

// Whom a voter has voted for in this term; 0: nobody.
trace::ServerId votedIn(const trace::ClusterView& cluster, raft::Term term, trace::ServerId voter) {
  if (voter.value < 1 || voter.value > cluster.size()) return {};
  if (!cluster.configuration().isVoter(voter)) return {};
  const trace::ServerView& s = cluster.server(voter);
  return s.currentTerm == term ? s.votedFor : trace::ServerId{};
}

}  // namespace

Tally tallyOf(const trace::ClusterView& cluster) {
  Tally tally;
  tally.term = cluster.highestTerm();
  bool decided = false;
  for (const trace::ServerView& s : cluster.servers()) {
    if (s.currentTerm == tally.term && s.leads()) decided = true;
    if (s.currentTerm == tally.term && s.running() && s.role == raft::RoleName::Candidate) {
      tally.standings.push_back({s.id, 0});
    }
    const bool voted = s.currentTerm == tally.term && s.votedFor;
    const bool counts = cluster.configuration().isVoter(s.id);
    if (!voted && counts && s.status == trace::ServerStatus::Up) tally.undecided.push_back(s.id);
  }
  for (Contender& standing : tally.standings) {
    standing.votes = static_cast<std::size_t>(std::count_if(
        cluster.servers().begin(), cluster.servers().end(), [&](const trace::ServerView& s) {
          return votedIn(cluster, tally.term, s.id) == standing.candidate;
        }));
  }
  const auto canWin = [&](const Contender& s) {
    return decides(cluster.configuration(), [&](trace::ServerId id) {
      const bool open =
          std::find(tally.undecided.begin(), tally.undecided.end(), id) != tally.undecided.end();
      return open || votedIn(cluster, tally.term, id) == s.candidate;
    });
  };
  tally.split = !decided && tally.standings.size() > 1 &&
                std::none_of(tally.standings.begin(), tally.standings.end(), canWin);
  return tally;
}

std::size_t grantedTo(const trace::ServerView& candidate) {
  return static_cast<std::size_t>(
      std::count_if(candidate.ballots.begin(), candidate.ballots.end(),
                    [](const trace::BallotView& b) { return b.vote == raft::Vote::Granted; }));
}

}  // namespace view
