// What an operator asks of servers: other members, another leader, a snapshot; and what happens to
// disks for good.
#include "engine/cluster/member_ports.h"

namespace cluster {

// Somebody who joins has to run to be reached: a server that never did starts with an empty disk.
std::string Cluster::changeMembers(const ChangeMembers& command) {
  for (const raft::MemberChange& one : command.change.changes) {
    const bool adds =
        one.kind == raft::ChangeKind::AddVoter || one.kind == raft::ChangeKind::AddLearner;
    if (adds && process(one.server).incarnation == 0) start(one.server);
  }
  Process& asked = process(likelyLeader());
  trigger_ = {};
  trigger_ = emit(asked.id, trace::MembershipAsked{command.change});
  wish(asked, {command.change});
  return {};
}

void Cluster::wish(Process& process, Wish wish) {
  if (process.running()) accept(process, std::move(wish));
}

void Cluster::performWish(Process& process, const Wish& wish) {
  struct Tell {
    server::Member& member;
    server::Ports ports;
    void operator()(const raft::MembershipChange& change) const {
      member.askMembership(ports, change);
    }
    void operator()(const Transfer& transfer) const { member.askTransfer(ports, transfer.to); }
    void operator()(const SnapshotWish&) const { member.askSnapshot(ports); }
    void operator()(const CampaignWish&) const { member.askCampaign(ports); }
    void operator()(const ForgetWish&) const { member.askForgetLeader(ports); }
  };
  MemberPorts ports(*this, process);
  std::visit(Tell{*process.member, ports.ports()}, wish.what);
}

std::string Cluster::loseDisk(Process& process) {
  if (process.running()) crash(process);
  std::string why = loseDisk(process.id);
  if (!why.empty()) return why;
  process.status = trace::ServerStatus::Down;
  process.disk.lost = true;
  process.disk.durableIndex = raft::Index{};
  emit(process.id, trace::DiskLost{});
  return {};
}

// A process that died has died, whether or not a bit was found to flip: then it was a crash.
std::string Cluster::damageDisk(Process& process) {
  const bool died = process.running();
  if (died) crash(process);
  std::string why = damageDisk(process.id);
  if (why.empty()) emit(process.id, trace::DiskDamaged{});
  return died ? std::string() : why;
}

}  // namespace cluster
