// Playing, pausing, stepping, seeking, running to the next of a kind.
#include <latch>

#include "app/session/visible.h"
#include "tests/session/play.h"

namespace session {
namespace {

using Time = Play;

TEST_F(Time, PlayAdvancesByViewerTimeTimesSpeed) {
  open(kFive);
  session.setSpeed(0.5);
  session.play();
  frame(10.0);
  const double from = session.time();
  for (int k = 0; k < 20; ++k) frame(10.0);
  EXPECT_NEAR(session.time() - from, 100.0, 0.01);
}

TEST_F(Time, NothingMovesWhilePaused) {
  open(kFive);
  run(100.0);
  const double stood = session.time();
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_EQ(session.time(), stood);
  EXPECT_EQ(session.endTime(), stood);
}

// Rule 3 of the playhead: the Lab's engine runs only to the playhead plus one frame.
TEST_F(Time, TheLabIsNeverComputedBeyondThePlayheadPlusOneFrame) {
  open(kFive);
  session.play();
  for (const double speed : {0.01, 0.2, 1.0, 4.0}) {
    session.setSpeed(speed);
    frame(20.0);
    for (int k = 0; k < 20; ++k) {
      frame(20.0);
      EXPECT_LE(session.endTime(), session.time() + 20.0 * speed + 1e-6) << speed;
    }
  }
}

TEST_F(Time, PauseStandsAtTheEdge) {
  open(kFive);
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 20; ++k) frame(7.0);
  session.pause();
  session.settle();
  EXPECT_TRUE(session.atEnd());
  EXPECT_EQ(session.time(), session.endTime());
}

TEST_F(Time, TheViewIsThatOfThePlayheadWhereverItGoes) {
  open(kFive);
  run(600.0);
  for (const double ms : {0.0, 300.0, 299.0, 450.5, 12.0, 600.0, 1e9}) {
    session.seek(ms);
    expectViewOfPlayhead();
  }
  session.seek(200.0);
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 60; ++k) {
    frame(10.0);
    expectViewOfPlayhead();
  }
}

TEST_F(Time, ReplayingThePastComputesNothingNew) {
  open(kFive);
  run(400.0);
  const trace::EventId last = session.trace().lastId();
  session.seek(100.0);
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 10; ++k) frame(10.0);
  EXPECT_NEAR(session.time(), 200.0, 0.01);
  EXPECT_EQ(session.trace().lastId(), last);
}

TEST_F(Time, StepsForwardAndBackAreInverse) {
  open(kFive);
  run(50.0);
  std::vector<double> stops;
  std::vector<trace::ClusterView> views;
  for (int k = 0; k < 40; ++k) {
    session.stepForward();
    session.settle();
    stops.push_back(session.time());
    views.push_back(session.cluster());
  }
  for (std::size_t k = 1; k < stops.size(); ++k) {
    EXPECT_GE(stops[k], stops[k - 1]);
    EXPECT_EQ(views[k].lastEvent() - views[k - 1].lastEvent(), 1U);
  }
  for (std::size_t k = stops.size() - 1; k > 0; --k) {
    session.stepBack();
    EXPECT_EQ(session.time(), stops[k - 1]);
    EXPECT_EQ(session.cluster(), views[k - 1]);
  }
  for (std::size_t k = 1; k < stops.size(); ++k) {
    session.stepForward();
    EXPECT_EQ(session.time(), stops[k]);
    EXPECT_EQ(session.cluster(), views[k]);
  }
}

TEST_F(Time, EachStepShowsSomethingNew) {
  open(kFive);
  run(50.0);
  for (int k = 0; k < 20; ++k) {
    const trace::EventId before = session.cluster().lastEvent();
    session.stepForward();
    session.settle();
    const trace::EventId now = session.cluster().lastEvent();
    ASSERT_EQ(now, before + 1);
    EXPECT_EQ(session.trace().at(now).at, session.playheadTime());
  }
}

TEST_F(Time, StepBackStopsAtTheStart) {
  open(kFive);
  run(20.0);
  for (int k = 0; k < 50; ++k) session.stepBack();
  EXPECT_EQ(session.time(), 0.0);
}

TEST_F(Time, SpeedsOfTheScriptTakeEffectWhenThePlayheadPassesThem) {
  open(kFive + "speed 1/2\nrun 30ms\nspeed 1/10\nrun 30ms\n");
  session.play();
  for (int k = 0; k < 3; ++k) frame(10.0);
  EXPECT_EQ(session.speed(), 0.5);
  for (int k = 0; k < 40 && session.time() < 30.0; ++k) {
    EXPECT_EQ(session.speed(), 0.5) << session.time();
    frame(10.0);
  }
  EXPECT_EQ(session.speed(), 0.1);
}

