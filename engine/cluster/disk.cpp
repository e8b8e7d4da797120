// Disks: one fsync covers every batch that was waiting when it began (group commit); what comes
// meanwhile waits for the next.
#include <algorithm>

#include "engine/cluster/chance.h"
#include "engine/cluster/cluster.h"

namespace cluster {

namespace {

constexpr std::string_view kFull = "There is no room left on the disk of ";
constexpr std::string_view kMakeRoom = ": make some ('disk ok'), then start the server again.";

}  // namespace

void Cluster::toDisk(Process& process, Writing writing) {
  if (!writing.trigger) writing.trigger = trigger_;
  process.disk.waiting.push_back(std::move(writing));
  beginSync(process.id);
}

void Cluster::saveSnapshot(Process& process, raft::Snapshot frame, const kv::Store& store) {
  frame.state = raft::StateBytes(store.encodeState());
  toDisk(process, {std::move(frame), {}});
}

bool Cluster::writeBatch(Process& process) {
  Disk& disk = process.disk;
  if (!disk.syncing.empty() || disk.waiting.empty()) return false;
  disk.syncing.swap(disk.waiting);
  for (const Writing& writing : disk.syncing) {
    if (disk.failure.empty() && disk.state.full) {
      disk.failure = std::string(kFull) + "S" + std::to_string(process.id.value);
      disk.failure += kMakeRoom;
    }
    if (disk.failure.empty()) disk.failure = write(process.id, writing);
  }
  ++disk.syncs;
  return true;
}

Duration Cluster::syncTakes(const Process& process) const {
  const Disk& disk = process.disk;
  const Draw draw{Purpose::Sync, process.id.value, 0, disk.syncs};
  return disk.state.writeLatency * static_cast<std::int64_t>(disk.syncing.size()) +
         drawBetween(seed(), draw, disk.state.syncMin, disk.state.syncMax);
}

bool Cluster::syncDone(const SyncDone& done) {
  Process& owner = process(done.server);
  if (done.sync != owner.disk.syncs || owner.disk.syncing.empty()) return false;
  return synced(owner);
}

bool Cluster::synced(Process& process) {
  Disk& disk = process.disk;
  disk.held = disk.state.stalled;
  if (disk.held) return false;
  disk.failure = makeDurable(process.id);
  if (!disk.failure.empty()) {
    refuse(process, disk.failure);
    return true;
  }
  const std::vector<Writing> done = std::exchange(disk.syncing, {});
  const std::uint64_t incarnation = process.incarnation;
  for (const Writing& writing : done) {
    // What comes of one of them may end the process.
    if (!process.running() || process.incarnation != incarnation) return true;
    written(process, writing);
  }
  if (process.running() && !disk.waiting.empty()) beginSync(process.id);
  return true;
}

void Cluster::written(Process& process, const Writing& writing) {
  Disk& disk = process.disk;
  trigger_ = writing.trigger;
  if (const auto* own = std::get_if<raft::Snapshot>(&writing.request)) {
    const std::uint64_t last = own->lastIncludedIndex.value;
    const raft::Index upTo{last - std::min(last, settings_.keptBehind)};
    std::string why = compactLog(process.id, upTo);
    if (why.empty()) {
      accept(process, SnapshotKept{writing.trigger, *own});
    } else {
      refuse(process, std::move(why));
    }
    return;
  }
  const auto& request = std::get<raft::Persist>(writing.request);
  trace::Durable durable{request.token, request.hardState, {}, {}, {}};
  if (request.snapshot) {
    durable.snapshotIndex = disk.durableIndex = request.snapshot->lastIncludedIndex;
    durable.snapshotTerm = request.snapshot->lastIncludedTerm;
  }
  if (!request.entries.empty()) disk.durableIndex = request.entries.back().index;
  durable.lastIndex = disk.durableIndex;
  accept(process, Persisted{request.token, emit(process.id, durable)});
}

void Cluster::setDisk(Process& process, const trace::DiskState& state) {
  Disk& disk = process.disk;
  if (disk.state == state) return;
  disk.state = state;
  emit(process.id, trace::DiskChanged{state});
  if (state.stalled || !disk.held) return;
  disk.held = false;
  schedule(now_, SyncDone{process.id, disk.syncs});
}

}  // namespace cluster
