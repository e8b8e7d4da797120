// The store of a member as a stream of bytes, its SHA-256 at the end.
// Thread rule: gRPC's threads.
#pragma once

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/unary.h"

namespace etcd {

/// Deletes itself when gRPC is done with it.
grpc::ServerWriteReactor<pb::SnapshotResponse>* sendSnapshot(Front front);

}  // namespace etcd
