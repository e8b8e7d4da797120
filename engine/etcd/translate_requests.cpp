#include "engine/etcd/translate.h"

namespace etcd {
namespace {

kv::Revision revisionOf(std::int64_t number) {
  return number > 0 ? static_cast<kv::Revision>(number) : 0;
}

kv::SortOrder orderOf(const pb::RangeRequest& message) {
  if (message.sort_order() == pb::RangeRequest::ASCEND) return kv::SortOrder::Ascend;
  if (message.sort_order() == pb::RangeRequest::DESCEND) return kv::SortOrder::Descend;
  // Without an order the target still sorts (etcd, applyV3 Range).
  const bool sorted = message.sort_target() != pb::RangeRequest::KEY;
  return sorted ? kv::SortOrder::Ascend : kv::SortOrder::None;
}

kv::SortBy sortByOf(const pb::RangeRequest& message) {
  static_assert(pb::RangeRequest::VALUE == static_cast<int>(kv::SortBy::Value));
  const int target = message.sort_target();
  if (target < 0 || target > pb::RangeRequest::VALUE) return kv::SortBy::Key;
  return static_cast<kv::SortBy>(target);
}

kv::Compare compareOf(const pb::Compare& message) {
  static_assert(pb::Compare::LEASE == static_cast<int>(kv::Target::Lease));
  static_assert(pb::Compare::NOT_EQUAL == static_cast<int>(kv::Relation::NotEqual));
  kv::Compare compare;
  compare.range = rangeOf(message.key(), message.range_end());
  // A newer client's target or relation, which we do not know, counts as the first.
  if (pb::Compare::CompareTarget_IsValid(message.target())) {
    compare.target = static_cast<kv::Target>(message.target());
  }
  if (pb::Compare::CompareResult_IsValid(message.result())) {
    compare.relation = static_cast<kv::Relation>(message.result());
  }
  switch (compare.target) {
    case kv::Target::Version:
      compare.number = message.version();
      break;
    case kv::Target::CreateRevision:
      compare.number = message.create_revision();
      break;
    case kv::Target::ModRevision:
      compare.number = message.mod_revision();
      break;
    case kv::Target::Value:
      compare.value = message.value();
      break;
    case kv::Target::Lease:
      compare.number = message.lease();
      break;
  }
  return compare;
}

template <typename Ops>
std::vector<kv::Act> actsOf(const Ops& ops) {
  std::vector<kv::Act> acts;
  for (const pb::RequestOp& op : ops) {
    switch (op.request_case()) {
      case pb::RequestOp::kRequestRange:
        acts.push_back({requestOf(op.request_range())});
        break;
      case pb::RequestOp::kRequestPut:
        acts.push_back({requestOf(op.request_put())});
        break;
      case pb::RequestOp::kRequestDeleteRange:
        acts.push_back({requestOf(op.request_delete_range())});
        break;
      case pb::RequestOp::kRequestTxn:
        acts.push_back({requestOf(op.request_txn())});
        break;
      case pb::RequestOp::REQUEST_NOT_SET:
        break;
    }
  }
  return acts;
}

template <typename Ops>
bool anyLinearizable(const Ops& ops) {
  for (const pb::RequestOp& op : ops) {
    if (op.has_request_range() && !op.request_range().serializable()) return true;
    if (op.has_request_txn() && readAsOf(op.request_txn()) == server::ReadAs::Linearizable) {
      return true;
    }
  }
  return false;
}

}  // namespace

kv::KeyRange rangeOf(const std::string& key, const std::string& end) { return {key, end}; }

kv::RangeRequest requestOf(const pb::RangeRequest& message) {
  kv::RangeRequest request;
  request.range = rangeOf(message.key(), message.range_end());
  request.revision = revisionOf(message.revision());
  request.limit = message.limit() > 0 ? static_cast<std::uint64_t>(message.limit()) : 0;
  request.order = orderOf(message);
  request.sortBy = sortByOf(message);
  if (message.keys_only()) request.wants = kv::Wants::KeysOnly;
  if (message.count_only()) request.wants = kv::Wants::CountOnly;
  request.minMod = revisionOf(message.min_mod_revision());
  request.maxMod = revisionOf(message.max_mod_revision());
  request.minCreate = revisionOf(message.min_create_revision());
  request.maxCreate = revisionOf(message.max_create_revision());
  return request;
}

kv::PutRequest requestOf(const pb::PutRequest& message) {
  kv::PutRequest request{message.key(), message.value(), message.lease()};
  if (message.prev_kv()) request.previous = kv::Previous::Told;
  if (message.ignore_value()) request.keeps = kv::Keeps::Value;
  if (message.ignore_lease()) {
    request.keeps = message.ignore_value() ? kv::Keeps::ValueAndLease : kv::Keeps::Lease;
  }
  return request;
}

kv::DeleteRequest requestOf(const pb::DeleteRangeRequest& message) {
  return {rangeOf(message.key(), message.range_end()),
          message.prev_kv() ? kv::Previous::Told : kv::Previous::Left};
}

kv::TxnRequest requestOf(const pb::TxnRequest& message) {
  kv::TxnRequest request;
  for (const pb::Compare& compare : message.compare()) {
    request.compares.push_back(compareOf(compare));
  }
  request.success = actsOf(message.success());
  request.failure = actsOf(message.failure());
  return request;
}

server::ReadAs readAsOf(const pb::RangeRequest& message) {
  return message.serializable() ? server::ReadAs::Serializable : server::ReadAs::Linearizable;
}

server::ReadAs readAsOf(const pb::TxnRequest& message) {
  const bool linearizable =
      anyLinearizable(message.success()) || anyLinearizable(message.failure());
  return linearizable ? server::ReadAs::Linearizable : server::ReadAs::Serializable;
}

kv::WatchRequest requestOf(const pb::WatchCreateRequest& message) {
  kv::WatchRequest request;
  // No key means from the first one on (etcd, watchServer recvLoop).
  request.range =
      rangeOf(message.key().empty() ? std::string(1, '\0') : message.key(), message.range_end());
  request.from = revisionOf(message.start_revision());
  if (message.prev_kv()) request.previous = kv::Previous::Told;
  bool puts = false;
  bool deletions = false;
  for (const int filter : message.filters()) {
    puts = puts || filter == pb::WatchCreateRequest::NOPUT;
    deletions = deletions || filter == pb::WatchCreateRequest::NODELETE;
  }
  if (puts) request.skips = deletions ? kv::Skips::Both : kv::Skips::Puts;
  if (!puts && deletions) request.skips = kv::Skips::Deletions;
  return request;
}

}  // namespace etcd
