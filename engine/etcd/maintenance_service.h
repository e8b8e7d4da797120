// etcd's Maintenance service in front of a member.
// Thread rule: gRPC's threads.
#pragma once

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/unary.h"

namespace etcd {

/// The version of etcd's API that is spoken here; clients read it as the server's.
inline constexpr const char* kApiVersion = "3.4.0";

class MaintenanceService final : public pb::Maintenance::CallbackService {
 public:
  explicit MaintenanceService(Front front) : front_(front) {}

  using Context = grpc::CallbackServerContext;
  grpc::ServerUnaryReactor* Alarm(Context* context, const pb::AlarmRequest* request,
                                  pb::AlarmResponse* response) override;
  grpc::ServerUnaryReactor* Status(Context* context, const pb::StatusRequest* request,
                                   pb::StatusResponse* response) override;
  /// Nothing is fragmented here: the store keeps no file of its own.
  grpc::ServerUnaryReactor* Defragment(Context* context, const pb::DefragmentRequest* request,
                                       pb::DefragmentResponse* response) override;
  grpc::ServerUnaryReactor* Hash(Context* context, const pb::HashRequest* request,
                                 pb::HashResponse* response) override;
  grpc::ServerUnaryReactor* HashKV(Context* context, const pb::HashKVRequest* request,
                                   pb::HashKVResponse* response) override;
  grpc::ServerWriteReactor<pb::SnapshotResponse>* Snapshot(
      Context* context, const pb::SnapshotRequest* request) override;
  grpc::ServerUnaryReactor* MoveLeader(Context* context, const pb::MoveLeaderRequest* request,
                                       pb::MoveLeaderResponse* response) override;

 private:
  Front front_;
};

}  // namespace etcd
