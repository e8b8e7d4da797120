#include "app/view/majorities.h"

#include <algorithm>

#include "app/view/membership.h"
#include "app/view/words.h"

namespace view {
namespace {

bool isIn(const std::vector<trace::ServerId>& group, trace::ServerId id) {
  return std::find(group.begin(), group.end(), id) != group.end();
}

bool saidYes(const trace::ClusterView& cluster, const Asked& asked, trace::ServerId voter) {
  if (asked.question == Question::None) return false;
  const trace::ServerView& asker = cluster.server(asked.by);
  if (asked.question == Question::Copies) {
    return std::any_of(asker.progress.begin(), asker.progress.end(), [&](const auto& p) {
      return p.peer == voter && p.matchIndex >= asked.index;
    });
  }
  return std::any_of(asker.ballots.begin(), asker.ballots.end(), [&](const auto& b) {
    return b.voter == voter && b.vote == raft::Vote::Granted;
  });
}

QString wordsOf(const MajorityRow& row, Question question) {
  switch (question) {
    case Question::None:
      return Say::tr("%1 of %2 up, needs %3").arg(row.up).arg(row.voters.size()).arg(row.quorum);
    case Question::Copies:
      return Say::tr("%1 of %2 stored it, needs %3")
          .arg(row.yes)
          .arg(row.voters.size())
          .arg(row.quorum);
    case Question::Votes:
    case Question::PreVotes:
      break;
  }
  return Say::tr("%1 of %2 said yes, needs %3").arg(row.yes).arg(row.voters.size()).arg(row.quorum);
}

}  // namespace

Asked askedNow(const trace::ClusterView& cluster) {
  if (const trace::ServerId id = cluster.leader()) {
    const trace::ServerView& leader = cluster.server(id);
    if (leader.log.lastIndex() > leader.commitIndex) {
      return {Question::Copies, id, leader.commitIndex + 1};
    }
    return {};
  }
  Asked asked;
  raft::Term term;
  for (const trace::ServerView& s : cluster.servers()) {
    const bool candidate = s.role == raft::RoleName::Candidate;
    const bool asks = candidate || s.role == raft::RoleName::PreCandidate;
    if (!s.running() || !asks || (asked.by && s.currentTerm <= term)) continue;
    asked = {candidate ? Question::Votes : Question::PreVotes, s.id, {}};
    term = s.currentTerm;
  }
  return asked;
}

std::vector<MajorityRow> majorityRows(const trace::ClusterView& cluster,
                                      const std::vector<trace::ServerId>& group) {
  const Asked asked = askedNow(cluster);
  const raft::Configuration& now = cluster.configuration();
  std::vector<MajorityRow> rows;
  for (const raft::ServerSet& voters : majoritiesOf(now)) {
    MajorityRow& row = rows.emplace_back();
    if (now.joint()) row.title = rows.size() == 1 ? Say::tr("incoming") : Say::tr("outgoing");
    row.quorum = quorumOf(voters);
    for (const trace::ServerId id : voters) {
      const bool up = isIn(group, id);
      const bool yes = saidYes(cluster, asked, id);
      row.voters.push_back(id);
      row.said.push_back(yes ? Answered::Yes : (up ? Answered::Up : Answered::Down));
      row.up += up ? 1 : 0;
      row.yes += yes ? 1 : 0;
    }
    row.words = wordsOf(row, asked.question);
  }
  return rows;
}

}  // namespace view
