// The endpoints of all members that one edge knows.
// Thread rule: the engine's thread; between the steps of the world it calls turn().
#pragma once

#include "engine/etcd/http_server.h"
#include "engine/etcd/inbox.h"

namespace etcd {

struct HostSettings {
  DeskSettings desk;  ///< the client addresses of places of this edge are filled in
  std::string address{"127.0.0.1"};
  /// The first member's port, the next has the next one; 0: any that are free.
  std::uint16_t firstPort{0};
  /// Likewise, of /health and /metrics; nullopt: they are not served.
  std::optional<std::uint16_t> firstMetricsPort;
};

class Host {
 public:
  /// A sentence if a port cannot be had. `wake` makes the engine's thread call turn() soon.
  static std::variant<std::unique_ptr<Host>, std::string> open(server::Edge& edge, Operate operate,
                                                               HostSettings settings,
                                                               std::function<void()> wake);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  /// "127.0.0.1:2379", one a member of this edge.
  const std::vector<std::string>& addresses() const { return addresses_; }
  const std::vector<std::string>& metricsAddresses() const { return metricsAddresses_; }
  void turn(raft::Instant now);
  /// How many clients listen to each member: streams of watches, or of leases kept alive.
  const std::map<raft::ServerId, std::size_t>& streams() const { return desk_->streams(); }

 private:
  explicit Host(std::function<void()> wake) : inbox_(std::move(wake)) {}
  std::string openAll(HostSettings& settings);
  std::string openMetrics(const HostSettings& settings);

  std::unique_ptr<HttpServer> http_;  ///< outlives what it left in the inbox
  Inbox inbox_;
  std::vector<std::unique_ptr<Endpoint>> endpoints_;
  std::vector<std::string> addresses_;
  std::vector<std::string> metricsAddresses_;
  std::optional<Desk> desk_;
};

}  // namespace etcd
