// Disks: the real log over simulated files. One fsync covers every batch that was waiting when it
// began (group commit); what comes meanwhile waits for the next.
#include "engine/sim/world.h"

namespace sim {

void SimWorld::persist(Node& node, const raft::Persist& request) {
  node.disk.waiting.push_back({request, trigger_});
  beginSync(node);
}

void SimWorld::beginSync(Node& node) {
  Disk& disk = node.disk;
  if (!disk.syncing.empty() || disk.waiting.empty()) return;
  disk.syncing.swap(disk.waiting);
  raft::Duration takes{0};
  for (const Writing& writing : disk.syncing) {
    if (disk.failure.empty()) disk.failure = disk.log.append(disk.files, writing.request);
    takes += disk.state.writeLatency;
  }
  ++disk.syncs;
  takes += cluster::drawBetween(seed(), {Purpose::Sync, node.id.value, 0, disk.syncs},
                                disk.state.syncMin, disk.state.syncMax);
  schedule_.add(now_ + takes, SyncDone{node.id, node.incarnation});
}

bool SimWorld::syncDone(const SyncDone& done) {
  Node& n = node(done.server);
  if (done.incarnation != n.incarnation || !n.running()) return false;
  if (n.disk.state.stalled) {
    n.disk.held = true;
    return false;
  }
  finishSync(n);
  return true;
}

void SimWorld::finishSync(Node& node) {
  Disk& disk = node.disk;
  disk.held = false;
  if (disk.failure.empty()) disk.failure = disk.log.sync(disk.files);
  if (!disk.failure.empty()) {
    refuse(node, disk.failure);
    return;
  }
  const std::vector<Writing> done = std::exchange(disk.syncing, {});
  for (const Writing& writing : done) {
    const raft::Persist& request = writing.request;
    if (!request.entries.empty()) disk.durableIndex = request.entries.back().index;
    trigger_ = writing.trigger;
    const trace::EventId durable =
        emit(node.id, trace::Durable{request.token, request.hardState, disk.durableIndex});
    accept(node, Persisted{request.token, durable});
  }
  beginSync(node);
}

// Power is gone: the disk keeps what was synced and a torn part of the rest.
void SimWorld::loseUnsynced(Node& node) {
  Disk& disk = node.disk;
  const Draw draw{Purpose::Torn, node.id.value, 0, node.incarnation};
  disk.files.crash(cluster::drawBelow(seed(), draw, disk.files.unsynced() + 1));
}

void SimWorld::setDisk(Node& node, const trace::DiskState& state) {
  if (node.disk.state == state) return;
  node.disk.state = state;
  emit(node.id, trace::DiskChanged{state});
  if (!state.stalled && node.disk.held) {
    node.disk.held = false;
    schedule_.add(now_, SyncDone{node.id, node.incarnation});
  }
}

}  // namespace sim
