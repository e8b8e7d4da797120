// The faults by name and chaos, by mouse and by keyboard.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class FaultsByName : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
    run(100.0);
  }
  bool focusOn(const QString& line) const {
    return QTest::qWaitFor([&] {
      const QQuickItem* focus = quick().activeFocusItem();
      return focus != nullptr && nameOf(*focus) == line;
    });
  }
};

TEST_F(FaultsByName, TheLeaderIsKilledWhoeverItIs) {
  const int led = leader();
  key(Qt::Key_Z);
  press("Kill the leader");
  EXPECT_FALSE(server(led).running());
  EXPECT_EQ(session.undoText(), "Undo: kill the leader");
  session.undo();
  session.settle();
  EXPECT_TRUE(server(led).running());
}

TEST_F(FaultsByName, ALineSaysWhatItWillDoBeforeItIsPicked) {
  press("Faults");
  ASSERT_TRUE(focusOn("Kill a follower"));
  key(Qt::Key_Down);
  ASSERT_TRUE(focusOn("Kill the leader"));
  EXPECT_NE(named(QStringLiteral("Crashes S%1.").arg(leader())), nullptr);
  const int led = leader();
  key(Qt::Key_Return);
  EXPECT_FALSE(server(led).running());
}

TEST_F(FaultsByName, TheChosenServerIsBlackholedAndAllIsHealed) {
  const int one = leader() % 5 + 1;
  const int other = one % 5 + 1;
  click(placeOf(one));
  key(Qt::Key_Z);
  press("Blackhole a server");
  EXPECT_TRUE(isCut(one, other) && isCut(other, one));
  key(Qt::Key_Z);
  press("All as before");
  EXPECT_FALSE(isCut(one, other) || isCut(other, one));
  EXPECT_EQ(session.undoText(), "Undo: all as before");
}

TEST_F(FaultsByName, ChaosIsSaidWithItsSeedUntilItIsStopped) {
  EXPECT_EQ(nameBegins("Chaos: "), nullptr);
  key(Qt::Key_Z);
  press("high");
  press("Start chaos");
  key(Qt::Key_Escape);
  EXPECT_NE(named("Chaos: seed 7, high"), nullptr);
  run(2'000.0);
  EXPECT_TRUE(session.canUndo());
  press("Stop and repair");
  EXPECT_EQ(nameBegins("Chaos: "), nullptr);
  for (int id = 1; id <= 5; ++id) EXPECT_TRUE(server(id).running());
}

TEST_F(FaultsByName, ARollingRestartRunsToItsEnd) {
  key(Qt::Key_Z);
  press("Rolling restart");
  EXPECT_NE(named("Rolling restart under way"), nullptr);
  runUntil([this] { return named("Rolling restart under way") == nullptr; });
  for (int id = 1; id <= 5; ++id) EXPECT_EQ(server(id).incarnation, 2U);
  EXPECT_EQ(session.undoText(), "Undo: rolling restart");
}

}  // namespace
}  // namespace flotilla
