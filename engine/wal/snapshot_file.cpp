#include "engine/wal/snapshot_file.h"

#include "engine/wal/bytes.h"
#include "engine/wal/checksum.h"

namespace wal {

namespace {

constexpr std::uint64_t kMagic = 0x50414e53544f4c46;  // "FLOTSNAP"
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kCrcAt = 12;

void putServers(std::string& out, const raft::ServerSet& servers) {
  put(out, static_cast<std::uint32_t>(servers.size()));
  for (const raft::ServerId id : servers) put(out, id.value);
}

raft::ServerSet readServers(Reader& in) {
  const std::size_t count = in.number<std::uint32_t>();
  std::vector<raft::ServerId> ids;
  for (std::size_t i = 0; i < count && in.ok(); ++i) ids.emplace_back(in.number<std::uint64_t>());
  return raft::ServerSet(std::move(ids));
}

void putConfiguration(std::string& out, const raft::Configuration& c) {
  putServers(out, c.voters);
  putServers(out, c.outgoing);
  putServers(out, c.learners);
  putServers(out, c.learnersNext);
  putServers(out, c.retired);
  put<std::uint8_t>(out, c.autoLeave == raft::AutoLeave::Yes ? 1 : 0);
}

raft::Configuration readConfiguration(Reader& in) {
  raft::Configuration c;
  c.voters = readServers(in);
  c.outgoing = readServers(in);
  c.learners = readServers(in);
  c.learnersNext = readServers(in);
  c.retired = readServers(in);
  if (in.number<std::uint8_t>() != 0) c.autoLeave = raft::AutoLeave::Yes;
  return c;
}

/// Of the file's first bytes; what follows goes on from it.
std::uint32_t crcOf(std::string_view file) {
  return crc32c(file.substr(kCrcAt + 4), crc32c(file.substr(0, kCrcAt)));
}

}  // namespace

std::string encodeHead(const raft::Snapshot& snapshot) {
  std::string out;
  put(out, kMagic);
  put(out, kFormat);
  put<std::uint32_t>(out, 0);
  put(out, snapshot.lastIncludedIndex.value);
  put(out, snapshot.lastIncludedTerm.value);
  put<std::uint64_t>(out, snapshot.state.bytes().size());
  putConfiguration(out, snapshot.configuration);
  overwrite32(out, kCrcAt, crc32c(snapshot.state.bytes(), crcOf(out)));
  return out;
}

SnapshotName nameOf(std::uint64_t number, const raft::Snapshot& snapshot, std::string_view head) {
  return {number, snapshot.lastIncludedIndex, snapshot.lastIncludedTerm,
          head.size() + snapshot.state.bytes().size(),
          Reader(head.substr(kCrcAt)).number<std::uint32_t>()};
}

std::variant<raft::Snapshot, std::string> decodeSnapshot(const raft::StateBytes& whole,
                                                         const SnapshotName& name) {
  const std::string_view file = whole.bytes();
  if (file.size() != name.bytes) {
    return "the snapshot has " + std::to_string(file.size()) + " bytes instead of " +
           std::to_string(name.bytes);
  }
  Reader in(file);
  const bool magic = in.number<std::uint64_t>() == kMagic;
  const bool format = in.number<std::uint32_t>() == kFormat;
  const auto crc = in.number<std::uint32_t>();
  if (!magic || !format || crc != name.crc || crc != crcOf(file)) {
    return std::string("the snapshot's checksum does not fit its bytes");
  }
  raft::Snapshot snapshot;
  snapshot.lastIncludedIndex = raft::Index{in.number<std::uint64_t>()};
  snapshot.lastIncludedTerm = raft::Term{in.number<std::uint64_t>()};
  const auto length = in.number<std::uint64_t>();
  snapshot.configuration = readConfiguration(in);
  if (!in.ok() || in.left() != length || snapshot.lastIncludedIndex != name.lastIncludedIndex ||
      snapshot.lastIncludedTerm != name.lastIncludedTerm) {
    return std::string("the snapshot is not the one that the log names");
  }
  snapshot.state = whole.from(file.size() - length);
  return snapshot;
}

WrittenSnapshot writeSnapshot(Files& files, std::uint64_t number, const raft::Snapshot& snapshot) {
  const std::string head = encodeHead(snapshot);
  const std::string file = snapshotFileName(number);
  const SnapshotName name = nameOf(number, snapshot, head);
  if (Failure failure = files.create(file, name.bytes); !failure.empty()) return {name, failure};
  if (Failure failure = files.write(file, 0, head); !failure.empty()) return {name, failure};
  if (Failure failure = files.write(file, head.size(), snapshot.state.bytes()); !failure.empty()) {
    return {name, failure};
  }
  return {name, files.sync(file)};
}

}  // namespace wal
