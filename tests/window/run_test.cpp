// What stops the run, what is marked in it, its branches, and two of them compared.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class OverRuns : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    run(400.0);
  }
  /// A sheet by its key, laid out.
  void openSheet(Qt::Key which) {
    key(which);
    window.picture();
  }
  void pressIn(const QString& control) {
    window.picture();
    press(control);
    window.picture();
  }
  /// A second future from 200 ms on, in which S2 stops.
  void fork() {
    session.seek(200.0);
    hover(2);
    key(Qt::Key_K);
    run(300.0);
    ASSERT_EQ(session.currentBranch(), 1);
  }
};

TEST_F(OverRuns, ABreakpointInPlainWordsPausesTheRun) {
  openSheet(Qt::Key_U);
  pressIn("A server crashes");
  EXPECT_NE(named("A server crashes: on"), nullptr);
  key(Qt::Key_Escape);
  session.setSpeed(4.0);
  key(Qt::Key_Space);
  ASSERT_TRUE(session.playing());
  hover(2);
  key(Qt::Key_K);
  for (int k = 0; k < 10; ++k) frame(16.0);
  EXPECT_FALSE(session.playing());
  EXPECT_EQ(session.notice(), "Breakpoint: A server crashes.");
}

TEST_F(OverRuns, ABreakpointIsSwitchedOffAndRemoved) {
  openSheet(Qt::Key_U);
  pressIn("Two leaders");
  pressIn("commits index");
  ASSERT_EQ(session.breakpoints()->count(), 2);
  pressIn("Switch off: Two leaders");
  EXPECT_EQ(session.breakpoints()->onCount(), 1);
  pressIn("Remove: S1 commits index 9");
  EXPECT_EQ(session.breakpoints()->count(), 1);
}

TEST_F(OverRuns, FiveAndSixRunToAnApplyAndToAMessage) {
  runToLeader();
  session.write("put x=1", 0);
  session.settle();
  key(Qt::Key_5);
  EXPECT_GE(session.cluster().server(session.cluster().leader()).lastApplied.value, 1U);
  const double at = session.time();
  hover(3);
  key(Qt::Key_6);
  EXPECT_GT(session.time(), at);
  EXPECT_EQ(session.notice(), "");
}

TEST_F(OverRuns, TheTapeZoomsByButtonsKeysAndDrags) {
  pressIn("Show less of the run");
  EXPECT_TRUE(tape().zoomed());
  const double width = tape().windowTo() - tape().windowFrom();
  tape().forceActiveFocus();
  key(Qt::Key_Plus);
  EXPECT_LT(tape().windowTo() - tape().windowFrom(), width);
  const double from = tape().windowFrom();
  const QPoint middle = tape().mapToScene(QPointF(tape().width() / 2, 30)).toPoint();
  drag(middle, middle + QPoint(60, 0), Qt::ShiftModifier);
  EXPECT_LT(tape().windowFrom(), from);
  key(Qt::Key_0);
  EXPECT_FALSE(tape().zoomed());
  for (int k = 0; k < 20; ++k) tape().zoomBy(2);
  pressIn("Whole run");
  EXPECT_FALSE(tape().zoomed());
}

TEST_F(OverRuns, TheKeysReachTheBranchesOnTheTape) {
  fork();
  tape().forceActiveFocus();
  key(Qt::Key_Down);
  EXPECT_EQ(tape().litFork(), 0);
  const QQuickItem* pane = tape().parentItem();
  EXPECT_TRUE(pane->property("hint").toString().startsWith("Main. Leader: "));
  key(Qt::Key_Return);
  EXPECT_EQ(session.currentBranch(), 0);
}

}  // namespace
}  // namespace flotilla
