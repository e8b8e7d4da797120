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
  std::uint32_t servers{5};
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
  /// How long a client waits before it calls the outcome unknown.
  Duration clientTimeout{std::chrono::seconds(1)};
  /// How often a client sends the same command again (same session and sequence) within
  /// clientTimeout.
  std::uint32_t clientRetries{0};
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace cluster
