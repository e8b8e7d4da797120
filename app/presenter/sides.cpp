#include "app/presenter/sides.h"

#include <QCoreApplication>

#include <algorithm>

#include "app/view/membership.h"

namespace presenter {
namespace {

struct SideSay {
  Q_DECLARE_TR_FUNCTIONS(Presenter)
};

bool has(const view::Group& group, trace::ServerId id) {
  return std::find(group.begin(), group.end(), id) != group.end();
}

bool answers(const trace::ServerView& server) { return server.status == trace::ServerStatus::Up; }

/// Those of the side that answer and can talk with `center`, both ways.
view::Group around(const trace::ClusterView& cluster, const view::Group& side,
                   trace::ServerId center) {
  view::Group group;
  for (const trace::ServerId id : side) {
    if (answers(cluster.server(id)) && view::connected(cluster, center, id)) group.push_back(id);
  }
  return group;
}

bool decidesIn(const raft::Configuration& configuration, const view::Group& group) {
  return view::decides(configuration, [&](trace::ServerId id) { return has(group, id); });
}

// Somebody on this side leads and reaches a majority of its own configuration.
bool canWrite(const trace::ClusterView& cluster, const view::Group& side) {
  return std::any_of(side.begin(), side.end(), [&](trace::ServerId id) {
    const trace::ServerView& server = cluster.server(id);
    return answers(server) && server.leads() &&
           decidesIn(server.configuration, around(cluster, side, id));
  });
}

int votersIn(const raft::ServerSet& voters, const view::Group& group) {
  return static_cast<int>(
      view::countIn(voters, [&](trace::ServerId id) { return has(group, id); }));
}

/// The voters that can reach each other around the best placed server of the side.
view::Group bestOf(const trace::ClusterView& cluster, const view::Group& side) {
  const raft::ServerSet voters = cluster.configuration().allVoters();
  view::Group best;
  for (const trace::ServerId center : side) {
    if (!answers(cluster.server(center))) continue;
    view::Group group = around(cluster, side, center);
    if (votersIn(voters, group) > votersIn(voters, best)) best = std::move(group);
  }
  return best;
}

Side readSide(const trace::ClusterView& cluster, const view::Group& servers) {
  const raft::Configuration& now = cluster.configuration();
  const raft::ServerSet voters = now.allVoters();
  const view::Group group = bestOf(cluster, servers);
  Side side;
  side.servers = servers;
  side.up = votersIn(voters, group);
  side.size = static_cast<int>(voters.size());
  side.quorum = now.joint() ? 0 : static_cast<int>(cluster.quorum());
  side.lost = !decidesIn(now, group);
  side.count = SideSay::tr("%1 of %2").arg(side.up).arg(side.size);
  if (side.lost) {
    side.words = SideSay::tr("no quorum: writes wait");
  } else if (canWrite(cluster, servers)) {
    side.words = SideSay::tr("quorum: writes go on");
  } else {
    side.words = SideSay::tr("quorum, no leader yet: writes wait");
  }
  return side;
}

}  // namespace

std::vector<Side> sidesOf(const trace::ClusterView& cluster) {
  std::vector<Side> sides;
  if (cluster.size() == 0) return sides;
  const raft::ServerSet voters = cluster.configuration().allVoters();
  for (const view::Group& group : view::groupsOf(cluster)) {
    if (votersIn(voters, group) > 0) sides.push_back(readSide(cluster, group));
  }
  return sides;
}

}  // namespace presenter
