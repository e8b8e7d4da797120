#include "app/view/quorum.h"

#include <algorithm>

#include "app/view/groups.h"
#include "app/view/membership.h"
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

std::size_t countOf(const raft::ServerSet& voters, const Group& group) {
  return countIn(voters, [&](trace::ServerId id) {
    return std::find(group.begin(), group.end(), id) != group.end();
  });
}

bool holdsQuorum(const raft::Configuration& configuration, const Group& group) {
  return decides(configuration, [&](trace::ServerId id) {
    return std::find(group.begin(), group.end(), id) != group.end();
  });
}

// How many voters of the group may fail, whichever they are, before a majority is lost.
int spareOf(const raft::Configuration& configuration, const Group& group) {
  int least = static_cast<int>(group.size());
  for (const raft::ServerSet& voters : majoritiesOf(configuration)) {
    const int over = static_cast<int>(countOf(voters, group)) - static_cast<int>(quorumOf(voters));
    least = std::min(least, over);
  }
  return least;
}

// The servers around one that could win and lead; where nobody can, as many as can talk.
Group largestGroup(const trace::ClusterView& cluster) {
  const raft::Configuration& now = cluster.configuration();
  const raft::ServerSet voters = now.allVoters();
  Group largest;
  bool decisive = false;
  for (const trace::ServerId center : voters) {
    if (!answers(cluster.server(center))) continue;
    Group group = reachOf(cluster, center);
    const bool could = holdsQuorum(now, group);
    const bool more = countOf(voters, group) > countOf(voters, largest);
    if ((could && !decisive) || (could == decisive && more)) {
      largest = std::move(group);
      decisive = could;
    }
  }
  return largest;
}

// Somebody leads who can reach a majority.
bool leaderCanWrite(const trace::ClusterView& cluster) {
  return std::any_of(cluster.servers().begin(), cluster.servers().end(), [&](const auto& s) {
    return answers(s) && s.leads() && holdsQuorum(s.configuration, reachOf(cluster, s.id));
  });
}

QString countText(const QuorumReading& r, bool divided, bool paused) {
  QString text = Say::tr("%1 of %2 up");
  if (paused) text = Say::tr("%1 of %2 up and answering");
  if (divided) text = Say::tr("%1 of %2 up and connected");
  return text.arg(r.up).arg(r.size);
}

QString spareText(const QuorumReading& r, int spare) {
  if (r.lost) return Say::tr("no quorum: writes wait");
  return spare == 0 ? Say::tr("can lose none") : Say::tr("can lose %1 more").arg(spare);
}

}  // namespace

QuorumReading readQuorum(const trace::ClusterView& cluster) {
  QuorumReading r;
  if (cluster.size() == 0) return r;
  const raft::Configuration& now = cluster.configuration();
  const raft::ServerSet voters = now.allVoters();
  r.size = static_cast<int>(voters.size());
  r.quorum = static_cast<int>(cluster.quorum());
  const Group group = largestGroup(cluster);
  r.up = static_cast<int>(countOf(voters, group));
  int answering = 0;
  bool paused = false;
  for (const trace::ServerId id : voters) {
    const trace::ServerView& s = cluster.server(id);
    r.pips.push_back(std::find(group.begin(), group.end(), id) != group.end());
    answering += answers(s) ? 1 : 0;
    paused = paused || s.status == trace::ServerStatus::Paused;
  }
  r.lost = !holdsQuorum(now, group);
  r.rows = majorityRows(cluster, group);
  const QString spare = spareText(r, spareOf(now, group));
  if (now.joint()) {
    //: a joint configuration; %1: "2 of 3 up, needs 2", %3: "can lose 1 more"
    r.words =
        Say::tr("incoming %1 - outgoing %2 - %3").arg(r.rows[0].words, r.rows[1].words, spare);
    r.spare = spare;
  } else {
    //: %1: "2 of 5 up", %3: "can lose 1 more"
    r.words = Say::tr("%1 - quorum %2 - %3")
                  .arg(countText(r, answering > r.up, paused))
                  .arg(r.quorum)
                  .arg(spare);
  }
  if (!r.lost && !leaderCanWrite(cluster)) r.extra = Say::tr("no leader yet: writes wait");
  return r;
}

namespace {

QStringList marksOf(const MajorityRow& row) {
  QStringList marks;
  for (const Answered said : row.said) {
    switch (said) {
      case Answered::Yes:
        marks << QStringLiteral("yes");
        break;
      case Answered::Up:
        marks << QStringLiteral("up");
        break;
      case Answered::Down:
        marks << QStringLiteral("down");
        break;
    }
  }
  return marks;
}

std::vector<RowModel::Row> majorityModel(const QuorumReading& reading) {
  std::vector<RowModel::Row> rows;
  if (reading.rows.size() < 2) return rows;
  for (const MajorityRow& row : reading.rows) {
    QStringList names;
    for (const trace::ServerId id : row.voters) names << nameOf(id);
    rows.push_back({rows.size() + 1, {row.title, names, marksOf(row), row.words}});
  }
  return rows;
}

}  // namespace

QuorumLens::QuorumLens(QObject* parent)
    : QObject(parent), majorities_({"title", "names", "marks", "words"}) {}

void QuorumLens::show(const trace::ClusterView& cluster) {
  QuorumReading reading = readQuorum(cluster);
  if (reading == reading_) return;
  reading_ = std::move(reading);
  majorities_.setRows(majorityModel(reading_));
  Q_EMIT changed();
}

void QuorumLens::holdBack() {
  QuorumReading nothing;
  nothing.words = Say::tr("Held back until you have answered");
  if (nothing == reading_) return;
  reading_ = std::move(nothing);
  majorities_.setRows({});
  Q_EMIT changed();
}

}  // namespace view
