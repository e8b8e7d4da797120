// Disks: the log writes on the engine thread, fdatasync runs on a thread of its own and covers
// every batch that was written before it began (group commit).
#include <unistd.h>

#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstring>

#include "engine/net/live_world.h"

namespace net {

namespace {

wal::Failure syncAll(const std::vector<Folder::Unsynced>& files) {
  for (const Folder::Unsynced& f : files) {
    if (!f.failure.empty()) return f.failure;
    if (::fdatasync(f.file->number()) != 0) {
      return f.name + " cannot be made durable: " + std::strerror(errno);
    }
  }
  return {};
}

}  // namespace

void LiveWorld::persist(Node& node, const raft::Persist& request) {
  node.disk.waiting.push_back({request, trigger_});
  syncSoon(node);
}

// At the next look at sockets and disks: until then more may come for the same fdatasync.
void LiveWorld::syncSoon(Node& node) {
  Disk& disk = node.disk;
  if (disk.asked || !disk.syncing.empty()) return;
  disk.asked = true;
  boost::asio::post(io_, [this, id = node.id] {
    this->node(id).disk.asked = false;
    beginSync(this->node(id));
  });
}

void LiveWorld::beginSync(Node& node) {
  Disk& disk = node.disk;
  if (!disk.syncing.empty() || disk.waiting.empty()) return;
  disk.syncing.swap(disk.waiting);
  for (const Writing& writing : disk.syncing) {
    if (disk.failure.empty()) disk.failure = disk.log.append(disk.folder, writing.request);
  }
  disk.files.clear();
  for (const std::string& name : disk.log.unsyncedFiles()) {
    disk.files.push_back(disk.folder.unsynced(name));
  }
  disk.covers = disk.log.end();
  ++disk.syncs;
  boost::asio::post(
      syncers_, [this, id = node.id, sync = disk.syncs, files = disk.files, before = disk.failure] {
        SyncDone done{id, sync, before.empty() ? syncAll(files) : before};
        boost::asio::post(io_, [this, done = std::move(done)] { ready_.push_back(done); });
      });
}

// The disk's own time has passed; what a fault adds to it comes on top.
bool LiveWorld::syncDone(const SyncDone& done) {
  Node& n = node(done.server);
  Disk& disk = n.disk;
  if (done.sync != disk.syncs || disk.syncing.empty()) return false;
  if (disk.failure.empty()) disk.failure = done.failure;
  const raft::Duration added =
      disk.state.writeLatency * static_cast<std::int64_t>(disk.syncing.size()) +
      cluster::drawBetween(settings_.seed, {cluster::Purpose::Sync, n.id.value, 0, disk.syncs},
                           disk.state.syncMin, disk.state.syncMax);
  const bool waited = disk.addedDelay;
  disk.addedDelay = !waited && added > raft::Duration{0};
  if (disk.addedDelay) {
    schedule_.add(now_ + added, done);
    return false;
  }
  if (disk.state.stalled) {
    disk.held = true;
    return false;
  }
  finishSync(n);
  return true;
}

void LiveWorld::finishSync(Node& node) {
  Disk& disk = node.disk;
  disk.held = false;
  if (!disk.failure.empty()) {
    const wal::Failure why = disk.failure;
    refuse(node, why);
    // What the kernel could not write it may have forgotten: it must not be read back as durable.
    const wal::Failure ignored = disk.folder.crash(0);
    return;
  }
  for (const Folder::Unsynced& file : disk.files) disk.folder.markSynced(file);
  disk.log.markDurable(disk.covers);
  const std::vector<Writing> done = std::exchange(disk.syncing, {});
  for (const Writing& writing : done) {
    const raft::Persist& request = writing.request;
    if (!request.entries.empty()) disk.durableIndex = request.entries.back().index;
    trigger_ = writing.trigger;
    const trace::EventId durable =
        emit(node.id, trace::Durable{request.token, request.hardState, disk.durableIndex});
    accept(node, Persisted{request.token, durable});
  }
  if (!disk.waiting.empty()) syncSoon(node);
}

void LiveWorld::setDisk(Node& node, const trace::DiskState& state) {
  if (node.disk.state == state) return;
  node.disk.state = state;
  emit(node.id, trace::DiskChanged{state});
  if (!state.stalled && node.disk.held) {
    node.disk.held = false;
    ready_.push_back(SyncDone{node.id, node.disk.syncs, node.disk.failure});
  }
}

}  // namespace net
