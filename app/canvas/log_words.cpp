#include "app/canvas/log_words.h"

#include "app/view/words.h"

namespace canvas {
namespace {

using view::Say;

QString shownText(const trace::ClusterView& cluster) {
  const raft::Index last = lastIndexOf(cluster);
  if (!last) return Say::tr("%1 servers, no entries").arg(cluster.size());
  QString text = Say::tr("%1 servers, up to index %2").arg(cluster.size()).arg(last.value);
  // Nothing, too, while a question about it is open.
  if (const raft::Index committed = cluster.committed()) {
    text = Say::tr("%1, %2 committed").arg(text).arg(committed.value);
  }
  for (const trace::ServerView& s : cluster.servers()) {
    if (s.log.lastIndex() == last) continue;
    text += Say::tr("; %1 ends at %2").arg(view::nameOf(s.id)).arg(s.log.lastIndex().value);
  }
  return text;
}

QString chosenText(const trace::ClusterView& cluster, const LogCell& cell) {
  if (!cell.server || cell.server.value > cluster.size() || !cell.index) return {};
  const trace::ServerView& s = cluster.server(cell.server);
  const QString start =
      Say::tr("%1, index %2").arg(view::nameOf(cell.server)).arg(cell.index.value);
  if (!s.log.contains(cell.index)) return Say::tr("%1, no entry").arg(start);
  const raft::Entry& entry = s.log.at(cell.index);
  const QString place =
      Say::tr("%1, term %2, %3").arg(start).arg(entry.term.value).arg(view::entryText(entry));
  if (!cluster.committed()) return place;
  return cell.index <= s.commitIndex ? Say::tr("%1, committed").arg(place)
                                     : Say::tr("%1, not committed").arg(place);
}

}  // namespace

LogWords logWords(const trace::ClusterView& cluster, const LogCell& chosen) {
  return {static_cast<int>(cluster.size()), shownText(cluster), chosenText(cluster, chosen)};
}

}  // namespace canvas
