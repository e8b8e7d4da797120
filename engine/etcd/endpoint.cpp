#include "engine/etcd/endpoint.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "engine/etcd/cluster_service.h"
#include "engine/etcd/kv_service.h"
#include "engine/etcd/lease_service.h"
#include "engine/etcd/maintenance_service.h"
#include "engine/etcd/watch_service.h"

namespace etcd {
namespace {

/// What gRPC takes in beyond the request itself, as etcd.
constexpr int kOverheadBytes = 512 * 1024;
/// How often a client may ask whether the server lives, ms; as etcd.
constexpr int kPingEveryMs = 5'000;

class Served final : public Endpoint {
 public:
  explicit Served(Front front)
      : kv_(front), watch_(front), lease_(front), cluster_(front), maintenance_(front) {}

  bool open(const EndpointPlace& place) {
    grpc::ServerBuilder builder;
    int bound = 0;
    builder.AddListeningPort(place.host + ':' + std::to_string(place.port),
                             grpc::InsecureServerCredentials(), &bound);
    // Otherwise two servers would silently share a port.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingEveryMs);
    builder.SetMaxReceiveMessageSize(static_cast<int>(kRequestBytesMost) + kOverheadBytes);
    for (grpc::Service* service :
         std::initializer_list<grpc::Service*>{&kv_, &watch_, &lease_, &cluster_, &maintenance_}) {
      builder.RegisterService(service);
    }
    server_ = builder.BuildAndStart();
    port_ = static_cast<std::uint16_t>(bound);
    return server_ != nullptr && bound != 0;
  }
  std::uint16_t port() const override { return port_; }
  void close(std::chrono::system_clock::time_point deadline) override {
    server_->Shutdown(deadline);
  }

 private:
  KvService kv_;
  WatchService watch_;
  LeaseService lease_;
  ClusterService cluster_;
  MaintenanceService maintenance_;
  std::unique_ptr<grpc::Server> server_;
  std::uint16_t port_{0};
};

}  // namespace

std::variant<std::unique_ptr<Endpoint>, std::string> openEndpoint(Inbox& inbox,
                                                                  raft::ServerId member,
                                                                  const EndpointPlace& place) {
  auto served = std::make_unique<Served>(Front{&inbox, member});
  if (!served->open(place)) {
    return "Cannot listen on port " + std::to_string(place.port) + " of " + place.host +
           " for clients of S" + std::to_string(member.value) +
           ": another program has it, or it may not be used.";
  }
  return std::unique_ptr<Endpoint>(std::move(served));
}

}  // namespace etcd
