// What an operator does: other members, another leader, snapshots, and what happens to disks.
#include <algorithm>

#include "app/session/numbers.h"
#include "app/session/session.h"

namespace session {

namespace {

using raft::ChangeKind;
using raft::MembershipChange;

/// A command and what it is called.
struct OperatorDeed {
  cluster::Command command;
  QString words;
};
using OperatorTodo = std::optional<OperatorDeed>;

cluster::ChangeMembers change(ChangeKind kind, int server) {
  return {MembershipChange{raft::Transition::Auto, {{kind, idOf(server)}}}};
}

cluster::SetDisk room(int server, std::optional<bool> full) {
  cluster::SetDisk disk;
  disk.server = idOf(server);
  disk.full = full;
  return disk;
}

OperatorTodo membership(const QString& act, int server) {
  if (act == QLatin1String("add")) {
    return OperatorDeed{change(ChangeKind::AddVoter, server), Session::tr("add S%1").arg(server)};
  }
  if (act == QLatin1String("learner")) {
    return OperatorDeed{change(ChangeKind::AddLearner, server),
                        Session::tr("S%1 learns").arg(server)};
  }
  if (act == QLatin1String("remove")) {
    return OperatorDeed{change(ChangeKind::Remove, server), Session::tr("remove S%1").arg(server)};
  }
  if (act == QLatin1String("leave-joint")) {
    return OperatorDeed{cluster::ChangeMembers{}, Session::tr("leave the joint configuration")};
  }
  return std::nullopt;
}

OperatorTodo leadership(const QString& act, int server) {
  const raft::ServerId id = idOf(server);
  if (act == QLatin1String("hand-over")) {
    return OperatorDeed{cluster::Transfer{id}, Session::tr("hand over to S%1").arg(server)};
  }
  if (act == QLatin1String("campaign")) {
    return OperatorDeed{cluster::Campaign{id}, Session::tr("S%1's timer runs out").arg(server)};
  }
  if (act == QLatin1String("forget-leader")) {
    return OperatorDeed{cluster::ForgetLeader{id},
                        Session::tr("S%1 forgets its leader").arg(server)};
  }
  return std::nullopt;
}

OperatorTodo storage(const QString& act, int server) {
  const raft::ServerId id = idOf(server);
  if (act == QLatin1String("snapshot")) {
    return OperatorDeed{cluster::TakeSnapshot{id}, Session::tr("snapshot on S%1").arg(server)};
  }
  if (act == QLatin1String("backup")) {
    return OperatorDeed{cluster::BackUp{id}, Session::tr("back up S%1's store").arg(server)};
  }
  if (act == QLatin1String("restore")) {
    return OperatorDeed{cluster::Restore{}, Session::tr("restore the cluster")};
  }
  if (act == QLatin1String("fill-disk")) {
    return OperatorDeed{room(server, true), Session::tr("fill S%1's disk").arg(server)};
  }
  if (act == QLatin1String("free-disk")) {
    return OperatorDeed{room(server, false), Session::tr("room on S%1's disk").arg(server)};
  }
  if (act == QLatin1String("damage")) {
    return OperatorDeed{cluster::DamageDisk{id}, Session::tr("damage S%1's disk").arg(server)};
  }
  if (act == QLatin1String("lose-disk")) {
    return OperatorDeed{cluster::LoseDisk{id}, Session::tr("lose S%1's disk").arg(server)};
  }
  return std::nullopt;
}

/// What turns `now` into the wished members, in the order of the servers.
std::vector<raft::MemberChange> changesTo(const raft::Configuration& now,
                                          const raft::ServerSet& voters,
                                          const raft::ServerSet& learners) {
  std::vector<raft::MemberChange> changes;
  for (const raft::ServerId id : voters) {
    if (!now.voters.contains(id)) changes.push_back({ChangeKind::AddVoter, id});
  }
  for (const raft::ServerId id : learners) {
    if (!now.isLearner(id)) changes.push_back({ChangeKind::AddLearner, id});
  }
  for (const raft::ServerId id : now.everyone()) {
    if (!voters.contains(id) && !learners.contains(id)) changes.push_back({ChangeKind::Remove, id});
  }
  return changes;
}

raft::ServerSet setOf(const QList<int>& servers) {
  std::vector<raft::ServerId> ids;
  for (const int server : servers) ids.push_back(idOf(server));
  return raft::ServerSet(std::move(ids));
}

raft::Transition transitionOf(const QString& way) {
  if (way == QLatin1String("joint")) return raft::Transition::JointImplicit;
  if (way == QLatin1String("explicit")) return raft::Transition::JointExplicit;
  return raft::Transition::Auto;
}

}  // namespace

void Session::actOn(int server, const QString& act) {
  if (server < 1 || server > serverCount() || view_.size() == 0) return;
  OperatorTodo deed = membership(act, server);
  if (!deed) deed = leadership(act, server);
  if (!deed) deed = storage(act, server);
  if (deed) this->act({std::move(deed->command)}, deed->words);
}

QString Session::setMembers(const QList<int>& voters, const QList<int>& learners,
                            const QString& way) {
  if (view_.size() == 0) return {};
  const raft::Configuration& now = view_.configuration();
  if (now.joint()) return tr("A change is under way: leave the joint configuration first.");
  if (voters.isEmpty()) return tr("At least one server has to vote.");
  std::vector<raft::MemberChange> changes = changesTo(now, setOf(voters), setOf(learners));
  if (changes.empty()) return tr("That is what the members are already.");
  for (const raft::MemberChange& one : changes) {
    if (one.server.value < 1 || one.server.value > static_cast<std::uint64_t>(serverCount())) {
      return tr("There is no S%1.").arg(one.server.value);
    }
  }
  act({cluster::ChangeMembers{{transitionOf(way), std::move(changes)}}}, tr("change the members"));
  return {};
}

}  // namespace session
