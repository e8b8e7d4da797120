// Undo in the Lab: the sibling branch without the last gesture.
#include "app/session/inverse.h"
#include "tests/session/play.h"

namespace session {
namespace {

using Undoing = Play;

TEST_F(Undoing, LeavesTheRunAsIfTheGestureHadNotBeen) {
  open(kFive);
  run(200.0);
  session.forkHere();
  session.settle();
  run(300.0);
  session.selectBranch(0);
  session.seek(200.0);
  session.toEnd();
  session.crashOrRestart(2);
  run(300.0);
  EXPECT_EQ(session.undoText(), "Undo: crash S2");
  session.undo();
  session.settle();
  EXPECT_EQ(session.currentBranch(), 2);
  EXPECT_TRUE(running(2));
  EXPECT_FALSE(session.canUndo());
  expectViewOfPlayhead();
  const std::uint64_t both = std::min(events(1).lastId().value, events(2).lastId().value);
  EXPECT_EQ(difference(events(1), events(2), both), "");
  EXPECT_EQ(session.time(), session.endTime());
}

TEST_F(Undoing, KeepsTheOtherCommandsOfTheSameInstant) {
  open(kFive);
  run(200.0);
  session.crashOrRestart(1);
  session.crashOrRestart(2);
  session.settle();
  session.undo();
  session.settle();
  EXPECT_FALSE(running(1));
  EXPECT_TRUE(running(2));
  EXPECT_EQ(session.undoText(), "Undo: crash S1");
}

TEST_F(Undoing, GoesBackThroughSeveral) {
  open(kFive);
  run(100.0);
  for (const int server : {1, 2, 3}) {
    session.crashOrRestart(server);
    session.settle();
    run(30.0);
  }
  const double at = session.time();
  for (const int server : {3, 2, 1}) {
    EXPECT_FALSE(running(server));
    session.undo();
    session.settle();
    EXPECT_TRUE(running(server));
    EXPECT_EQ(session.time(), at);
  }
  EXPECT_FALSE(session.canUndo());
  session.undo();
  EXPECT_EQ(session.notice(), "Nothing to undo.");
  EXPECT_EQ(session.branches()->count(), 4);
}

TEST_F(Undoing, TakesBackAWholeCut) {
  open(kFive);
  run(100.0);
  session.crashOrRestart(5);
  session.cut({1, 2, 1, 3, 1, 4}, false);
  session.settle();
  EXPECT_TRUE(isCut(1, 2) && isCut(2, 1) && isCut(1, 4));
  EXPECT_EQ(session.undoText(), "Undo: cut 3 links");
  session.undo();
  session.settle();
  for (const int other : {2, 3, 4}) {
    EXPECT_FALSE(isCut(1, other));
    EXPECT_FALSE(isCut(other, 1));
  }
  EXPECT_FALSE(running(5));
}

TEST_F(Undoing, TheBranchWithTheGestureCanBeSelectedAgain) {
  open(kFive);
  run(100.0);
  session.crashOrRestart(4);
  session.settle();
  session.undo();
  session.settle();
  session.selectBranch(0);
  EXPECT_FALSE(running(4));
  EXPECT_TRUE(session.canUndo());
}

TEST_F(Undoing, AGestureThatMadeNoSenseIsNoGesture) {
  open(kFive);
  run(100.0);
  session.crashOrRestart(1);
  session.settle();
  session.healLink(3, 3);
  session.settle();
  EXPECT_EQ(session.notice(), "S3 has no link to itself.");
  EXPECT_EQ(session.undoText(), "Undo: crash S1");
  session.undo();
  session.settle();
  EXPECT_TRUE(running(1));
}

TEST_F(Undoing, AForkHasTheGesturesOfItsPastOnly) {
  open(kFive);
  run(100.0);
  session.crashOrRestart(1);
  run(100.0);
  session.crashOrRestart(2);
  run(100.0);
  session.seek(150.0);
  session.forkHere();
  session.settle();
  EXPECT_EQ(session.undoText(), "Undo: crash S1");
  EXPECT_FALSE(running(1));
  session.undo();
  session.settle();
  EXPECT_TRUE(running(1));
  EXPECT_FALSE(session.canUndo());
}

TEST_F(Undoing, WhilePlayingStaysAtTheEdge) {
  open(kFive);
  session.setSpeed(1.0);
  session.play();
  for (int k = 0; k < 10; ++k) frame(10.0);
  session.crashOrRestart(1);
  for (int k = 0; k < 5; ++k) frame(10.0);
  session.undo();
  session.crashOrRestart(2);
  for (int k = 0; k < 5; ++k) frame(10.0);
  EXPECT_EQ(session.branches()->count(), 2);
  EXPECT_TRUE(running(1));
  EXPECT_FALSE(running(2));
}

// Live cannot go back: what would be done instead.
class Inverses : public Play {
 protected:
  void SetUp() override {
    open(kFive);
    run(50.0);
    session.cut({1, 2}, true);
    session.settle();
  }
  std::vector<cluster::Command> inverse(const cluster::Command& command) {
    return inverseOf(command, session.cluster());
  }
  static constexpr raft::ServerId s1{1}, s2{2}, s3{3};
};

TEST_F(Inverses, OfSwitchesAreTheOtherSwitch) {
  EXPECT_EQ(inverse(cluster::Crash{s1}), std::vector<cluster::Command>{cluster::Restart{s1}});
  EXPECT_EQ(inverse(cluster::Restart{s1}), std::vector<cluster::Command>{cluster::Crash{s1}});
  EXPECT_EQ(inverse(cluster::Pause{s1}), std::vector<cluster::Command>{cluster::Resume{s1}});
  EXPECT_EQ(inverse(cluster::Resume{s1}), std::vector<cluster::Command>{cluster::Pause{s1}});
}

TEST_F(Inverses, OfAWriteIsNothing) { EXPECT_TRUE(inverse(cluster::Submit{}).empty()); }

TEST_F(Inverses, OfACutKeepsWhatWasCutBefore) {
  const cluster::Cut oneWay{{{s1}, {s2}}, cluster::Ways::One};
  EXPECT_EQ(inverse(cluster::Cut{{{s1}, {s2}}, cluster::Ways::Both}),
            (std::vector<cluster::Command>{cluster::Heal{s1, s2}, oneWay}));
  EXPECT_EQ(inverse(cluster::Cut{{{s1}, {s3}}, cluster::Ways::Both}),
            (std::vector<cluster::Command>{cluster::Heal{s1, s3}}));
}

TEST_F(Inverses, OfHealingCutsAgain) {
  const cluster::Cut oneWay{{{s1}, {s2}}, cluster::Ways::One};
  EXPECT_EQ(inverse(cluster::Heal{}), std::vector<cluster::Command>{oneWay});
  EXPECT_TRUE(inverse(cluster::Heal{s1, s3}).empty());
}

TEST_F(Inverses, OfALinkChangeIsTheLinkAsItWas) {
  cluster::SetLink change;
  change.from = s2;
  change.to = s3;
  change.lossPpm = 500'000;
  const auto undone = inverse(change);
  ASSERT_EQ(undone.size(), 1U);
  const auto& back = std::get<cluster::SetLink>(undone[0]);
  EXPECT_EQ(back.from, s2);
  EXPECT_EQ(back.to, s3);
  EXPECT_EQ(back.lossPpm, 0U);
  EXPECT_EQ(back.latencyMin, Duration{std::chrono::milliseconds(8)});
}

}  // namespace
}  // namespace session
