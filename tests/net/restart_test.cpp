// A Live cluster that stops and starts again from the same directory; servers that cannot start.
#include <gmock/gmock.h>

#include "tests/net/live_runs.h"

namespace net {
namespace {

using namespace std::chrono_literals;
using raft::ServerId;
using testing::HasSubstr;

class LiveRuns : public InLive {
 protected:
  LiveRuns() { settings.links.latencyMin = settings.links.latencyMax = 1ms; }
};

TEST_F(LiveRuns, ContinueWithTheirDataAfterTheProgramEnded) {
  for (int round = 1; round <= 3; ++round) {
    const auto run = start();
    if (round > 1) {
      EXPECT_EQ(done(*run, kv::Get{"x"}).result.value, std::to_string(round - 1));
    }
    const trace::OperationView put = done(*run, kv::Put{"x", std::to_string(round)});
    EXPECT_EQ(put.outcome, trace::Outcome::Ok);
    EXPECT_EQ(run->violations(), 0u);
  }
}

TEST_F(LiveRuns, ADamagedLogKeepsAllFromStartingOrLeavesItsServerOut) {
  done(*start(), kv::Put{"x", "1"});
  const std::filesystem::path log = path() / "data" / "S2" / "0000000000000001.log";
  std::string bytes = contents(log);
  bytes[100] = static_cast<char>(bytes[100] ^ 1);
  fill(log, bytes);
  std::string why;
  EXPECT_EQ(makeLive(settings, {path() / "data"}, why), nullptr);
  EXPECT_THAT(why, HasSubstr("0000000000000001.log at byte 64"));
  const auto run = start(LiveOptions::BadLog::LeavesOneOut);
  EXPECT_EQ(run->view().server(ServerId{2}).status, trace::ServerStatus::Refused);
  EXPECT_EQ(done(*run, kv::Get{"x"}).result.value, "1");
}

TEST_F(LiveRuns, AServerWhoseLogIsDamagedIsRefusedAndTheOthersGoOn) {
  const auto run = start();
  for (const char* value : {"1", "2", "3"}) done(*run, kv::Put{"x", value});
  ASSERT_EQ(run->execute(cluster::Crash{ServerId{2}}), "");
  const std::filesystem::path log = path() / "data" / "S2" / "0000000000000001.log";
  std::string bytes = contents(log);
  const std::string sound = bytes;
  bytes[100] = static_cast<char>(bytes[100] ^ 1);
  fill(log, bytes);
  EXPECT_EQ(run->execute(cluster::Restart{ServerId{2}}), "");
  const trace::ServerView& server = run->view().server(ServerId{2});
  EXPECT_EQ(server.status, trace::ServerStatus::Refused);
  EXPECT_THAT(server.refusal, HasSubstr("0000000000000001.log at byte 64"));
  EXPECT_EQ(done(*run, kv::Put{"x", "4"}).outcome, trace::Outcome::Ok);

  fill(log, sound);
  EXPECT_EQ(run->execute(cluster::Restart{ServerId{2}}), "");
  EXPECT_TRUE(until(*run, [&] {
    const auto& view = run->view();
    return view.server(ServerId{2}).lastApplied == view.committed() && view.leader();
  }));
}

TEST_F(LiveRuns, TimeStandsAtRateZeroAndCommandsStillAct) {
  const auto run = start();
  run->world().setRate(0);
  const raft::Instant then = [&] {
    run->step(run->now() + 1s);
    return run->now();
  }();
  EXPECT_FALSE(run->step(then + 10s));
  EXPECT_EQ(run->now(), then);
  EXPECT_EQ(run->execute(cluster::Pause{ServerId{1}}), "");
  EXPECT_EQ(run->view().at(), then);
  run->world().setRate(1'000'000);
  run->advance(then + 10ms);
  EXPECT_EQ(run->now(), then + 10ms);
}

TEST_F(LiveRuns, AnInterruptEndsAWait) {
  const auto run = start();
  ASSERT_EQ(run->execute(cluster::Crash{ServerId{1}}), "");
  ASSERT_EQ(run->execute(cluster::Crash{ServerId{2}}), "");
  ASSERT_EQ(run->execute(cluster::Crash{ServerId{3}}), "");
  run->world().interrupt();
  const raft::Instant limit = run->now() + 1h;
  while (run->step(limit)) {
  }
  EXPECT_LT(run->now(), limit);
}

}  // namespace
}  // namespace net
