// Runs of a Live cluster of three over a directory of the test's own.
#pragma once

#include "engine/net/live.h"
#include "engine/scenario/run.h"
#include "tests/net/temporary.h"

namespace net {

class InLive : public InDirectory {
 protected:
  InLive() {
    using namespace std::chrono_literals;
    settings.servers = 3;
    settings.links.latencyMin = settings.links.latencyMax = 0ms;
    settings.electionTimeoutMin = 300ms;
    settings.electionTimeoutMax = 600ms;
    settings.clientTimeout = 20s;
    settings.clientRetries = 10;
  }
  /// Begins, or goes on with what is in the directory.
  std::unique_ptr<scenario::Run> start(LiveOptions::BadLog bad = LiveOptions::BadLog::RefusesAll) {
    std::string why;
    LiveOptions options{path() / "data"};
    options.badLog = bad;
    auto world = makeLive(settings, options, why);
    EXPECT_NE(world, nullptr) << why;
    return std::make_unique<scenario::Run>(std::move(world));
  }
  /// Whether it becomes so within a minute of the run's time.
  template <class Condition>
  static bool until(scenario::Run& run, Condition condition) {
    const raft::Instant limit = run.now() + std::chrono::minutes(1);
    while (!condition()) {
      if (!run.step(limit)) return condition();
    }
    return true;
  }
  /// The operation with its answer, asked of whom leads.
  static trace::OperationView done(scenario::Run& run, kv::Operation operation) {
    cluster::Submit submit;
    submit.operation = std::move(operation);
    EXPECT_TRUE(until(run, [&] { return bool(run.view().leader()); }));
    EXPECT_EQ(run.execute(submit), "");
    EXPECT_TRUE(until(run, [&] { return run.view().operations().back().finished(); }));
    return run.view().operations().back();
  }

  cluster::Settings settings;
};

}  // namespace net
