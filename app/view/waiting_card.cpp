#include "app/view/waiting_card.h"

#include <algorithm>

#include "app/view/ballots.h"
#include "app/view/words.h"

namespace view {
namespace {

using trace::ClusterView;
using trace::ServerView;

// "its own", "S5's": whose copies the leader knows.
QString owners(const std::vector<trace::ServerId>& holders, trace::ServerId leader) {
  QStringList names;
  for (const trace::ServerId id : holders) {
    if (id == leader) {
      names.prepend(Say::tr("its own"));
    } else {
      names << Say::tr("%1's").arg(nameOf(id));
    }
  }
  return listOf(names);
}

QString copiesText(const std::vector<trace::ServerId>& holders, trace::ServerId leader) {
  const QString name = nameOf(leader);
  if (holders.empty()) return Say::tr("%1 knows of no durable copy yet.").arg(name);
  if (holders.size() == 1) {
    return Say::tr("%1 knows of one copy: %2.").arg(name, owners(holders, leader));
  }
  return Say::tr("%1 knows of %2 copies: %3.")
      .arg(name, numberWord(holders.size()), owners(holders, leader));
}

// The first entry whose majority commits something: of the leader's own term (Raft 5.4.2).
const raft::Entry* nextToCommit(const ServerView& leader) {
  for (raft::Index i = leader.commitIndex + 1; i <= leader.log.lastIndex(); ++i) {
    if (!leader.log.contains(i)) return nullptr;
    if (leader.log.at(i).term == leader.currentTerm) return &leader.log.at(i);
  }
  return nullptr;
}

WaitingCard leaderCard(const ClusterView& cluster, const ServerView& leader) {
  const raft::Entry* entry = nextToCommit(leader);
  if (!entry) {
    return {Say::tr("Nothing waits"),
            Say::tr("All %1 entries of its log are committed.").arg(leader.log.lastIndex().value)};
  }
  std::vector<trace::ServerId> holders;
  for (const trace::ProgressView& p : leader.progress) {
    if (p.matchIndex >= entry->index) holders.push_back(p.peer);
  }
  const std::size_t need = cluster.quorum();
  const std::size_t missing = need > holders.size() ? need - holders.size() : 0;
  const QString what =
      entry->kind == raft::EntryKind::Empty ? Say::tr("The empty entry") : entryText(*entry);
  const QString title =
      missing == 1 ? Say::tr("%1 needs 1 more ack") : Say::tr("%1 needs %2 more acks");
  return {missing == 1 ? title.arg(what) : title.arg(what).arg(missing),
          copiesText(holders, leader.id), static_cast<int>(holders.size()), static_cast<int>(need)};
}

QString standingsText(const Tally& tally, std::size_t need) {
  QStringList counts;
  bool equal = true;
  for (const Standing& s : tally.standings) {
    counts << Say::tr("%1 has %2").arg(nameOf(s.candidate), numberWord(s.votes));
    equal = equal && s.votes == tally.standings.front().votes;
  }
  const std::size_t each = tally.standings.front().votes;
  if (!equal) {
    return Say::tr("%1; %2 are needed, and none are left to give.")
        .arg(listOf(counts), numberWord(need));
  }
  return (each == 1 ? Say::tr("%1 vote each, %2 needed, none left to give.")
                    : Say::tr("%1 votes each, %2 needed, none left to give."))
      .arg(capital(numberWord(each)), numberWord(need));
}

WaitingCard candidateCard(const ClusterView& cluster, const ServerView& candidate) {
  const std::size_t need = cluster.quorum();
  const std::size_t have = grantedTo(candidate);
  const Tally tally = tallyOf(cluster);
  const int haveMarks = static_cast<int>(have);
  if (tally.split && candidate.currentTerm == tally.term) {
    return {Say::tr("Nobody can win term %1").arg(tally.term.value), standingsText(tally, need),
            haveMarks, static_cast<int>(need)};
  }
  const std::size_t missing = need > have ? need - have : 0;
  const QString title =
      missing == 1 ? Say::tr("%1 needs 1 more vote").arg(nameOf(candidate.id))
                   : Say::tr("%1 needs %2 more votes").arg(nameOf(candidate.id)).arg(missing);
  return {title,
          Say::tr("It has counted %1 of the %2 that win term %3.")
              .arg(numberWord(have), numberWord(need))
              .arg(candidate.currentTerm.value),
          haveMarks, static_cast<int>(need)};
}

WaitingCard followerCard(const ServerView& follower) {
  const QString name = nameOf(follower.id);
  if (follower.leader) {
    return {Say::tr("Follows %1").arg(nameOf(follower.leader)),
            Say::tr("If nothing comes from %1 before the timer runs out, %2 starts an election.")
                .arg(nameOf(follower.leader), name)};
  }
  return {Say::tr("Knows no leader"),
          Say::tr("When its timer runs out, %1 starts an election.").arg(name)};
}

WaitingCard runningCard(const ClusterView& cluster, const ServerView& server) {
  switch (server.role) {
    case raft::RoleName::Leader:
      return leaderCard(cluster, server);
    case raft::RoleName::Candidate:
      return candidateCard(cluster, server);
    case raft::RoleName::Follower:
      break;
  }
  return followerCard(server);
}

}  // namespace

WaitingCard waitingCard(const ClusterView& cluster, trace::ServerId id) {
  const ServerView& server = cluster.server(id);
  switch (server.status) {
    case trace::ServerStatus::Up:
      return runningCard(cluster, server);
    case trace::ServerStatus::Paused:
      return {Say::tr("Paused"),
              Say::tr("It answers nobody. The others cannot tell it from a stopped server.")};
    case trace::ServerStatus::Down:
      return {Say::tr("Stopped"), Say::tr("Its disk keeps its term, its vote and its log.")};
    case trace::ServerStatus::Refused:
      break;
  }
  return {Say::tr("Refuses to run"), QString::fromStdString(server.refusal)};
}

}  // namespace view
