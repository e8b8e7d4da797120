// etcd's KV service in front of a member.
// Thread rule: gRPC's threads.
#pragma once

#include "engine/etcd/rpc.grpc.pb.h"
#include "engine/etcd/unary.h"

namespace etcd {

class KvService final : public pb::KV::CallbackService {
 public:
  explicit KvService(Front front) : front_(front) {}

  using Context = grpc::CallbackServerContext;
  grpc::ServerUnaryReactor* Range(Context* context, const pb::RangeRequest* request,
                                  pb::RangeResponse* response) override;
  grpc::ServerUnaryReactor* Put(Context* context, const pb::PutRequest* request,
                                pb::PutResponse* response) override;
  grpc::ServerUnaryReactor* DeleteRange(Context* context, const pb::DeleteRangeRequest* request,
                                        pb::DeleteRangeResponse* response) override;
  grpc::ServerUnaryReactor* Txn(Context* context, const pb::TxnRequest* request,
                                pb::TxnResponse* response) override;
  grpc::ServerUnaryReactor* Compact(Context* context, const pb::CompactionRequest* request,
                                    pb::CompactionResponse* response) override;

 private:
  Front front_;
};

}  // namespace etcd
