// /health and /metrics over HTTP, one address a member, for whoever watches over the cluster.
// Thread rule: one thread opens and closes; a thread of its own serves, and asks by the Inbox.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/etcd/endpoint.h"

namespace etcd {

struct MetricsPlace {
  raft::ServerId member;
  EndpointPlace at;
};

class HttpServer {
 public:
  virtual ~HttpServer() = default;
  /// In the order of the places.
  virtual const std::vector<std::uint16_t>& ports() const = 0;
  /// Nothing is answered any more, and nothing more comes into the Inbox.
  virtual void close() = 0;
};

/// It must outlive what it left in `inbox`. A sentence if a port
/// cannot be had.
std::variant<std::unique_ptr<HttpServer>, std::string> openHttp(
    Inbox& inbox, const std::vector<MetricsPlace>& places);

}  // namespace etcd
