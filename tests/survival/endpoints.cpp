#include "tests/survival/endpoints.h"

#include <grpcpp/create_channel.h>

#include "tests/survival/history.h"

namespace survival {
namespace {

constexpr int kReconnectMs = 100;
constexpr std::chrono::milliseconds kMoment{100};
/// All keys of these clients, and no others, begin with it.
constexpr const char* kFirstKey = "k/";
constexpr const char* kBehindLastKey = "k0";

std::chrono::system_clock::time_point soon() {
  return std::chrono::system_clock::now() + kPatience;
}

std::shared_ptr<grpc::Channel> channelTo(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kReconnectMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kReconnectMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kReconnectMs);
  // Each client has connections of its own.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

Endpoints::Endpoints(const std::vector<std::string>& addresses, std::size_t first)
    : at_(first % addresses.size()) {
  for (const std::string& address : addresses) channels_.push_back(channelTo(address));
}

void Endpoints::next() {
  at_ = (at_ + 1) % channels_.size();
  now()->WaitForConnected(std::chrono::system_clock::now() + kMoment);
}

bool neverSent(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNAVAILABLE &&
         status.error_message().starts_with("failed to connect to all addresses");
}

std::uint64_t leaderAt(const std::string& address) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(1));
  pb::StatusResponse response;
  const auto stub = pb::Maintenance::NewStub(channelTo(address));
  return stub->Status(&context, {}, &response).ok() ? response.leader() : 0;
}

std::vector<Told> changesIn(const pb::WatchResponse& response) {
  std::vector<Told> changes;
  for (const mvccpb::Event& event : response.events()) {
    changes.push_back({event.kv().mod_revision(), event.kv().key(), event.kv().value()});
  }
  return changes;
}

pb::WatchRequest watchFrom(std::int64_t revision) {
  pb::WatchRequest request;
  request.mutable_create_request()->set_key(kFirstKey);
  request.mutable_create_request()->set_range_end(kBehindLastKey);
  request.mutable_create_request()->set_start_revision(revision);
  return request;
}

std::vector<Told> allChangesAt(const std::string& address, std::int64_t upTo) {
  grpc::ClientContext context;
  context.set_deadline(soon());
  const auto stub = pb::Watch::NewStub(channelTo(address));
  const auto stream = stub->Watch(&context);
  stream->Write(watchFrom(1));
  std::vector<Told> all;
  pb::WatchResponse response;
  while ((all.empty() || all.back().revision < upTo) && stream->Read(&response)) {
    for (Told& one : changesIn(response)) all.push_back(std::move(one));
  }
  context.TryCancel();
  while (stream->Read(&response)) continue;
  stream->Finish();
  return all;
}

std::int64_t revisionAt(const std::string& address) {
  const auto stub = pb::KV::NewStub(channelTo(address));
  const auto end = soon();
  while (std::chrono::system_clock::now() < end) {
    grpc::ClientContext context;
    context.set_deadline(end);
    context.set_wait_for_ready(true);
    pb::RangeRequest request;
    request.set_key(kFirstKey);
    pb::RangeResponse response;
    if (stub->Range(&context, request, &response).ok()) return response.header().revision();
  }
  return 0;
}

std::optional<std::uint32_t> hashAt(const std::string& address, std::int64_t revision) {
  grpc::ClientContext context;
  context.set_deadline(soon());
  context.set_wait_for_ready(true);
  pb::HashKVRequest request;
  request.set_revision(revision);
  pb::HashKVResponse response;
  const auto stub = pb::Maintenance::NewStub(channelTo(address));
  if (!stub->HashKV(&context, request, &response).ok()) return std::nullopt;
  return response.hash();
}

}  // namespace survival
