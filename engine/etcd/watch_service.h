// etcd's Watch service in front of a member: many watches on each stream.
// Thread rule: gRPC's threads.
#pragma once

#include "engine/etcd/rpc.grpc.pb.h"
#include "engine/etcd/unary.h"

namespace etcd {

class WatchService final : public pb::Watch::CallbackService {
 public:
  explicit WatchService(Front front) : front_(front) {}

  grpc::ServerBidiReactor<pb::WatchRequest, pb::WatchResponse>* Watch(
      grpc::CallbackServerContext* context) override;

 private:
  Front front_;
  std::atomic<StreamId> streams_{0};
};

}  // namespace etcd
