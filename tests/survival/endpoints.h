// The members' addresses as a client of etcd's API uses them.
// Thread rule: any thread; each client has an Endpoints of its own.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/rpc.grpc.pb.h"

namespace survival {

namespace pb = ::etcdserverpb;

class Endpoints {
 public:
  /// `first`: the one that is asked at first.
  Endpoints(const std::vector<std::string>& addresses, std::size_t first);

  const std::shared_ptr<grpc::Channel>& now() const { return channels_[at_]; }
  std::size_t at() const { return at_; }
  /// The next one is asked from now on; waits a moment until it is reached.
  void next();

 private:
  std::vector<std::shared_ptr<grpc::Channel>> channels_;
  std::size_t at_;
};

/// Nothing was sent: the call certainly did not and will not happen.
bool neverSent(const grpc::Status& status);

/// Who leads, as the member at this address knows; 0: nobody, or it does not answer.
std::uint64_t leaderAt(const std::string& address);

/// A change as a watch tells it.
struct Told {
  std::int64_t revision{0};
  std::string key;
  std::string value;
  friend bool operator==(const Told&, const Told&) = default;
};
std::vector<Told> changesIn(const pb::WatchResponse& response);
pb::WatchRequest watchFrom(std::int64_t revision);
/// All there ever was up to that revision, as the member tells it; empty if it does not in time.
std::vector<Told> allChangesAt(const std::string& address, std::int64_t upTo);
/// As it is now, by a read through a quorum; 0 if there is no answer in time.
std::int64_t revisionAt(const std::string& address);
/// Of the store as it was then; nullopt if there is no answer in time.
std::optional<std::uint32_t> hashAt(const std::string& address, std::int64_t revision);

}  // namespace survival
