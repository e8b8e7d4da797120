// What the user does to the cluster.
#include "tests/session/play.h"

namespace session {
namespace {

using Acts = Play;

const trace::LinkState& link(const Session& session, std::uint64_t from, std::uint64_t to) {
  return session.cluster().link(trace::ServerId{from}, trace::ServerId{to});
}

TEST_F(Acts, CrashAndRestartAreOneKey) {
  open(kFive);
  run(50.0);
  EXPECT_FALSE(session.touched());
  session.crashOrRestart(2);
  session.settle();
  EXPECT_FALSE(running(2));
  EXPECT_TRUE(session.touched());
  session.crashOrRestart(2);
  session.settle();
  EXPECT_TRUE(running(2));
}

TEST_F(Acts, PauseAndResumeAreOneKey) {
  open(kFive);
  run(50.0);
  const raft::ServerId s2{2};
  session.pauseOrResume(2);
  session.settle();
  EXPECT_EQ(session.cluster().server(s2).status, trace::ServerStatus::Paused);
  session.pauseOrResume(2);
  session.settle();
  EXPECT_EQ(session.cluster().server(s2).status, trace::ServerStatus::Up);
  session.crashOrRestart(2);
  session.settle();
  session.pauseOrResume(2);
  EXPECT_EQ(session.notice(), "S2 is stopped: there is nothing to pause. Restart it first (K).");
}

TEST_F(Acts, ServersThatAreNotThereAreLeftAlone) {
  open(kFive);
  run(50.0);
  for (const int server : {-1, 0, 6, 99}) {
    session.crashOrRestart(server);
    session.pauseOrResume(server);
  }
  session.settle();
  EXPECT_FALSE(session.touched());
}

TEST_F(Acts, OneWayCutsAreOneWay) {
  open(kFive);
  run(50.0);
  session.cut({1, 2}, true);
  session.settle();
  EXPECT_TRUE(isCut(1, 2));
  EXPECT_FALSE(isCut(2, 1));
  session.heal();
  session.settle();
  EXPECT_FALSE(isCut(1, 2));
}

TEST_F(Acts, HealingALinkLeavesTheOthers) {
  open(kFive);
  run(50.0);
  session.cut({1, 2, 1, 3}, false);
  session.healLink(2, 1);
  session.settle();
  EXPECT_FALSE(isCut(1, 2));
  EXPECT_TRUE(isCut(1, 3));
}

TEST_F(Acts, LatencyAndLossChangeBothWaysOfALink) {
  open(kFive);
  run(50.0);
  session.setLatency(1, 2, 30.0, 40.0);
  session.setLoss(1, 2, 25.0);
  session.settle();
  for (const auto& [from, to] : {std::pair{1, 2}, std::pair{2, 1}}) {
    EXPECT_EQ(link(session, from, to).latencyMin, Duration{std::chrono::milliseconds(30)});
    EXPECT_EQ(link(session, from, to).latencyMax, Duration{std::chrono::milliseconds(40)});
    EXPECT_EQ(link(session, from, to).lossPpm, 250'000U);
  }
  EXPECT_EQ(link(session, 1, 3).lossPpm, 0U);
  session.setLoss(0, 0, 200.0);
  session.settle();
  EXPECT_EQ(link(session, 4, 3).lossPpm, 1'000'000U);
}

TEST_F(Acts, AWriteIsCommitted) {
  open(kFive);
  runToLeader();
  EXPECT_EQ(session.write("put x=8", 0), "");
  run(300.0);
  ASSERT_EQ(session.cluster().operations().size(), 1U);
  EXPECT_EQ(session.cluster().operations()[0].outcome, trace::Outcome::Ok);
  EXPECT_EQ(session.cluster().operations()[0].via, session.cluster().leader());
}

TEST_F(Acts, AWriteGoesToTheServerAsked) {
  open(kFive);
  runToLeader();
  const int other = leader() % 5 + 1;
  EXPECT_EQ(session.write("put x=8", other), "");
  session.settle();
  ASSERT_EQ(session.cluster().operations().size(), 1U);
  EXPECT_EQ(session.cluster().operations()[0].via.value, static_cast<std::uint64_t>(other));
}

TEST_F(Acts, ALineOfAScenarioIsDoneWhenItIsTyped) {
  open(kFive);
  runToLeader();
  const int other = leader() % 5 + 1;
  EXPECT_EQ(session.write("cas x none 8 as c3 timeout 2s", other), "");
  EXPECT_EQ(session.write(QStringLiteral("crash S%1").arg(other), 0), "");
  session.settle();
  ASSERT_EQ(session.cluster().operations().size(), 1U);
  const trace::OperationView operation = session.cluster().operations()[0];
  EXPECT_EQ(operation.via.value, static_cast<std::uint64_t>(other));
  EXPECT_EQ(operation.command.client, 3U);
  EXPECT_FALSE(session.cluster().server(operation.via).running());
  session.undo();
  session.settle();
  EXPECT_TRUE(session.cluster().server(operation.via).running());
}

TEST_F(Acts, WhatCannotBeReadIsSaidAndNotDone) {
  open(kFive);
  runToLeader();
  EXPECT_EQ(session.write("hello", 0), "Write it as put x=8 or get x");
  EXPECT_EQ(session.write("run 2s", 0), "Write it as put x=8 or get x");
  EXPECT_EQ(session.write("crash S1\ncrash S2", 0), "Write it as put x=8 or get x");
  session.settle();
  EXPECT_TRUE(session.cluster().operations().empty());
  EXPECT_FALSE(session.canUndo());
}

TEST_F(Acts, TheSameNoticeIsSaidAgain) {
  open(kFive);
  run(50.0);
  int said = 0;
  QObject::connect(&session, &Session::noticeChanged, &session, [&] {
    if (!session.notice().isEmpty()) ++said;
  });
  session.undo();
  session.undo();
  EXPECT_EQ(said, 2);
  session.dismissNotice();
  EXPECT_EQ(session.notice(), "");
}

}  // namespace
}  // namespace session
