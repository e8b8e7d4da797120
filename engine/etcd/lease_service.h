// etcd's Lease service in front of a member.
// Thread rule: gRPC's threads.
#pragma once

#include "engine/etcd/rpc.grpc.pb.h"
#include "engine/etcd/unary.h"

namespace etcd {

class LeaseService final : public pb::Lease::CallbackService {
 public:
  explicit LeaseService(Front front) : front_(front) {}

  using Context = grpc::CallbackServerContext;
  grpc::ServerUnaryReactor* LeaseGrant(Context* context, const pb::LeaseGrantRequest* request,
                                       pb::LeaseGrantResponse* response) override;
  grpc::ServerUnaryReactor* LeaseRevoke(Context* context, const pb::LeaseRevokeRequest* request,
                                        pb::LeaseRevokeResponse* response) override;
  grpc::ServerBidiReactor<pb::LeaseKeepAliveRequest, pb::LeaseKeepAliveResponse>* LeaseKeepAlive(
      Context* context) override;
  grpc::ServerUnaryReactor* LeaseTimeToLive(Context* context,
                                            const pb::LeaseTimeToLiveRequest* request,
                                            pb::LeaseTimeToLiveResponse* response) override;
  grpc::ServerUnaryReactor* LeaseLeases(Context* context, const pb::LeaseLeasesRequest* request,
                                        pb::LeaseLeasesResponse* response) override;

 private:
  Front front_;
};

}  // namespace etcd
