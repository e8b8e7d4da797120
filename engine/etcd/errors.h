// What goes wrong, as etcd's clients know it: they match on the code and on the text
// (etcd 3.4, api/v3rpc/rpctypes).
// Thread rule: pure functions.
#pragma once

#include <grpcpp/support/status.h>

#include <string_view>

#include "engine/kv/requests.h"
#include "engine/trace/event.h"

namespace etcd {

/// Beyond what the keyspace refuses: why a member does not do what it was asked.
enum class Trouble : std::uint8_t {
  TimedOut,
  TimedOutLeaderFailed,  ///< the leader changed while the request waited
  NoLeader,
  NotLeader,
  Stopped,
  TooLarge,
  TooManyRequests,
  PeerUrlExists,
  MemberNotFound,
  BadUrls,
  NotALearner,
  LearnerBehind,
  TooManyLearners,
  NotEnoughStarted,
  Unhealthy,
  BadTransferee,
  NoSpare,  ///< no server waits to be added; etcd knows no such thing
};

grpc::Status statusOf(kv::Refusal refusal);
grpc::Status statusOf(Trouble trouble);
/// Of a request that never was in the store, as far as its member knows.
Trouble troubleOf(trace::Failure failure);
std::string_view textOf(Trouble trouble);

/// The most a request may have, bytes; as etcd's --max-request-bytes.
inline constexpr std::size_t kRequestBytesMost = 3 * 512 * 1024;

}  // namespace etcd
