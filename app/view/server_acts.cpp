#include "app/view/server_acts.h"

#include "app/view/membership.h"
#include "app/view/words.h"

namespace view {
namespace {

using Acts = std::vector<ServerAct>;

void addMembership(const trace::ClusterView& cluster, trace::ServerId id, Acts& acts) {
  const raft::Configuration& now = cluster.configuration();
  if (!cluster.leader()) return;
  if (now.joint()) {
    if (now.autoLeave == raft::AutoLeave::No) {
      acts.push_back({"leave-joint", Say::tr("Leave the joint configuration"),
                      Say::tr("From then on the new majority decides alone.")});
    }
    return;
  }
  const Membership membership = membershipOf(cluster, id);
  const bool waits = membership == Membership::Spare || membership == Membership::Outside;
  if (waits) {
    acts.push_back({"add", Say::tr("Add as a voter"), Say::tr("It receives the log and votes.")});
    acts.push_back({"learner", Say::tr("Add as a learner"),
                    Say::tr("It receives the log and does not vote yet.")});
    return;
  }
  if (membership == Membership::Learner) {
    acts.push_back({"add", Say::tr("Make it a voter"), Say::tr("From then on its vote counts.")});
  }
  const bool mayLeave = now.voters.size() > 1;
  if (membership == Membership::Voter && mayLeave) {
    acts.push_back({"learner", Say::tr("Make it a learner"),
                    Say::tr("It goes on receiving the log and no longer votes.")});
  }
  if (membership == Membership::Learner || (membership == Membership::Voter && mayLeave)) {
    acts.push_back(
        {"remove", Say::tr("Remove from the cluster"), Say::tr("Its name is never used again.")});
  }
}

void addLeadership(const trace::ClusterView& cluster, const trace::ServerView& s, Acts& acts) {
  const bool voter = cluster.configuration().isVoter(s.id);
  if (s.status != trace::ServerStatus::Up || s.leads()) return;
  if (voter && cluster.leader()) {
    acts.push_back({"hand-over", Say::tr("Let it take over"),
                    Say::tr("The leader brings its log up to date and hands over to it.")});
  }
  if (voter) {
    acts.push_back(
        {"campaign", Say::tr("Let its timer run out"), Say::tr("It starts an election now.")});
  }
  if (s.leader && s.role == raft::RoleName::Follower) {
    acts.push_back({"forget-leader", Say::tr("Forget its leader"),
                    Say::tr("It no longer believes that somebody leads.")});
  }
}

void addDisk(const trace::ServerView& s, Acts& acts) {
  if (s.status == trace::ServerStatus::Up && s.lastApplied > s.log.baseIndex()) {
    acts.push_back({"snapshot", Say::tr("Make a snapshot"),
                    Say::tr("It stands for the log before it, which is given up.")});
  }
  if (s.status == trace::ServerStatus::Up && s.lastApplied) {
    acts.push_back({"backup", Say::tr("Back up its store"),
                    Say::tr("A copy of what it holds now is kept outside of the cluster.")});
  }
  if (s.incarnation == 0 || s.diskLost) return;
  if (s.disk.full) {
    acts.push_back({"free-disk", Say::tr("Make room on its disk"), Say::tr("It can write again.")});
  } else {
    acts.push_back({"fill-disk", Say::tr("Fill its disk"),
                    Say::tr("Every write fails: it stops at the next one.")});
  }
  acts.push_back({"damage", Say::tr("Damage its disk"),
                  Say::tr("It stops, and finds the damage when it starts again.")});
  acts.push_back({"lose-disk", Say::tr("Lose its disk"),
                  Say::tr("It stops, and all it had promised is gone.")});
}

}  // namespace

std::vector<ServerAct> serverActs(const trace::ClusterView& cluster, trace::ServerId server) {
  Acts acts;
  const trace::ServerView& s = cluster.server(server);
  addMembership(cluster, server, acts);
  addLeadership(cluster, s, acts);
  addDisk(s, acts);
  if (cluster.backedUp() > 0) {
    acts.push_back(
        {"restore", Say::tr("Restore the cluster"),
         Say::tr("All disks are wiped, and a new cluster starts from the last backup.")});
  }
  return acts;
}

}  // namespace view
