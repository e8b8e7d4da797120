// One member's process, disk and sockets in the Live world, and what can happen to it.
// Thread rule: the engine thread.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <optional>

#include "engine/cluster/process.h"
#include "engine/net/folder.h"
#include "engine/net/peers.h"
#include "engine/wal/log.h"

namespace net {

/// The delivery time of a message has come.
struct Due {
  trace::MessageId id;
};
/// The bytes of a message that was due before are there.
struct LateArrival {
  trace::MessageId id;
};
/// fdatasync came back; `failure` is "" or why it failed. Old if another one
/// began or the server crashed since.
struct Fsynced {
  raft::ServerId server;
  std::uint64_t sync{0};  ///< Disk::syncs when it began
  wal::Failure failure;
};
/// The connection between two servers broke, though neither crashed.
struct ConnectionBroke {
  raft::ServerId from;
  raft::ServerId to;
};

/// A member's own snapshot is in its file, durably; `failure` is "" or why it is not. Old if the
/// server has another incarnation since.
struct SnapshotWritten {
  raft::ServerId server;
  std::uint64_t incarnation{0};
  trace::EventId trigger;  ///< what asked for it
  raft::Snapshot snapshot;
  wal::SnapshotName name;
  wal::Failure failure;
};

using Happening =
    std::variant<cluster::Happening, Due, LateArrival, ConnectionBroke, Fsynced, SnapshotWritten>;

/// A message that was sent and neither delivered nor dropped yet.
struct Flight {
  raft::ServerId from;
  raft::ServerId to;
  trace::EventId sent;
  std::shared_ptr<const raft::Message> message;  ///< as it was sent
  raft::Instant at{};
  bool due{false};  ///< its time has come
  /// Its bytes will not come, and why.
  std::optional<trace::DropReason> lost;
  std::shared_ptr<const raft::Message> arrived;
};

struct Node : cluster::Process {
  explicit Node(std::filesystem::path path) : folder(std::move(path)) {}

  std::uint16_t port{0};
  std::unique_ptr<Peers> peers;
  Folder folder;
  boost::asio::thread_pool syncer{1};  ///< fdatasync of this member's files
  wal::Log log;
  std::vector<Folder::Unsynced> files;  ///< of the fdatasync under way
  wal::Position covers;                 ///< what it makes durable
  bool asked{false};                    ///< writeOut will be called
};

}  // namespace net
