// The API in front of a store of one copy, on a free port, for clients of other programs.
// Thread rule: made and used by one thread; it has one of its own that stands for the engine's.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/etcd/host.h"
#include "tests/etcd/single_copy.h"

namespace etcd {

class Serving {
 public:
  explicit Serving(raft::Duration requestTimeout = std::chrono::seconds(7),
                   raft::Duration healthTimeout = std::chrono::seconds(1));
  ~Serving();
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  const std::string& address() const { return address_; }
  std::string port() const { return address_.substr(address_.find(':') + 1); }
  /// Of /health and /metrics.
  std::uint16_t metricsPort() const { return metricsPort_; }
  /// Done on the engine's thread, before this returns.
  void with(std::function<void(SingleCopy&)> act);

 private:
  void loop();
  void wake();

  std::mutex mutex_;
  std::condition_variable woken_;
  bool work_{false};
  bool stop_{false};
  SingleCopy store_;
  std::vector<std::function<void(SingleCopy&)>> acts_;
  std::unique_ptr<Host> host_;
  std::string address_;
  std::uint16_t metricsPort_{0};
  std::thread thread_;
};

}  // namespace etcd
