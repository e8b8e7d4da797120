#include "app/view/servers.h"

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
    case raft::RoleName::Candidate:
      return Say::tr("candidate");
    case raft::RoleName::Leader:
      break;
  }
  return Say::tr("leader");
}

}  // namespace

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

QString describe(const trace::ServerView& server) {
  const std::size_t entries = server.log.size();
  const QString log = entries == 1 ? Say::tr("one entry") : Say::tr("%1 entries").arg(entries);
  const QString start = Say::tr("%1, %2, term %3, %4")
                            .arg(nameOf(server.id), roleText(server))
                            .arg(server.currentTerm.value)
                            .arg(log);
  if (!server.running()) return start;
  return Say::tr("%1, %2 committed").arg(start).arg(server.commitIndex.value);
}

ServersModel::ServersModel(QObject* parent)
    : RowModel({"serverId", "name", "role", "status", "term", "description"}, parent) {}

void ServersModel::show(const trace::ClusterView& cluster) {
  std::vector<Row> rows;
  rows.reserve(cluster.size());
  for (const trace::ServerView& s : cluster.servers()) {
    rows.push_back({s.id.value,
                    {static_cast<int>(s.id.value), nameOf(s.id), roleText(s), statusName(s.status),
                     static_cast<int>(s.currentTerm.value), describe(s)}});
  }
  setRows(std::move(rows));
}

}  // namespace view
