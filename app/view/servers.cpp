#include "app/view/servers.h"

#include <algorithm>

#include "app/view/faults.h"
#include "app/view/membership.h"
#include "app/view/words.h"

namespace view {
namespace {

// For QML, not translated.
QString statusName(trace::ServerStatus status) {
  switch (status) {
    case trace::ServerStatus::Up:
      return QStringLiteral("up");
    case trace::ServerStatus::Paused:
      return QStringLiteral("paused");
    case trace::ServerStatus::Down:
      return QStringLiteral("down");
    case trace::ServerStatus::Refused:
      break;
  }
  return QStringLiteral("refused");
}

QString roleName(raft::RoleName role) {
  switch (role) {
    case raft::RoleName::Follower:
      return Say::tr("follower");
    case raft::RoleName::PreCandidate:
      return Say::tr("pre-candidate");
    case raft::RoleName::Candidate:
      return Say::tr("candidate");
    case raft::RoleName::Leader:
      break;
  }
  return Say::tr("leader");
}

}  // namespace

QString placeText(const trace::ClusterView& cluster, const trace::ServerView& server) {
  const Membership membership = membershipOf(cluster, server.id);
  switch (membership) {
    case Membership::Voter:
      return roleText(server);
    case Membership::Incoming:
    case Membership::Outgoing:
      return server.status == trace::ServerStatus::Up
                 ? Say::tr("%1, %2").arg(roleText(server), membershipText(membership))
                 : roleText(server);
    case Membership::Learner:
    case Membership::Outside:
      return server.status == trace::ServerStatus::Up && !server.leads()
                 ? membershipText(membership)
                 : roleText(server);
    case Membership::Spare:
    case Membership::Retired:
      break;
  }
  return server.leads() ? roleText(server) : membershipText(membership);
}

QString roleText(const trace::ServerView& server) {
  switch (server.status) {
    case trace::ServerStatus::Up:
      return roleName(server.role);
    case trace::ServerStatus::Paused:
      return Say::tr("paused");
    case trace::ServerStatus::Down:
      return Say::tr("stopped");
    case trace::ServerStatus::Refused:
      break;
  }
  return Say::tr("refuses to run");
}

QString describe(const trace::ClusterView& cluster, const trace::ServerView& server) {
  return describe(cluster, server, {});
}

QString describe(const trace::ClusterView& cluster, const trace::ServerView& server,
                 const HeldServers& held) {
  if (std::find(held.whole.begin(), held.whole.end(), server.id) != held.whole.end()) {
    return Say::tr("%1: held back until you have answered").arg(nameOf(server.id));
  }
  const Membership membership = membershipOf(cluster, server.id);
  if (membership == Membership::Spare) {
    return Say::tr("%1, spare, never ran").arg(nameOf(server.id));
  }
  QString whole = Say::tr("%1, %2, term %3")
                      .arg(nameOf(server.id), placeText(cluster, server))
                      .arg(server.currentTerm.value);
  const std::size_t entries = server.log.size();
  if (!held.logs) {
    const QString log = entries == 1 ? Say::tr("one entry") : Say::tr("%1 entries").arg(entries);
    whole += QStringLiteral(", ") + log;
  }
  if (!held.logs && server.running()) {
    whole = Say::tr("%1, %2 committed").arg(whole).arg(server.commitIndex.value);
  }
  const QString faults = serverFaults(cluster, server, cluster.at());
  return faults.isEmpty() ? whole : whole + QStringLiteral(", ") + faults;
}

ServersModel::ServersModel(QObject* parent)
    : RowModel({"serverId", "name", "role", "status", "term", "description", "membership"},
               parent) {}

void ServersModel::show(const trace::ClusterView& cluster, const HeldServers& held) {
  std::vector<Row> rows;
  rows.reserve(cluster.size());
  for (const trace::ServerView& s : cluster.servers()) {
    rows.push_back({s.id.value,
                    {static_cast<int>(s.id.value), nameOf(s.id), placeText(cluster, s),
                     statusName(s.status), static_cast<int>(s.currentTerm.value),
                     describe(cluster, s, held), membershipName(membershipOf(cluster, s.id))}});
  }
  setRows(std::move(rows));
}

}  // namespace view
