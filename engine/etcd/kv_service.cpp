#include "engine/etcd/kv_service.h"

namespace etcd {
namespace {

/// Takes the answer of that kind out; what another kind would mean cannot happen.
template <typename Of>
auto fillFrom() {
  return [](auto& response, const kv::Answer& answer) {
    if (const auto* body = std::get_if<Of>(&answer.body)) fill(response, *body);
  };
}

template <typename Message>
std::optional<grpc::Status> faultOf(const Message& message, const kv::Request& request) {
  if (const auto refusal = kv::faultOf(request)) return statusOf(*refusal);
  if (message.ByteSizeLong() > kRequestBytesMost) return statusOf(Trouble::TooLarge);
  return std::nullopt;
}

}  // namespace

grpc::ServerUnaryReactor* KvService::Range(Context*, const pb::RangeRequest* request,
                                           pb::RangeResponse* response) {
  auto* call = front_.question();
  const kv::RangeRequest asked = requestOf(*request);
  if (const auto fault = faultOf(*request, asked)) return ended(call, *fault);
  auto then = ending<kv::Answer>(call, response, fillFrom<kv::RangeAnswer>());
  front_.ask(call, then, [via = front_.member, asked, as = readAsOf(*request), then](Desk& desk) {
    desk.read(via, asked, as, then);
  });
  return call;
}

grpc::ServerUnaryReactor* KvService::Put(Context*, const pb::PutRequest* request,
                                         pb::PutResponse* response) {
  auto* call = front_.question();
  const kv::PutRequest asked = requestOf(*request);
  if (const auto fault = faultOf(*request, asked)) return ended(call, *fault);
  auto then = ending<kv::Answer>(call, response, fillFrom<kv::PutAnswer>());
  front_.ask(call, then,
             [via = front_.member, asked, then](Desk& desk) { desk.call(via, asked, then); });
  return call;
}

grpc::ServerUnaryReactor* KvService::DeleteRange(Context*, const pb::DeleteRangeRequest* request,
                                                 pb::DeleteRangeResponse* response) {
  auto* call = front_.question();
  const kv::DeleteRequest asked = requestOf(*request);
  if (const auto fault = faultOf(*request, asked)) return ended(call, *fault);
  auto then = ending<kv::Answer>(call, response, fillFrom<kv::DeleteAnswer>());
  front_.ask(call, then,
             [via = front_.member, asked, then](Desk& desk) { desk.call(via, asked, then); });
  return call;
}

grpc::ServerUnaryReactor* KvService::Txn(Context*, const pb::TxnRequest* request,
                                         pb::TxnResponse* response) {
  auto* call = front_.question();
  const kv::TxnRequest asked = requestOf(*request);
  if (const auto fault = faultOf(*request, asked)) return ended(call, *fault);
  auto then =
      ending<kv::Answer>(call, response, [](pb::TxnResponse& message, const kv::Answer& answer) {
        const auto* body = std::get_if<kv::TxnAnswer>(&answer.body);
        if (body != nullptr) fill(message, *body, answer.revision);
      });
  // What only reads does not go into the log (etcd, v3_server Txn).
  const bool onlyReads = kv::Keyspace::onlyReads(asked);
  front_.ask(call, then,
             [via = front_.member, asked, as = readAsOf(*request), onlyReads, then](Desk& desk) {
               if (onlyReads) {
                 desk.readTxn(via, asked, as, then);
               } else {
                 desk.call(via, asked, then);
               }
             });
  return call;
}

grpc::ServerUnaryReactor* KvService::Compact(Context*, const pb::CompactionRequest* request,
                                             pb::CompactionResponse* response) {
  auto* call = front_.question();
  const auto revision = static_cast<kv::Revision>(std::max<std::int64_t>(0, request->revision()));
  auto then = ending<kv::Answer>(call, response, [](pb::CompactionResponse&, const kv::Answer&) {});
  front_.ask(call, then, [via = front_.member, revision, then](Desk& desk) {
    desk.call(via, kv::CompactRequest{revision}, then);
  });
  return call;
}

}  // namespace etcd
