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
  void write(const QString& field, const QString& text) {
    QQuickItem* item = nullptr;
    for (QQuickItem* shown : shownItems()) {
      const bool takesText = shown->inherits("QQuickTextInput");
      if (takesText && item == nullptr && nameOf(*shown).startsWith(field)) item = shown;
    }
    ASSERT_NE(item, nullptr) << field.toStdString();
    item->forceActiveFocus();
    QMetaObject::invokeMethod(item, "selectAll");
    type(text);
    QTest::keyClick(&quick(), Qt::Key_Return);
    session.frame(0.0);
    session.settle();
    window.picture();
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

TEST_F(OverRuns, ATypedConditionThatCannotBeReadIsAnswered) {
  openSheet(Qt::Key_U);
  write("Or any condition", "S9 is down");
  EXPECT_NE(nameBegins("At character 1: found 'S9'"), nullptr);
  write("Or any condition", "S3 is down");
  EXPECT_NE(named("S3 is down: on"), nullptr);
}

TEST_F(OverRuns, RunToAnyCondition) {
  openSheet(Qt::Key_R);
  write("Until a condition", "S3 is leader or");
  EXPECT_NE(nameBegins("At character"), nullptr);
  write("Until a condition", "term >= 1");
  key(Qt::Key_Escape);
  session.seek(0.0);
  openSheet(Qt::Key_R);
  write("Until a condition", "leader");
  EXPECT_NE(leader(), 0);
  EXPECT_EQ(session.notice(), "");
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

TEST_F(OverRuns, BookmarksAreSetByAKeyNamedAndFoundAgain) {
  session.seek(150.0);
  key(Qt::Key_B, Qt::ControlModifier);
  session.toEnd();
  openSheet(Qt::Key_J);
  write("Name of the bookmark", "first");
  EXPECT_EQ(session.bookmarks()->all().front().name, "first");
  pressIn("Go to first");
  EXPECT_EQ(session.time(), 150.0);
  session.toEnd();
  key(Qt::Key_Left, Qt::ControlModifier);
  EXPECT_EQ(session.time(), 150.0);
  openSheet(Qt::Key_J);
  pressIn("Remove first");
  EXPECT_EQ(session.bookmarks()->count(), 0);
}

TEST_F(OverRuns, BranchesAreNamedShownDeletedAndBroughtBack) {
  fork();
  openSheet(Qt::Key_O);
  write("Name of the branch Main", "Calm");
  EXPECT_EQ(session.branches()->nameOf(0), "Calm");
  pressIn("Show the branch Calm");
  EXPECT_EQ(session.currentBranch(), 0);
  pressIn("Delete Fork: crash S2");
  EXPECT_EQ(session.branches()->tree().size(), 1);
  EXPECT_EQ(tape().forkCount(), 0);
  pressIn("Bring back");
  EXPECT_EQ(session.branches()->tree().size(), 2);
  EXPECT_EQ(tape().forkCount(), 1);
}

TEST_F(OverRuns, ABranchIsCalledByItsNameWhateverSignsItHas) {
  fork();
  const QString name = "100%1 of a%2Fb";
  session.renameBranch(0, name);
  openSheet(Qt::Key_O);
  EXPECT_NE(nameBegins(name + ", 0 to "), nullptr);
  pressIn("Compare");
  EXPECT_NE(nameBegins("Here: Fork: crash S2. There: " + name + "."), nullptr);
}

TEST_F(OverRuns, TwoBranchesAreComparedSideBySide) {
  fork();
  openSheet(Qt::Key_O);
  pressIn("Compare");
  view::Compare& compare = *window.views().compare();
  ASSERT_EQ(compare.other(), 0);
  EXPECT_NE(nameBegins("Here: Fork: crash S2. There: Main."), nullptr);
  EXPECT_NEAR(compare.differenceTime(), 200.0, 1.0);
  EXPECT_NE(nameBegins("Here: S2 crashes."), nullptr);
  EXPECT_NE(nameBegins("S2, stopped | "), nullptr);
  pressIn("First difference");
  EXPECT_NEAR(session.time(), compare.differenceTime(), 1e-6);
  pressIn("Show the other");
  EXPECT_EQ(session.currentBranch(), 0);
  EXPECT_EQ(compare.other(), 1);
  pressIn("Close the comparison");
  EXPECT_TRUE(QTest::qWaitFor([&] { return compare.other() == -1; }));
}

TEST_F(OverRuns, EscapeClosesTheComparison) {
  fork();
  openSheet(Qt::Key_O);
  pressIn("Compare");
  ASSERT_EQ(window.views().compare()->other(), 0);
  key(Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.views().compare()->other() == -1; }));
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
