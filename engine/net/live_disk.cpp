// Disks: the log writes on the engine thread, fdatasync runs on a thread of its own and covers
// every batch that was written before it began (group commit).
#include <unistd.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstring>

#include "engine/cluster/chance.h"
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

std::string LiveWorld::sentenceOf(const wal::Failure& why) {
  const bool isWhole = why.empty() || why.ends_with('.');
  return isWhole ? why : why + ". Make room, or mend the disk; then start the server again.";
}

// At the next look at sockets and disks, behind what is to be sent: until then more may come for
// the same fdatasync, and the peers begin theirs meanwhile (thesis 10.2.1).
void LiveWorld::beginSync(raft::ServerId id) {
  Node& n = node(id);
  if (n.asked || !n.disk.syncing.empty()) return;
  n.asked = true;
  boost::asio::post(io_, [this, id] {
    boost::asio::post(io_, [this, id] {
      node(id).asked = false;
      writeOut(node(id));
    });
  });
}

std::string LiveWorld::write(raft::ServerId id, const cluster::Writing& writing) {
  Node& n = node(id);
  if (const auto* own = std::get_if<raft::Snapshot>(&writing.request)) {
    return n.log.saveSnapshot(n.folder, *own);
  }
  return n.log.append(n.folder, std::get<raft::Persist>(writing.request));
}

std::string LiveWorld::compactLog(raft::ServerId id, raft::Index upTo) {
  return sentenceOf(node(id).log.compact(node(id).folder, upTo));
}

std::string LiveWorld::loseDisk(raft::ServerId id) {
  Node& n = node(id);
  for (const std::string& name : n.folder.list()) {
    if (wal::Failure why = n.folder.remove(name); !why.empty()) return why;
  }
  n.log = wal::Log{};
  return {};
}

std::string LiveWorld::refillDisk(raft::ServerId id, const raft::Persist& what) {
  if (!isHere(id)) {
    return "the servers run in processes of their own: stop them, and begin with new data from "
           "'flotilla-cli snapshot restore'";
  }
  Node& n = node(id);
  if (std::string why = loseDisk(id); !why.empty()) return why;
  auto opened = wal::Log::open(n.folder, logOptions(n));
  if (auto* refused = std::get_if<wal::Refused>(&opened)) return refused->why;
  wal::Log log = std::move(std::get<wal::Log::Opened>(opened).log);
  if (wal::Failure why = log.append(n.folder, what); !why.empty()) return why;
  return log.sync(n.folder);
}

// The first bytes of the oldest segment: everything later vouches for them.
std::string LiveWorld::damageDisk(raft::ServerId id) {
  Node& n = node(id);
  std::vector<std::string> names = n.folder.list();
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    if (!wal::segmentNumber(name)) continue;
    const wal::ReadResult found = n.folder.read(name);
    if (!found.failure.empty()) return found.failure;
    std::string first = found.bytes.substr(wal::kHeaderBytes, 1);
    if (first.empty()) continue;
    first[0] = static_cast<char>(first[0] ^ 1);
    if (wal::Failure why = n.folder.write(name, wal::kHeaderBytes, first); !why.empty()) return why;
    return n.folder.sync(name);
  }
  return "S" + std::to_string(id.value) + " has nothing on its disk that could be damaged";
}

void LiveWorld::writeOut(Node& node) {
  if (!writeBatch(node)) return;
  node.files.clear();
  for (const std::string& name : node.log.unsyncedFiles()) {
    node.files.push_back(node.folder.unsynced(name));
  }
  node.covers = node.log.end();
  boost::asio::post(node.syncer, [this, id = node.id, sync = node.disk.syncs, files = node.files,
                                  before = node.disk.failure] {
    Fsynced done{id, sync, before.empty() ? syncAll(files) : before};
    boost::asio::post(io_, [this, done = std::move(done)] { ready_.push_back(done); });
  });
  makeSpare(node);
}

// On a thread of its own: no fdatasync waits for it.
void LiveWorld::makeSpare(Node& node) {
  auto wanted = node.folder.wantedSpare();
  if (!wanted) return;
  boost::asio::post(makers_, [this, id = node.id, wanted = std::move(*wanted)] {
    Folder::Spare made = Folder::makeSpare(wanted);
    boost::asio::post(
        io_, [this, id, made = std::move(made)] { this->node(id).folder.keepSpare(made); });
  });
}

// The disk's own time has passed; what a fault adds to it comes on top.
bool LiveWorld::fsynced(const Fsynced& done) {
  Node& n = node(done.server);
  if (done.sync != n.disk.syncs || n.disk.syncing.empty()) return false;
  if (n.disk.failure.empty()) n.disk.failure = done.failure;
  const raft::Duration added = syncTakes(n);
  if (added == raft::Duration{0}) return synced(n);
  schedule(now() + added, cluster::SyncDone{n.id, n.disk.syncs});
  return false;
}

// What the kernel could not write it may have forgotten: it must not be read back as durable.
std::string LiveWorld::makeDurable(raft::ServerId id) {
  Node& n = node(id);
  if (!n.disk.failure.empty()) {
    const wal::Failure ignored = n.folder.crash(0);
    return sentenceOf(n.disk.failure);
  }
  for (const Folder::Unsynced& file : n.files) n.folder.markSynced(file);
  n.log.markDurable(n.covers);
  return {};
}

// The page cache survives a dead thread, so it has to be taken away.
std::string LiveWorld::loseUnsynced(raft::ServerId id) {
  Node& n = node(id);
  const cluster::Draw draw{cluster::Purpose::Torn, id.value, 0, n.incarnation};
  return n.folder.crash(static_cast<std::uint8_t>(cluster::drawBelow(seed(), draw, 256)));
}

}  // namespace net
