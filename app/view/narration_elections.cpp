// Elections told (Raft 5.2, 5.4.1, thesis 9.6).
#include <algorithm>

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
  for (const Contender& s : tally.standings) {
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

bool isCampaign(raft::RoleName role) {
  return role == raft::RoleName::Candidate || role == raft::RoleName::PreCandidate;
}

Told stepsDown(const raft::RoleChanged& body, const Scene& scene) {
  const trace::ServerId id = scene.event.server;
  const QString name = nameOf(id);
  if (scene.prior.role == raft::RoleName::Leader) {
    // It gave up by itself, in its own term: told by SteppedDown.
    if (scene.server().votedFor == id) return {};
    return News{Weight::Important,
                Say::tr("%1 learns of term %2 and stops leading.").arg(name).arg(body.term.value),
                {id}};
  }
  if (!isCampaign(scene.prior.role)) return {};
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

QString preCampaignText(const Scene& scene) {
  return scene.prior.role == raft::RoleName::PreCandidate
             ? Say::tr("%1 still has no majority behind it: it asks again, in its old term.")
             : Say::tr(
                   "%1's election timer runs out: before it raises its term it asks whether it "
                   "could win.");
}

bool isHandedTo(const Scene& scene) {
  const auto& all = scene.after.servers();
  return std::any_of(all.begin(), all.end(), [&](const trace::ServerView& s) {
    return s.leads() && s.transferee == scene.event.server;
  });
}

QString campaignText(const Scene& scene) {
  if (scene.prior.timerWaits && isHandedTo(scene)) {
    return Say::tr("%1 is told to take over: it becomes a candidate in term %2 at once.");
  }
  switch (scene.prior.role) {
    case raft::RoleName::Candidate:
      return Say::tr("%1 has not won in time: it tries again in term %2.");
    case raft::RoleName::PreCandidate:
      return Say::tr("%1 could win: now it becomes a candidate in term %2 and votes for itself.");
    case raft::RoleName::Follower:
    case raft::RoleName::Leader:
      break;
  }
  return Say::tr(
      "%1's election timer runs out: it becomes a candidate in term %2 and "
      "votes for itself.");
}

// Who would vote only says so; the words differ, the reasons do not.
QString refusalStart(const raft::VoteRefused& body) {
  return body.ballot == raft::Ballot::PreVote ? Say::tr("%1 would not vote for %2: %3")
                                              : Say::tr("%1 refuses %2 its vote: %3");
}

QString refusalReason(const raft::VoteRefused& body, const Scene& scene) {
  const QString voter = nameOf(scene.event.server);
  switch (body.reason) {
    case raft::VoteRefusal::StaleTerm:
      return Say::tr("%1 has seen a newer term.").arg(voter);
    case raft::VoteRefusal::VotedForOther: {
      const trace::ServerId other = scene.server().votedFor;
      return other == scene.event.server ? Say::tr("it voted for itself.")
                                         : Say::tr("it has voted for %1.").arg(nameOf(other));
    }
    case raft::VoteRefusal::LogNotUpToDate:
      return Say::tr("%1's log is more up to date.").arg(voter);
    case raft::VoteRefusal::KnowsLeader:
      return Say::tr("it knows a leader.");
    case raft::VoteRefusal::HearsLeader:
      break;
  }
  return Say::tr("it heard from its leader a moment ago and does not even take the term.");
}

}  // namespace

Told tell(const raft::RoleChanged& body, const Scene& scene) {
  const trace::ServerId id = scene.event.server;
  switch (body.role) {
    case raft::RoleName::Follower:
      return stepsDown(body, scene);
    case raft::RoleName::PreCandidate:
      return News{Weight::Important, preCampaignText(scene).arg(nameOf(id)), {id}};
    case raft::RoleName::Candidate: {
      const QString text = campaignText(scene).arg(nameOf(id)).arg(body.term.value);
      return withSplit({Weight::Important, text, {id}}, scene);
    }
    case raft::RoleName::Leader:
      break;
  }
  const QString text = Say::tr("%1 has %2 of %3 votes and leads term %4.")
                           .arg(nameOf(id))
                           .arg(scene.prior.votes)
                           .arg(scene.server().configuration.allVoters().size())
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

Told tell(const raft::PreVoted& body, const Scene& scene) {
  if (body.candidate == scene.event.server) return {};
  return News{Weight::Passing,
              Say::tr("%1 would vote for %2. That promises nothing yet.")
                  .arg(nameOf(scene.event.server), nameOf(body.candidate)),
              {scene.event.server, body.candidate}};
}

Told tell(const raft::VoteRefused& body, const Scene& scene) {
  const QString text = refusalStart(body).arg(nameOf(scene.event.server), nameOf(body.candidate),
                                              refusalReason(body, scene));
  return News{Weight::Passing, text, {scene.event.server, body.candidate}};
}

}  // namespace view
