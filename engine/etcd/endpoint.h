// A member's address for clients: etcd's services on a port.
// Thread rule: one thread opens and closes; the services have gRPC's.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "engine/raft/types.h"

namespace etcd {

class Inbox;

struct EndpointPlace {
  std::string host{"127.0.0.1"};
  std::uint16_t port{0};  ///< 0: any that is free
};

class Endpoint {
 public:
  virtual ~Endpoint() = default;
  virtual std::uint16_t port() const = 0;
  /// New calls are refused; returns when all calls have ended: the desk has to answer them
  /// meanwhile, and what still lasts at `deadline` is cancelled.
  virtual void close(std::chrono::system_clock::time_point deadline) = 0;
};

/// `inbox` must outlive it. A sentence if the port cannot be had.
std::variant<std::unique_ptr<Endpoint>, std::string> openEndpoint(Inbox& inbox,
                                                                  raft::ServerId member,
                                                                  const EndpointPlace& place);

}  // namespace etcd
