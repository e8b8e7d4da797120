// Elections told (Raft 5.2, 5.4.1).
#include "app/view/ballots.h"
#include "app/view/narration_parts.h"
#include "app/view/words.h"

namespace view {
namespace {

// "S2 and S5 have two votes each and need three: a split vote."
QString splitText(const trace::ClusterView& cluster) {
  const Tally tally = tallyOf(cluster);
  std::vector<trace::ServerId> names;
  QStringList counts;
  bool equal = true;
  for (const Standing& s : tally.standings) {
    names.push_back(s.candidate);
    counts << Say::tr("%1 has %2").arg(nameOf(s.candidate), numberWord(s.votes));
    equal = equal && s.votes == tally.standings.front().votes;
  }
  const QString needed = numberWord(cluster.quorum());
  if (!equal) {
    //: %1: "S2 has two and S5 has one"
    return Say::tr("%1 of the %2 votes a winner needs: a split vote.").arg(listOf(counts), needed);
  }
  const std::size_t each = tally.standings.front().votes;
  return (each == 1 ? Say::tr("%1 have %2 vote each and need %3: a split vote.")
                    : Say::tr("%1 have %2 votes each and need %3: a split vote."))
      .arg(listOf(names), numberWord(each), needed);
}

News withSplit(News news, const Scene& scene) {
  if (scene.prior.split || !tallyOf(scene.after).split) return news;
  news.weight = Weight::Important;
  news.text += QLatin1Char(' ') + splitText(scene.after);
  return news;
}

Told stepsDown(const raft::RoleChanged& body, const Scene& scene) {
  const trace::ServerId id = scene.event.server;
  const QString name = nameOf(id);
  if (scene.prior.role == raft::RoleName::Leader) {
    return News{Weight::Important,
                Say::tr("%1 learns of term %2 and stops leading.").arg(name).arg(body.term.value),
                {id}};
  }
  if (scene.prior.role != raft::RoleName::Candidate) return {};
  if (body.leader) {
    return News{Weight::Passing,
                Say::tr("%1 gives up: %2 leads term %3.")
                    .arg(name, nameOf(body.leader))
                    .arg(body.term.value),
                {id, body.leader}};
  }
  return News{Weight::Passing,
              Say::tr("%1 gives up and is a follower in term %2.").arg(name).arg(body.term.value),
              {id}};
}

}  // namespace

Told tell(const raft::RoleChanged& body, const Scene& scene) {
  const trace::ServerId id = scene.event.server;
  switch (body.role) {
    case raft::RoleName::Follower:
      return stepsDown(body, scene);
    case raft::RoleName::Candidate: {
      const QString text =
          scene.prior.role == raft::RoleName::Candidate
              ? Say::tr("%1 has not won in time: it tries again in term %2.")
              : Say::tr(
                    "%1's election timer runs out: it becomes a candidate in term %2 and "
                    "votes for itself.");
      return withSplit({Weight::Important, text.arg(nameOf(id)).arg(body.term.value), {id}}, scene);
    }
    case raft::RoleName::Leader:
      break;
  }
  const QString text = Say::tr("%1 has %2 of %3 votes and leads term %4.")
                           .arg(nameOf(id))
                           .arg(scene.prior.votes)
                           .arg(scene.after.size())
                           .arg(body.term.value);
  return News{Weight::Important, text, {id}};
}

Told tell(const raft::Voted& body, const Scene& scene) {
  // A candidate's own vote is told with its candidacy.
  if (body.candidate == scene.event.server) return {};
  const QString text =
      Say::tr("%1 votes for %2.").arg(nameOf(scene.event.server), nameOf(body.candidate));
  return withSplit({Weight::Passing, text, {scene.event.server, body.candidate}}, scene);
}

Told tell(const raft::VoteRefused& body, const Scene& scene) {
  const QString voter = nameOf(scene.event.server);
  const QString candidate = nameOf(body.candidate);
  QString text;
  switch (body.reason) {
    case raft::VoteRefusal::StaleTerm:
      text = Say::tr("%1 refuses %2 its vote: %1 has seen a newer term.").arg(voter, candidate);
      break;
    case raft::VoteRefusal::VotedForOther: {
      const trace::ServerId other = scene.server().votedFor;
      text = other == scene.event.server
                 ? Say::tr("%1 refuses %2 its vote: it voted for itself.").arg(voter, candidate)
                 : Say::tr("%1 refuses %2 its vote: it has voted for %3.")
                       .arg(voter, candidate, nameOf(other));
      break;
    }
    case raft::VoteRefusal::LogNotUpToDate:
      text = Say::tr("%1 refuses %2 its vote: %1's log is more up to date.").arg(voter, candidate);
      break;
    case raft::VoteRefusal::KnowsLeader:
      text = Say::tr("%1 refuses %2 its vote: it knows a leader.").arg(voter, candidate);
      break;
  }
  return News{Weight::Passing, text, {scene.event.server, body.candidate}};
}

}  // namespace view
