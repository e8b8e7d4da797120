#include "app/view/server_inspector.h"

#include "app/view/membership.h"
#include "app/view/peer_rows.h"
#include "app/view/server_acts.h"
#include "app/view/server_facts.h"
#include "app/view/servers.h"
#include "app/view/words.h"

namespace view {
namespace {

QString subtitleOf(const trace::ClusterView& cluster, const trace::ServerView& s) {
  const Membership membership = membershipOf(cluster, s.id);
  if (!s.leads() && (membership == Membership::Spare || membership == Membership::Retired)) {
    return capital(membershipText(membership));
  }
  switch (s.status) {
    case trace::ServerStatus::Up:
      break;
    case trace::ServerStatus::Paused:
    case trace::ServerStatus::Down:
    case trace::ServerStatus::Refused:
      return capital(roleText(s));
  }
  switch (s.role) {
    case raft::RoleName::Leader:
      return Say::tr("Leader of term %1").arg(s.currentTerm.value);
    case raft::RoleName::PreCandidate:
      return Say::tr("Pre-candidate in term %1").arg(s.currentTerm.value);
    case raft::RoleName::Candidate:
      return Say::tr("Candidate in term %1").arg(s.currentTerm.value);
    case raft::RoleName::Follower:
      break;
  }
  if (membership == Membership::Learner) {
    return Say::tr("Learner in term %1").arg(s.currentTerm.value);
  }
  return Say::tr("Follower in term %1").arg(s.currentTerm.value);
}

std::vector<RowModel::Row> actRows(const trace::ClusterView& cluster, trace::ServerId id) {
  std::vector<RowModel::Row> rows;
  for (const ServerAct& act : serverActs(cluster, id)) {
    const QString name = QString::fromLatin1(act.name);
    rows.push_back({qHash(name), {name, act.text, act.says}});
  }
  return rows;
}

QString number(raft::Index index) { return QString::number(index.value); }

}  // namespace

ServerSheet serverSheet(const trace::ClusterView& cluster, trace::ServerId id,
                        const kv::Store& store) {
  const trace::ServerView& s = cluster.server(id);
  ServerSheet sheet;
  sheet.title = nameOf(id);
  sheet.subtitle = subtitleOf(cluster, s);
  sheet.running = s.running();
  sheet.leads = s.leads();
  const bool asks = s.role == raft::RoleName::PreCandidate;
  sheet.campaigns = s.running() && (asks || s.role == raft::RoleName::Candidate);
  sheet.term = static_cast<int>(s.currentTerm.value);
  sheet.currentTerm = QString::number(s.durableState.currentTerm.value);
  sheet.votedFor = s.durableState.votedFor ? nameOf(s.durableState.votedFor) : QStringLiteral("-");
  sheet.lastEntry = number(s.durableIndex);
  if (sheet.running) {
    sheet.commitIndex = number(s.commitIndex);
    sheet.lastApplied = number(s.lastApplied);
    sheet.store = storeText(store);
  }
  if (sheet.campaigns) {
    sheet.votesTitle =
        asks ? Say::tr("Who would vote for %1").arg(sheet.title)
             : Say::tr("Votes for %1 in term %2").arg(sheet.title).arg(s.currentTerm.value);
  }
  sheet.card = waitingCard(cluster, id);
  return sheet;
}

ServerInspector::ServerInspector(QObject* parent)
    : QObject(parent),
      peers_({"peer", "name", "nextIndex", "matchIndex", "lastReply", "progress"}),
      votes_({"voter", "name", "vote", "reason"}),
      facts_({"name", "value"}),
      acts_({"act", "text", "says"}) {}

void ServerInspector::setServer(int server) {
  if (server == server_) return;
  server_ = server;
  Q_EMIT serverChanged();
  Q_EMIT asked();
}

void ServerInspector::show(const trace::ClusterView& cluster, trace::Instant now, bool otherPast) {
  if (otherPast) fold_.forget();
  const bool there = server_ > 0 && static_cast<std::size_t>(server_) <= cluster.size();
  if (!there) {
    take({});
    peers_.setRows({});
    votes_.setRows({});
    facts_.setRows({});
    acts_.setRows({});
    return;
  }
  const trace::ServerId id{static_cast<std::uint64_t>(server_)};
  const trace::ServerView& s = cluster.server(id);
  take(serverSheet(cluster, id, fold_.at(cluster, id)));
  peers_.setRows(sheet_.leads ? peerRows(cluster, s, now) : std::vector<RowModel::Row>{});
  facts_.setRows(factRows(cluster, s, now));
  acts_.setRows(actRows(cluster, id));
  votes_.setRows(sheet_.campaigns ? voteRows(cluster, s) : std::vector<RowModel::Row>{});
}

void ServerInspector::take(ServerSheet sheet) {
  if (sheet == sheet_) return;
  sheet_ = std::move(sheet);
  Q_EMIT changed();
}

}  // namespace view
