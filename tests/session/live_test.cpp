// The Live world through the session: real sockets, files and time. Conditions are waited for.
#include <thread>

#include "tests/session/play.h"

namespace session {
namespace {

class Live : public Play {
 protected:
  void SetUp() override {
    open("flotilla 1\ncluster 3 seed=7 election=150..300ms heartbeat=50ms\n");
    session.switchWorld(Session::Live);
    session.setSpeed(1.0);
  }
  /// Frames until it is so. Bounded by run time, of which a busy machine gives as much.
  bool until(const std::function<bool()>& so) {
    for (int k = 0; k < 100'000'000; ++k) {
      session.frame(0.0);
      if (so()) return true;
      if (session.endTime() > 60'000.0) return false;
      std::this_thread::yield();
    }
    return false;
  }
  bool untilLeader() {
    return until([this] { return leader() != 0; });
  }
};

TEST_F(Live, StartsPlayingAndElectsALeader) {
  EXPECT_TRUE(session.playing());
  EXPECT_FALSE(session.canBranch());
  EXPECT_EQ(session.busyText(), "Starting the Live cluster...");
  ASSERT_TRUE(untilLeader());
  EXPECT_EQ(session.busyText(), "");
  EXPECT_LE(session.speed(), 1.0);
  session.setSpeed(4.0);
  EXPECT_EQ(session.speed(), 1.0);
}

TEST_F(Live, AWriteIsCommittedAndStays) {
  ASSERT_TRUE(untilLeader());
  session.write("put x=8", 0);
  ASSERT_TRUE(until([this] {
    const auto& operations = session.cluster().operations();
    return !operations.empty() && operations[0].outcome == trace::Outcome::Ok;
  }));
  session.undo();
  EXPECT_TRUE(session.notice().startsWith("What was written stays written"))
      << session.notice().toStdString();
  EXPECT_FALSE(session.canUndo());
}

TEST_F(Live, UndoDoesTheOpposite) {
  ASSERT_TRUE(untilLeader());
  session.crashOrRestart(2);
  ASSERT_TRUE(until([this] { return !running(2); }));
  session.undo();
  ASSERT_TRUE(until([this] { return running(2); }));
  session.cut({1, 2, 1, 3}, false);
  ASSERT_TRUE(until([this] { return isCut(1, 2) && isCut(3, 1); }));
  session.undo();
  ASSERT_TRUE(until([this] { return !isCut(1, 2) && !isCut(3, 1); }));
  EXPECT_EQ(session.branches()->count(), 1);
}

TEST_F(Live, WhilePausedTimeStandsAndCommandsActAtOnce) {
  ASSERT_TRUE(untilLeader());
  session.pause();
  session.settle();  // a clock that stands leaves nothing to do
  const double stood = session.endTime();
  session.crashOrRestart(3);
  session.settle();
  EXPECT_FALSE(running(3));
  session.write("put x=1", 0);
  session.settle();
  EXPECT_EQ(session.cluster().operations().size(), 1U);
  EXPECT_NEAR(session.endTime(), stood, 1.0);
  EXPECT_TRUE(session.atEnd());
  session.play();
  ASSERT_TRUE(until([&] { return session.endTime() > stood + 10.0; }));
}

TEST_F(Live, ScrubbingBackPausesAndActingGoesToThePresent) {
  ASSERT_TRUE(untilLeader());
  session.seek(1.0);
  EXPECT_FALSE(session.playing());
  EXPECT_FALSE(session.atEnd());
  expectViewOfPlayhead();
  session.crashOrRestart(1);
  session.settle();
  EXPECT_TRUE(session.atEnd());
  EXPECT_FALSE(running(1));
  EXPECT_EQ(session.branches()->count(), 1);
}

TEST_F(Live, SaysWhatOnlyTheLabCanDo) {
  ASSERT_TRUE(untilLeader());
  session.forkHere();
  EXPECT_FALSE(session.notice().isEmpty());
  session.dismissNotice();
  session.runTo("leader change");
  EXPECT_FALSE(session.notice().isEmpty());
  session.dismissNotice();
  session.settle();
  session.stepForward();
  EXPECT_FALSE(session.notice().isEmpty());
  EXPECT_EQ(session.branches()->count(), 1);
}

TEST_F(Live, SlowMotionStillShowsNews) {
  ASSERT_TRUE(untilLeader());
  session.setSpeed(0.001);
  session.frame(0.0);
  const double from = session.endTime();
  ASSERT_TRUE(until([&] { return session.endTime() > from + 0.05; }));
}

TEST_F(Live, GoesBackToTheLab) {
  ASSERT_TRUE(untilLeader());
  session.switchWorld(Session::Lab);
  session.settle();
  EXPECT_EQ(session.world(), Session::Lab);
  EXPECT_TRUE(session.canBranch());
  EXPECT_LT(session.time(), 100.0);
  run(100.0);
  EXPECT_EQ(session.cluster().size(), 3U);
}

// The same acts on real sockets and files.
TEST_F(Live, TheLeaderHandsOverAndAFollowerMakesASnapshot) {
  ASSERT_TRUE(untilLeader());
  const int next = leader() % 3 + 1;
  session.actOn(next, "hand-over");
  ASSERT_TRUE(until([&] { return leader() == next; }));
  session.write("put x=8", 0);
  const trace::ServerId other{static_cast<std::uint64_t>(next % 3 + 1)};
  ASSERT_TRUE(until([&] { return session.cluster().server(other).lastApplied.value >= 3; }));
  session.actOn(static_cast<int>(other.value), "snapshot");
  EXPECT_TRUE(until([&] { return session.cluster().server(other).snapshotIndex.value >= 3; }));
}

}  // namespace
}  // namespace session
