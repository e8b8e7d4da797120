// How one event changes what HealthLog holds. Thread rule: as HealthLog.
#pragma once

#include "app/view/health_log.h"

namespace view {

struct HealthReader {
  HealthLog& log;
  const trace::Trace& trace;
  const trace::Event& event;

  void operator()(const trace::ClusterStarted& e);
  void operator()(const trace::ServerStarted& e);
  void operator()(const trace::ServerCrashed&) { stop(); }
  void operator()(const trace::ServerRefused&) { stop(); }
  void operator()(const trace::ServerPaused&);
  void operator()(const trace::ServerResumed&);
  void operator()(const raft::RoleChanged& e) { follow(e.leader); }
  void operator()(const raft::LeaderLearned& e) { follow(e.leader); }
  void operator()(const raft::CommitAdvanced& e);
  void operator()(const raft::ConfigurationChanged& e);
  void operator()(const trace::Applied& e) { apply(e.index); }
  void operator()(const trace::StateRestored& e) { apply(e.index); }
  void operator()(const trace::Durable&);
  void operator()(const trace::MessageSent& e);
  void operator()(const trace::MessageDelivered& e);
  void operator()(const trace::MessageDropped& e);
  void operator()(const trace::OperationStarted& e);
  void operator()(const trace::OperationReached& e);
  void operator()(const trace::OperationFinished& e);
  template <class Other>
  void operator()(const Other&) {}

 private:
  HealthLog::Server& server() const { return log.servers_[event.server.value - 1]; }
  void stop();
  void follow(trace::ServerId leader);
  void apply(raft::Index index);
  /// Samples what the server would answer now; a stopped or paused one answers nothing.
  void tell(HealthLog::Server& of) const;
};

/// Looks at every rule once, as of what was read.
struct HealthLook {
  HealthLog& log;
  trace::Instant now;

  void operator()() const;

 private:
  void sample() const;
  void judge(std::size_t rule) const;
  void settle(std::size_t rule, trace::ServerId server, bool so,
              const std::vector<trace::ServerId>& concerned) const;
  bool holds(const AlertRule& rule, const HealthLog::Server& server) const;
  std::vector<trace::ServerId> silent() const;
  std::vector<trace::ServerId> unreached(const AlertRule& rule) const;
};

}  // namespace view
