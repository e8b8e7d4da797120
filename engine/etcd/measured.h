// A member as /metrics tells of it.
// Thread rule: plain values; the keyspace is a copy and may be read on any thread.
#pragma once

#include "engine/etcd/tally.h"

namespace etcd {

struct Measured {
  raft::ServerId id;
  server::MemberStatus status;
  kv::Keyspace space;
  Counts counts;
  std::uint64_t quotaBytes{0};  ///< 0: none
};

enum class Health : std::uint8_t { Good, Bad };
/// Does a raised space alarm make a member unhealthy?
enum class Alarms : std::uint8_t { Heeded, Excluded };

}  // namespace etcd
