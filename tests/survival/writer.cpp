#include "tests/survival/clients.h"

namespace survival {
namespace {

constexpr std::uint64_t kKeys = 4;
/// A client that was told nothing for so long asks another member.
constexpr std::chrono::seconds kAnswerWithin{2};
/// Names of one client are so far apart.
constexpr std::uint64_t kNames = 1'000;

void limit(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kAnswerWithin);
}

}  // namespace

Writer::Writer(const std::vector<std::string>& addresses, std::uint64_t number, Record& record)
    : endpoints_(addresses, number), number_(number), name_(number), record_(record) {
  thread_ = std::thread([this] { run(); });
}

void Writer::stop() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void Writer::run() {
  for (std::uint64_t n = 0; !stop_; ++n) one(n);
}

void Writer::one(std::uint64_t n) {
  const std::string key = "k/" + std::to_string((n / 4 + number_) % kKeys);
  const std::string value = std::to_string(number_) + '.' + std::to_string(n);
  kv::Operation what = kv::Get{key};
  if (n % 4 == 1 || n % 4 == 2) what = kv::Put{key, value};
  if (n % 4 == 3) what = kv::CompareAndSet{key, seen_[key], value};
  const std::size_t operation = record_.call(name_, what);
  struct Send {
    Writer& writer;
    End operator()(const kv::Put& put) const { return writer.send(put); }
    End operator()(const kv::Get& get) const { return writer.send(get); }
    End operator()(const kv::CompareAndSet& cas) const { return writer.send(cas); }
    End operator()(const kv::Delete&) const { return {}; }
    End operator()(const kv::Call&) const { return {}; }
  };
  End end = std::visit(Send{*this}, what);
  const bool read = std::holds_alternative<kv::Get>(what);
  if (!end.status.ok()) {
    const bool nothing = read || neverSent(end.status);
    end.answer = nothing ? check::Answer::Failed : check::Answer::Unknown;
    end.seen.reset();
    if (!nothing) name_ += kNames;
    endpoints_.next();
  } else if (end.answer == check::Answer::Ok) {
    seen_[key] = read ? end.seen->value : check::Value(value);
    if (!read) record_.acknowledged({key, value, end.revision});
  }
  record_.answered(operation, end.answer, std::move(end.seen));
}

Writer::End Writer::send(const kv::Put& put) {
  grpc::ClientContext context;
  limit(context);
  pb::PutRequest request;
  request.set_key(put.key);
  request.set_value(put.value);
  pb::PutResponse response;
  const grpc::Status status = pb::KV::NewStub(endpoints_.now())->Put(&context, request, &response);
  return {status, check::Answer::Ok, {}, response.header().revision()};
}

Writer::End Writer::send(const kv::Get& get) {
  grpc::ClientContext context;
  limit(context);
  pb::RangeRequest request;
  request.set_key(get.key);
  pb::RangeResponse response;
  const auto stub = pb::KV::NewStub(endpoints_.now());
  const grpc::Status status = stub->Range(&context, request, &response);
  check::Operation::Seen seen;
  if (response.kvs_size() > 0) seen.value = response.kvs(0).value();
  return {status, check::Answer::Ok, seen};
}

Writer::End Writer::send(const kv::CompareAndSet& cas) {
  grpc::ClientContext context;
  limit(context);
  pb::TxnRequest request;
  pb::Compare& compare = *request.add_compare();
  compare.set_key(cas.key);
  compare.set_result(pb::Compare::EQUAL);
  if (cas.expected) {
    compare.set_target(pb::Compare::VALUE);
    compare.set_value(*cas.expected);
  } else {
    compare.set_target(pb::Compare::CREATE);
    compare.set_create_revision(0);
  }
  request.add_success()->mutable_request_put()->set_key(cas.key);
  request.mutable_success(0)->mutable_request_put()->set_value(cas.value);
  pb::TxnResponse response;
  const grpc::Status status = pb::KV::NewStub(endpoints_.now())->Txn(&context, request, &response);
  const auto answer = response.succeeded() ? check::Answer::Ok : check::Answer::Mismatch;
  return {status, answer, {}, response.header().revision()};
}

}  // namespace survival
