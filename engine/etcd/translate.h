// Between etcd's messages and the keyspace's plain requests and answers.
// Thread rule: pure functions.
#pragma once

#include "engine/etcd/answer.h"
#include "engine/etcd/operator.pb.h"
#include "engine/etcd/rpc.pb.h"

namespace etcd {

namespace pb = ::etcdserverpb;

// translate_requests.cpp

kv::KeyRange rangeOf(const std::string& key, const std::string& end);
kv::RangeRequest requestOf(const pb::RangeRequest& message);
kv::PutRequest requestOf(const pb::PutRequest& message);
kv::DeleteRequest requestOf(const pb::DeleteRangeRequest& message);
/// Acts without content are left out, as etcd's server does nothing for them.
kv::TxnRequest requestOf(const pb::TxnRequest& message);
server::ReadAs readAsOf(const pb::RangeRequest& message);
/// Serializable if all its reads are.
server::ReadAs readAsOf(const pb::TxnRequest& message);
kv::WatchRequest requestOf(const pb::WatchCreateRequest& message);

// translate_answers.cpp

/// Revisions and sizes are signed on the wire.
inline std::int64_t signedOf(std::uint64_t n) { return static_cast<std::int64_t>(n); }
void fill(pb::ResponseHeader& header, const Header& from);
void fill(mvccpb::KeyValue& message, const kv::Record& record);
void fill(mvccpb::Event& message, const kv::Change& change);
void fill(pb::RangeResponse& message, const kv::RangeAnswer& answer);
void fill(pb::PutResponse& message, const kv::PutAnswer& answer);
void fill(pb::DeleteRangeResponse& message, const kv::DeleteAnswer& answer);
/// The headers of the answers inside say the revision, too.
void fill(pb::TxnResponse& message, const kv::TxnAnswer& answer, kv::Revision revision);
void fill(pb::Member& message, const MemberRow& row);

}  // namespace etcd
