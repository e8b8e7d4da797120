// A cluster in either world, played through scenario::Run, and a short vocabulary for tests.
// Waiting is for conditions, bounded by run time; no durations are asserted.
#pragma once

#include <gtest/gtest.h>

#include "engine/net/live.h"
#include "engine/scenario/run.h"
#include "engine/sim/lab.h"

namespace contract {

using namespace std::chrono_literals;
using cluster::WorldKind;
using raft::ServerId;

inline constexpr ServerId S1{1}, S2{2}, S3{3};
/// Far more than anything takes; a world that gets here does not work.
inline constexpr raft::Duration kPatience = 60s;

inline cluster::Settings quick() {
  cluster::Settings settings;
  settings.servers = 3;
  settings.electionTimeoutMin = 300ms;
  settings.electionTimeoutMax = 600ms;
  settings.heartbeatInterval = 60ms;
  settings.links.latencyMin = 1ms;
  settings.links.latencyMax = 2ms;
  settings.clientTimeout = 20s;
  settings.clientRetries = 10;
  return settings;
}

/// A request to this server (0: to the leader) under this client (0: an idle one).
inline cluster::Submit via(ServerId server, kv::Operation operation = {}, kv::ClientId client = 0) {
  cluster::Submit submit;
  submit.operation = std::move(operation);
  submit.via = server;
  submit.client = client;
  return submit;
}
inline cluster::Submit patient(cluster::Submit submit, raft::Duration timeout,
                               std::uint32_t retries) {
  submit.timeout = timeout;
  submit.retries = retries;
  return submit;
}

inline std::unique_ptr<cluster::World> worldOf(WorldKind kind, const cluster::Settings& settings) {
  if (kind == WorldKind::Lab) return sim::makeLab(settings);
  std::string why;
  auto world = net::makeLive(settings, {}, why);
  if (!world) throw std::runtime_error(why);
  return world;
}

/// One test's cluster. At its end no guarantee may have been broken.
class World : public testing::TestWithParam<WorldKind> {
 protected:
  void begin(const cluster::Settings& settings) {
    run_ = std::make_unique<scenario::Run>(worldOf(GetParam(), settings));
  }
  void TearDown() override {
    if (run_) {
      EXPECT_EQ(run_->violations(), 0u);
    }
  }

  scenario::Run& run() { return *run_; }
  const trace::ClusterView& view() const { return run_->view(); }

  template <class Condition>
  [[nodiscard]] bool until(Condition condition) {
    const raft::Instant limit = run_->now() + kPatience;
    while (!condition()) {
      if (!run_->step(limit)) return condition();
    }
    return true;
  }
  ServerId elected() {
    EXPECT_TRUE(until([&] { return bool(view().leader()); })) << "nobody was elected";
    return view().leader();
  }
  ServerId follower() {
    const ServerId leader = elected();
    return leader == S1 ? S2 : S1;
  }
  void act(const cluster::Command& command) { EXPECT_EQ(run_->execute(command), ""); }

  trace::OperationId put(std::string key, std::string value, cluster::Submit how = {}) {
    how.operation = kv::Put{std::move(key), std::move(value)};
    return submit(std::move(how));
  }
  trace::OperationId submit(cluster::Submit how) {
    act(how);
    return view().operations().back().id;
  }
  const trace::OperationView& operation(trace::OperationId id) const {
    for (const trace::OperationView& each : view().operations()) {
      if (each.id == id) return each;
    }
    throw std::logic_error("the operation is not in the view any more");
  }
  bool finished(trace::OperationId id) {
    return until([&] { return operation(id).finished(); });
  }
  /// Waits for the end and says how it was.
  trace::Outcome outcome(trace::OperationId id) {
    EXPECT_TRUE(finished(id));
    return operation(id).outcome;
  }
  /// All servers run, have the same log and have applied all of it.
  bool agreed() const {
    const trace::ServerView& first = view().server(S1);
    for (const trace::ServerView& server : view().servers()) {
      if (!server.running() || server.log != first.log) return false;
      if (server.lastApplied != first.log.lastIndex()) return false;
    }
    return view().leader() != ServerId{} && first.log.lastIndex() == view().committed();
  }
  /// The server's log holds the command.
  static std::size_t countIn(const trace::ServerView& server, const kv::Command& command) {
    std::size_t count = 0;
    for (raft::Index i = server.log.firstIndex(); i <= server.log.lastIndex(); ++i) {
      if (kv::decode(server.log.at(i).payload.bytes()) == command) ++count;
    }
    return count;
  }
  bool everywhere(trace::OperationId id) {
    if (!until([&] { return agreed(); })) return false;
    for (const trace::ServerView& server : view().servers()) {
      if (countIn(server, operation(id).command) == 0) return false;
    }
    return true;
  }

 private:
  std::unique_ptr<scenario::Run> run_;
};

inline std::string nameOf(const testing::TestParamInfo<WorldKind>& info) {
  return info.param == WorldKind::Lab ? "Lab" : "Live";
}

}  // namespace contract
