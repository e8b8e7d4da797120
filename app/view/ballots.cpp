#include "app/view/ballots.h"

#include <algorithm>

namespace view {

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
    if (!voted && s.status == trace::ServerStatus::Up) ++tally.undecided;
  }
  for (Standing& standing : tally.standings) {
    standing.votes = static_cast<std::size_t>(std::count_if(
        cluster.servers().begin(), cluster.servers().end(), [&](const trace::ServerView& s) {
          return s.currentTerm == tally.term && s.votedFor == standing.candidate;
        }));
  }
  const auto canWin = [&](const Standing& s) {
    return s.votes + tally.undecided >= cluster.quorum();
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