TEST_F(Time, TheUsersSpeedWinsUntilTheNextScenario) {
  open(kFive + "run 30ms\nspeed 1/10\nrun 30ms\n");
  session.setSpeed(0.4);
  session.play();
  for (int k = 0; k < 20; ++k) frame(10.0);
  EXPECT_GT(session.time(), 40.0);
  EXPECT_EQ(session.speed(), 0.4);
  open(kFive + "speed 1/8\nrun 30ms\n");
  frame(10.0);
  frame(10.0);
  EXPECT_EQ(session.speed(), 0.125);
}

class RunTo : public Play, public ::testing::WithParamInterface<const char*> {};

TEST_P(RunTo, StandsWhereItHappens) {
  open(kFive);
  const QString kind = GetParam();
  if (kind == "commit") session.write("put x=1", 0);
  session.settle();
  session.runTo(kind);
  EXPECT_EQ(session.running(), kind);
  session.settle();
  EXPECT_EQ(session.running(), "");
  EXPECT_EQ(session.notice(), "");
  EXPECT_TRUE(session.atEnd());
  EXPECT_GT(session.time(), 0.0);
  expectViewOfPlayhead();
  const double first = session.time();
  // From before it, the past answers.
  session.seek(0.0);
  session.runTo(kind);
  EXPECT_EQ(session.running(), "");
  EXPECT_EQ(session.time(), first);
}

INSTANTIATE_TEST_SUITE_P(Kinds, RunTo,
                         ::testing::Values("election", "vote", "commit", "leader change"));

TEST_F(Time, RunToCommitIsNotFooledByAnEarlierCommit) {
  open(kFive +
       "run until leader within 2s\nput x 1\nrun until commit within 1s\nspeed 1/4\n"
       "note \"here\"\nrun 10s\n");
  session.runTo("commit");
  session.settle();
  const double at = session.time();
  session.runTo("commit");
  session.settle();
  EXPECT_GT(session.time(), at);
}

TEST_F(Time, RunToSaysWhenNothingOfTheKindComes) {
  open(kFive);
  runToLeader();
  run(500.0);
  const double from = session.time();
  session.runTo("commit");
  session.settle();
  EXPECT_EQ(session.notice(), "No commit in the next 10 s");
  EXPECT_NEAR(session.time() - from, 10'000.0, 0.01);
  EXPECT_EQ(session.running(), "");
}

TEST_F(Time, RunToCanBeStopped) {
  open(kFive);
  runToLeader();
  session.runTo("leader change");
  session.stopRunTo();
  EXPECT_EQ(session.running(), "");
  session.settle();
  EXPECT_EQ(session.notice(), "");
  session.runTo("leader change");
  session.runTo("leader change");
  EXPECT_EQ(session.running(), "") << "the same button stops it";
}

TEST_F(Time, SeekingDuringRunToStaysThere) {
  open(kFive);
  runToLeader();
  session.runTo("leader change");
  session.seek(10.0);
  session.settle();
  EXPECT_EQ(session.running(), "");
  EXPECT_EQ(session.time(), 10.0);
}

TEST_F(Time, SeekEventStandsAtThatEvent) {
  open(kFive);
  run(400.0);
  const trace::EventId id{session.trace().lastId().value / 2};
  session.seekEvent(static_cast<int>(id.value));
  EXPECT_EQ(session.cluster(), session.trace().viewAt(id));
  EXPECT_EQ(session.playheadTime(), session.trace().at(id).at);
  EXPECT_FALSE(session.playing());
}

// Were a frame to wait for the engine, this would never end: the engine waits for the test.
TEST(Frames, DoNotWaitForTheEngine) {
  std::latch released(1);
  Session session(
      [&](cluster::WorldKind kind, const cluster::Settings& settings, std::string& why) {
        released.wait();
        return anyWorld(kind, settings, why);
      });
  session.paceByHand();
  ASSERT_EQ(session.openText(kFive, "text"), "");
  session.play();
  for (int k = 0; k < 10; ++k) session.frame(16.0);
  session.crashOrRestart(1);
  session.stepBack();
  session.runTo("commit");
  session.frame(16.0);
  EXPECT_EQ(session.cluster().size(), 0U);
  released.count_down();
  session.settle();
  EXPECT_EQ(session.cluster().size(), 5U);
}

}  // namespace
}  // namespace session
