#include "app/view/call_path.h"

#include "app/view/words.h"

namespace view {

namespace {

QString endText(const CallPath& path, const Moment& moment) {
  if (!path.finished()) {
    return Say::tr("no answer yet, after %1").arg(spanText(moment.time - path.startedAt));
  }
  if (path.finishedAt == path.startedAt && path.outcome == trace::Outcome::Unknown) {
    return Say::tr("its client had given up: unknown, it may have happened or still may");
  }
  const QString time = spanText(path.finishedAt - path.startedAt);
  switch (path.outcome) {
    case trace::Outcome::Ok:
      return Say::tr("answered after %1").arg(time);
    case trace::Outcome::Failed:
      return Say::tr("refused after %1").arg(time);
    case trace::Outcome::Unknown:
      break;
  }
  return Say::tr("no answer in %1: unknown, it may have happened or still may").arg(time);
}

}  // namespace

std::vector<trace::ServerId> holdersOf(const CallPath& path, const trace::ClusterView& cluster) {
  std::vector<trace::ServerId> holders;
  if (!path.index) return holders;
  for (const trace::ServerView& server : cluster.servers()) {
    if (server.diskLost || server.durableIndex < path.index) continue;
    const raft::Entries& log = server.durableLog;
    // What a snapshot stands for was committed.
    const bool compacted = path.index <= log.baseIndex() && path.committed();
    const bool stored = log.contains(path.index) && log.at(path.index).term == path.term;
    if (compacted || stored) holders.push_back(server.id);
  }
  return holders;
}

QString stepText(const CallPath& path, const trace::ClusterView& cluster) {
  if (path.finished()) {
    switch (path.outcome) {
      case trace::Outcome::Ok:
        return Say::tr("answered");
      case trace::Outcome::Failed:
        return Say::tr("refused");
      case trace::Outcome::Unknown:
        break;
    }
    return Say::tr("unknown");
  }
  if (path.committed()) return Say::tr("committed");
  if (path.index) {
    const std::size_t holders = holdersOf(path, cluster).size();
    if (holders == 0) return Say::tr("appended");
    //: on how many disks of how many servers an entry is
    return Say::tr("on %1 of %2").arg(holders).arg(cluster.configuration().voters.size());
  }
  if (path.handedTo) return Say::tr("handed on");
  if (!path.reached) return Say::tr("on its way");
  return path.reads() ? Say::tr("asks for news") : Say::tr("waits");
}

QString pathText(const CallPath& path, const Moment& moment) {
  QStringList steps;
  steps << (path.reached ? Say::tr("asked of %1") : Say::tr("on its way to %1"))
               .arg(nameOf(path.via));
  if (path.handedTo) steps << Say::tr("handed on to %1").arg(nameOf(path.handedTo));
  if (path.index) {
    steps << Say::tr("appended by %1 at %2").arg(nameOf(path.appendedBy)).arg(path.index.value);
    const auto holders = holdersOf(path, *moment.cluster);
    if (!holders.empty()) steps << Say::tr("stored by %1").arg(listOf(holders));
  }
  if (path.committed()) {
    steps << Say::tr("committed after %1").arg(spanText(path.committedAt - path.startedAt));
  }
  steps << endText(path, moment);
  return Say::tr("%1, %2: %3", "client, operation, steps")
      .arg(clientText(path.command.client), operationText(path.command.operation),
           steps.join(QStringLiteral(", ")));
}

}  // namespace view
