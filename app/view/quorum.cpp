#include "app/view/quorum.h"

#include <algorithm>

#include "app/view/groups.h"
#include "app/view/words.h"

namespace view {
namespace {

bool answers(const trace::ServerView& server) { return server.status == trace::ServerStatus::Up; }

Group reachOf(const trace::ClusterView& cluster, trace::ServerId center) {
  Group group;
  for (const trace::ServerView& s : cluster.servers()) {
    if (answers(s) && connected(cluster, center, s.id)) group.push_back(s.id);
  }
  return group;
}

// The most servers that one of them could win and lead.
Group largestGroup(const trace::ClusterView& cluster) {
  Group largest;
  for (const trace::ServerView& s : cluster.servers()) {
    if (!answers(s)) continue;
    Group group = reachOf(cluster, s.id);
    if (group.size() > largest.size()) largest = std::move(group);
  }
  return largest;
}

// Somebody leads who can reach a majority.
bool leaderCanWrite(const trace::ClusterView& cluster) {
  return std::any_of(cluster.servers().begin(), cluster.servers().end(), [&](const auto& s) {
    return answers(s) && s.leads() && reachOf(cluster, s.id).size() >= cluster.quorum();
  });
}

QString countText(const QuorumReading& r, bool divided, bool paused) {
  QString text = Say::tr("%1 of %2 up");
  if (paused) text = Say::tr("%1 of %2 up and answering");
  if (divided) text = Say::tr("%1 of %2 up and connected");
  return text.arg(r.up).arg(r.size);
}

}  // namespace

QuorumReading readQuorum(const trace::ClusterView& cluster) {
  QuorumReading r;
  r.size = static_cast<int>(cluster.size());
  if (r.size == 0) return r;
  r.quorum = static_cast<int>(cluster.quorum());
  const Group group = largestGroup(cluster);
  r.up = static_cast<int>(group.size());
  std::size_t answering = 0;
  bool paused = false;
  for (const trace::ServerView& s : cluster.servers()) {
    r.pips.push_back(std::find(group.begin(), group.end(), s.id) != group.end());
    answering += answers(s) ? 1 : 0;
    paused = paused || s.status == trace::ServerStatus::Paused;
  }
  r.lost = r.up < r.quorum;
  const QString count = countText(r, answering > group.size(), paused);
  if (r.lost) {
    //: %1: "2 of 5 up"
    r.words = Say::tr("%1 - quorum %2 - no quorum: writes wait").arg(count).arg(r.quorum);
    return r;
  }
  const int spare = r.up - r.quorum;
  r.words = spare == 0
                ? Say::tr("%1 - quorum %2 - can lose none").arg(count).arg(r.quorum)
                : Say::tr("%1 - quorum %2 - can lose %3 more").arg(count).arg(r.quorum).arg(spare);
  if (!leaderCanWrite(cluster)) r.extra = Say::tr("no leader yet: writes wait");
  return r;
}

void QuorumLens::show(const trace::ClusterView& cluster) {
  QuorumReading reading = readQuorum(cluster);
  if (reading == reading_) return;
  reading_ = std::move(reading);
  Q_EMIT changed();
}

}  // namespace view
