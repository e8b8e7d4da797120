// A member's own snapshots: encoded and written on a thread of their own, beside the log, since
// both take long where the store is big. Only its name comes into the log, once it is durable.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstring>

#include "engine/net/live_world.h"
#include "engine/net/mapped_file.h"
#include "engine/wal/snapshot_file.h"

namespace net {

namespace {

/// So many bytes are handed to the disk at once: what the log writes meanwhile waits for no more.
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
/// As by nice(1): members that have to answer go first.
constexpr int kNiceness = 10;

wal::Failure failed(const std::filesystem::path& path) {
  return path.string() + " cannot be written: " + std::strerror(errno);
}

wal::Failure writePiece(int file, std::string_view bytes, std::size_t at,
                        const std::filesystem::path& path) {
  // It reaches the disk before the next one does.
  const bool done = writeAll(file, bytes, at) && writtenBack(file, at, bytes.size());
  return done ? wal::Failure() : failed(path);
}

/// The last one to use a file that was removed waits until the disk has given it up: a thread of
/// `pool` does, as long as there is one.
std::shared_ptr<const void> goneElsewhere(std::shared_ptr<const MappedFile> file,
                                          std::weak_ptr<boost::asio::thread_pool> pool) {
  const void* const at = file.get();
  return {at, [file = std::move(file), pool = std::move(pool)](const void*) mutable {
            const auto there = pool.lock();
            if (there) boost::asio::post(*there, [file = std::move(file)] {});
          }};
}

}  // namespace

wal::Failure LiveWorld::writeSnapshot(SnapshotWritten& job, const Descriptor& file) const {
  const auto path = dataDir_.folderOf(job.server) / wal::snapshotFileName(job.name.number);
  const std::string head = wal::encodeHead(job.snapshot);
  job.name = wal::nameOf(job.name.number, job.snapshot, head);
  const std::string_view state = job.snapshot.state.bytes();
  wal::Failure why = writePiece(file.number(), head, 0, path);
  for (std::size_t at = 0; at < state.size() && why.empty() && !stopping_; at += kPieceBytes) {
    why = writePiece(file.number(), state.substr(at, kPieceBytes), head.size() + at, path);
  }
  if (!why.empty() || stopping_) return why;
  if (::fsync(file.number()) != 0) return failed(path);
  // From now on its bytes are the file's.
  if (auto mapped = MappedFile::of(file.number(), job.name.bytes)) {
    const std::string_view bytes = mapped->bytes().substr(head.size());
    job.snapshot.state = raft::StateBytes(goneElsewhere(std::move(mapped), writers_), bytes);
  }
  return syncPath(dataDir_.folderOf(job.server));
}

void LiveWorld::saveSnapshot(cluster::Process& process, raft::Snapshot frame,
                             const kv::Store& store) {
  Node& n = node(process.id);
  SnapshotWritten job{n.id, n.incarnation, trigger(), std::move(frame), {}, {}};
  job.name.number = n.log.newSnapshotNumber();
  const std::string name = wal::snapshotFileName(job.name.number);
  job.failure = n.folder.create(name, 0);
  const auto file = job.failure.empty() ? n.folder.unsynced(name).file : nullptr;
  boost::asio::post(*writers_, [this, job = std::move(job), store, file]() mutable {
    // On Linux a thread has a niceness of its own.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness);
    if (file && !stopping_) {
      job.snapshot.state = raft::StateBytes(store.encodeState());
      job.failure = writeSnapshot(job, *file);
    }
    boost::asio::post(io_, [this, job = std::move(job)] { ready_.emplace_back(job); });
  });
}

// What an earlier start of the server began is nothing to this one: its file went with the crash.
bool LiveWorld::snapshotWritten(const SnapshotWritten& done) {
  Node& n = node(done.server);
  if (done.incarnation != n.incarnation || !n.running()) return false;
  wal::Failure why = done.failure;
  if (why.empty()) why = n.folder.sync(wal::snapshotFileName(done.name.number));
  if (!why.empty()) {
    refuse(n, sentenceOf(why));
    return true;
  }
  n.log.wrote(done.name);
  toDisk(n, {done.snapshot, done.trigger});
  return true;
}

}  // namespace net
