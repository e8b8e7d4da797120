// etcd's Cluster service in front of a member.
// Thread rule: gRPC's threads.
#pragma once

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/unary.h"

namespace etcd {

class ClusterService final : public pb::Cluster::CallbackService {
 public:
  explicit ClusterService(Front front) : front_(front) {}

  using Context = grpc::CallbackServerContext;
  grpc::ServerUnaryReactor* MemberAdd(Context* context, const pb::MemberAddRequest* request,
                                      pb::MemberAddResponse* response) override;
  grpc::ServerUnaryReactor* MemberRemove(Context* context, const pb::MemberRemoveRequest* request,
                                         pb::MemberRemoveResponse* response) override;
  grpc::ServerUnaryReactor* MemberUpdate(Context* context, const pb::MemberUpdateRequest* request,
                                         pb::MemberUpdateResponse* response) override;
  grpc::ServerUnaryReactor* MemberList(Context* context, const pb::MemberListRequest* request,
                                       pb::MemberListResponse* response) override;
  grpc::ServerUnaryReactor* MemberPromote(Context* context, const pb::MemberPromoteRequest* request,
                                          pb::MemberPromoteResponse* response) override;

 private:
  Front front_;
};

}  // namespace etcd
