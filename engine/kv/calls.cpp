#include "engine/kv/calls.h"

namespace kv {
namespace {

/// The first key that a request names.
struct FirstKey {
  std::string operator()(const RangeRequest& range) const { return range.range.key; }
  std::string operator()(const PutRequest& put) const { return put.key; }
  std::string operator()(const DeleteRequest& deletion) const { return deletion.range.key; }
  std::string operator()(const TxnRequest& txn) const {
    if (!txn.compares.empty()) return txn.compares.front().range.key;
    for (const auto* acts : {&txn.success, &txn.failure}) {
      if (!acts->empty()) return std::visit(*this, acts->front().body);
    }
    return {};
  }
  std::string operator()(const CompactRequest&) const { return {}; }
  std::string operator()(const LeaseGrantRequest&) const { return {}; }
  std::string operator()(const LeaseRevokeRequest&) const { return {}; }
  std::string operator()(const LeaseRenewRequest&) const { return {}; }
  std::string operator()(const LeaseExpireRequest&) const { return {}; }
  std::string operator()(const AlarmRequest&) const { return {}; }
  std::string operator()(const PeerUrlsRequest&) const { return {}; }
};

/// Reads less than all of the answer: one record's value, or none.
struct OnlyValue {
  std::optional<std::string> operator()(const RangeAnswer& range) const {
    if (range.records.size() != 1) return std::nullopt;
    return range.records.front().value;
  }
  std::optional<std::string> operator()(const PutAnswer& put) const {
    return put.previous ? std::optional(put.previous->value) : std::nullopt;
  }
  std::optional<std::string> operator()(const DeleteAnswer& deletion) const {
    if (deletion.previous.size() != 1) return std::nullopt;
    return deletion.previous.front().value;
  }
  std::optional<std::string> operator()(const TxnAnswer&) const { return std::nullopt; }
  std::optional<std::string> operator()(const Done&) const { return std::nullopt; }
  std::optional<std::string> operator()(const Refusal&) const { return std::nullopt; }
};

}  // namespace

Call callOf(const Request& request) { return {std::visit(FirstKey{}, request), encode(request)}; }

Operation operationOf(const Request& request) {
  if (const auto* put = std::get_if<PutRequest>(&request)) {
    if (*put == PutRequest{put->key, put->value, 0, {}, {}}) return Put{put->key, put->value};
  }
  const auto* deletion = std::get_if<DeleteRequest>(&request);
  const bool isPlain =
      deletion != nullptr && deletion->range.isOne() && deletion->previous == Previous::Left;
  if (isPlain) return Delete{deletion->range.key};
  if (const auto* range = std::get_if<RangeRequest>(&request)) {
    RangeRequest plain;
    plain.range = KeyRange::one(range->range.key);
    if (*range == plain) return Get{range->range.key};
  }
  return callOf(request);
}

std::optional<Request> requestOf(const Operation& operation) {
  struct AsRequest {
    std::optional<Request> operator()(const Put& put) const {
      return PutRequest{put.key, put.value, 0, {}, {}};
    }
    std::optional<Request> operator()(const Get& get) const {
      RangeRequest request;
      request.range = KeyRange::one(get.key);
      return request;
    }
    std::optional<Request> operator()(const Delete& del) const {
      return DeleteRequest{KeyRange::one(del.key), Previous::Left};
    }
    std::optional<Request> operator()(const CompareAndSet&) const { return std::nullopt; }
    std::optional<Request> operator()(const Call& call) const {
      return decodeRequest(call.request);
    }
  };
  return std::visit(AsRequest{}, operation);
}

std::optional<Answer> answerOf(const Operation& operation, const Result& result) {
  if (!result.answer.empty()) return decodeAnswer(result.answer);
  if (!result.done) return std::nullopt;
  if (std::holds_alternative<Put>(operation)) return Answer{PutAnswer{}, result.revision};
  if (std::holds_alternative<Delete>(operation)) {
    return Answer{DeleteAnswer{result.value ? 1U : 0U, {}}, result.revision};
  }
  return std::nullopt;
}

bool isDone(const Answer& answer) {
  if (const auto* txn = std::get_if<TxnAnswer>(&answer.body)) return txn->succeeded;
  return !std::holds_alternative<Refusal>(answer.body);
}

std::optional<std::string> valueIn(const Answer& answer) {
  return std::visit(OnlyValue{}, answer.body);
}

}  // namespace kv
