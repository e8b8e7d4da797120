// What an operator does when a majority is lost for good: a new cluster from a backup. Everything
// the old one promised after the backup is lost, and its revisions are given again.
#include <algorithm>

#include "engine/cluster/cluster.h"

namespace cluster {

std::string Cluster::backUp(Process& process) {
  const server::Member& member = *process.member;
  const raft::Index last = member.raft().lastApplied();
  if (!last) return "S" + std::to_string(process.id.value) + " has applied nothing yet";
  Backup backup;
  backup.snapshot.lastIncludedIndex = last;
  backup.snapshot.lastIncludedTerm = member.raft().log().termAt(last).value_or(raft::Term{});
  backup.snapshot.state = raft::StateBytes(member.store().encodeState());
  backup.revision = member.store().revision();
  trigger_ = {};
  emit(process.id, trace::BackupTaken{last, backup.revision, backup.snapshot.state.bytes().size()});
  backup_ = std::make_shared<const Backup>(std::move(backup));
  return {};
}

// Terms go on from the highest that any server was in, so that what servers say in the new cluster
// cannot be taken for something that was said in the old one.
std::string Cluster::restore() {
  if (!backup_) return "there is no backup: nobody made one";
  raft::Persist all;
  all.snapshot = backup_->snapshot;
  for (ServerId id{1}; id.value <= settings_.servers; ++id) {
    all.snapshot->configuration.voters.insert(id);
  }
  const raft::Index last = all.snapshot->lastIncludedIndex;
  all.hardState = {highestTerm_ + 1, ServerId{}, last};
  highestTerm_ = all.hardState.currentTerm;
  for (ServerId id{1}; id.value <= settings_.allServers(); ++id) {
    Process& old = process(id);
    if (old.running()) crash(old);
    trigger_ = {};
    if (id.value > settings_.servers && old.incarnation > 0) loseDisk(old);
  }
  trigger_ = {};
  restored_ = emit(ServerId{}, trace::ClusterRestored{last, backup_->revision});
  for (ServerId id{1}; id.value <= settings_.servers; ++id) {
    process(id).disk.lost = false;
    if (std::string why = refillDisk(id, all); !why.empty()) return why;
    trigger_ = restored_;
    start(id);
  }
  return {};
}

}  // namespace cluster
