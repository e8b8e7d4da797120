#include "app/view/waiting_card.h"

#include <algorithm>

#include "app/view/ballots.h"
#include "app/view/membership.h"
#include "app/view/server_facts.h"
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

QString thingOf(const raft::Entry& entry) {
  return entry.kind == raft::EntryKind::Empty ? Say::tr("The empty entry") : entryText(entry);
}

// "two of three" of one majority.
QString shareText(const raft::ServerSet& voters, const std::vector<trace::ServerId>& holders) {
  const std::size_t have = countIn(voters, [&](trace::ServerId id) {
    return std::find(holders.begin(), holders.end(), id) != holders.end();
  });
  return Say::tr("%1 of %2, needs %3")
      .arg(numberWord(have), numberWord(voters.size()), numberWord(quorumOf(voters)));
}

// Raft 6: two majorities must store it.
WaitingCard jointCard(const ServerView& leader, const raft::Entry& entry,
                      const std::vector<trace::ServerId>& holders) {
  const raft::Configuration& now = leader.configuration;
  return {Say::tr("%1 needs both majorities").arg(thingOf(entry)),
          Say::tr("Incoming: %1. Outgoing: %2.")
              .arg(shareText(now.voters, holders), shareText(now.outgoing, holders))};
}

WaitingCard handOverCard(const ServerView& leader) {
  return {
      Say::tr("Hands over to %1").arg(nameOf(leader.transferee)),
      Say::tr("When %1 has its whole log, %2 tells it to start an election. Until then it takes "
              "no commands.")
          .arg(nameOf(leader.transferee), nameOf(leader.id))};
}

WaitingCard leaderCard(const ServerView& leader) {
  if (leader.transferee) return handOverCard(leader);
  const raft::Entry* entry = nextToCommit(leader);
  if (!entry) {
    return {Say::tr("Nothing waits"),
            Say::tr("All %1 entries of its log are committed.").arg(leader.log.lastIndex().value)};
  }
  std::vector<trace::ServerId> holders;
  for (const trace::ProgressView& p : leader.progress) {
    const bool counts = leader.configuration.isVoter(p.peer);
    if (counts && p.matchIndex >= entry->index) holders.push_back(p.peer);
  }
  const std::size_t need = quorumOf(leader.configuration.voters);
  if (leader.configuration.joint()) return jointCard(leader, *entry, holders);
  const std::size_t missing = need > holders.size() ? need - holders.size() : 0;
  const QString what = thingOf(*entry);
  const QString title =
      missing == 1 ? Say::tr("%1 needs 1 more ack") : Say::tr("%1 needs %2 more acks");
  return {missing == 1 ? title.arg(what) : title.arg(what).arg(missing),
          copiesText(holders, leader.id), static_cast<int>(holders.size()), static_cast<int>(need)};
}

QString standingsText(const Tally& tally, std::size_t need) {
  QStringList counts;
  bool equal = true;
  for (const Contender& s : tally.standings) {
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

WaitingCard preCandidateCard(const ServerView& server) {
  const std::size_t need = quorumOf(server.configuration.voters);
  return {Say::tr("%1 asks whether it could win").arg(nameOf(server.id)),
          Say::tr("Its term stays %1 until a majority says yes.").arg(server.currentTerm.value),
          static_cast<int>(grantedTo(server)), static_cast<int>(need)};
}

std::optional<WaitingCard> snapshotCard(const ClusterView& cluster, const ServerView& server) {
  if (server.installing) {
    return WaitingCard{Say::tr("Installs a snapshot"),
                       Say::tr("It stands for the log up to entry %1. It says so when that is on "
                               "its disk.")
                           .arg(server.installing.value)};
  }
  const Arriving arriving = arrivingAt(cluster, server.id);
  if (arriving.total == 0) return std::nullopt;
  return WaitingCard{Say::tr("Receives a snapshot"),
                     Say::tr("%1 of %2 have arrived; it stands for the log up to entry %3.")
                         .arg(bytesText(arriving.received), bytesText(arriving.total))
                         .arg(arriving.upTo.value)};
}

WaitingCard followerCard(const ClusterView& cluster, const ServerView& follower) {
  if (auto card = snapshotCard(cluster, follower)) return *card;
  const QString name = nameOf(follower.id);
  if (follower.leader && !follower.configuration.isVoter(follower.id)) {
    return {Say::tr("Learns from %1").arg(nameOf(follower.leader)),
            Say::tr("It receives the log. It does not vote and starts no election.")};
  }
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
      return leaderCard(server);
    case raft::RoleName::PreCandidate:
      return preCandidateCard(server);
    case raft::RoleName::Candidate:
      return candidateCard(cluster, server);
    case raft::RoleName::Follower:
      break;
  }
  return followerCard(cluster, server);
}

}  // namespace

WaitingCard waitingCard(const ClusterView& cluster, trace::ServerId id) {
  const ServerView& server = cluster.server(id);
  if (server.diskLost) {
    return {Say::tr("Its disk is lost"),
            Say::tr("All it had promised is gone: remove it and add a new server.")};
  }
  const Membership membership = membershipOf(cluster, id);
  if (membership == Membership::Spare) {
    return {Say::tr("Spare"), Say::tr("It never ran. Added to the cluster it starts with an empty "
                                      "disk.")};
  }
  if (membership == Membership::Retired && !server.leads()) {
    return {Say::tr("Retired"), Say::tr("It was removed; its name is never used again.")};
  }
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
