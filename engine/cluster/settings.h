// How a cluster is built: everything a scenario's header can say.
// Thread rule: plain values.
#pragma once

#include "engine/server/member.h"
#include "engine/trace/event.h"

namespace cluster {

using raft::Duration;
using raft::Instant;
using raft::ServerId;
using std::chrono::microseconds;
using std::chrono::milliseconds;

inline constexpr std::uint32_t kServersMost = 51;

struct Settings {
  /// The first configuration: S1 to S<servers> vote.
  std::uint32_t servers{5};
  /// More servers, with empty disks, that wait to be added.
  std::uint32_t spares{0};
  std::uint64_t seed{1};
  Duration electionTimeoutMin{milliseconds(150)};
  Duration electionTimeoutMax{milliseconds(300)};
  Duration heartbeatInterval{milliseconds(50)};
  trace::LinkState links{.latencyMin = milliseconds(8), .latencyMax = milliseconds(16)};
  trace::DiskState disks{
      .writeLatency = microseconds(20), .syncMin = microseconds(500), .syncMax = milliseconds(1)};
  /// CPU time a server spends on each message it handles (Lab).
  Duration processing{microseconds(20)};
  /// Bytes a second a server can send (Lab); 0: no limit.
  std::uint64_t bandwidth{0};
  server::Forwarding forwarding{server::Forwarding::On};
  bool preVote{false};
  bool checkQuorum{false};
  server::Reads reads{server::Reads::ThroughLog};
  raft::ReadMode readMode{raft::ReadMode::ReadIndex};
  /// A snapshot for every so many applied entries (0: never), behind which `keptBehind` stay.
  std::uint64_t snapshotEvery{0};
  std::uint64_t keptBehind{0};
  std::uint64_t snapshotChunkBytes{std::uint64_t{32} << 10};
  /// Revisions of the store before the present one that can be read; 0: all.
  std::uint64_t historyKept{1};
  /// Entries of one AppendEntries, and unanswered AppendEntries to one peer, at most.
  std::uint64_t batch{64};
  std::uint64_t inflight{64};
  /// Bytes of commands that wait for their commit at most.
  std::uint64_t uncommittedBytes{std::uint64_t{64} << 20};
  /// Lab only: the rule that is broken.
  raft::Rules rules{};
  /// How long a client waits before it calls the outcome unknown.
  Duration clientTimeout{std::chrono::seconds(1)};
  /// How often a client sends the same command again (same session and sequence) within
  /// clientTimeout.
  std::uint32_t clientRetries{0};
  friend bool operator==(const Settings&, const Settings&) = default;

  std::uint32_t allServers() const { return servers + spares; }
};

}  // namespace cluster
