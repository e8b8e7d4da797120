// What the mouse and the keys do to the cluster.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class OnStage : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    open();
    runToLeader();
  }
  /// A short line across the link between two servers, from the left of the way from a to b.
  QLine across(int a, int b) const {
    const QPointF from = placeOf(a);
    const QPointF to = placeOf(b);
    const QPointF along = (to - from) / std::hypot(to.x() - from.x(), to.y() - from.y());
    const QPointF side(-along.y() * 30, along.x() * 30);
    const QPointF near = from + along * stage().radius() * 1.8;
    return {(near - side).toPoint(), (near + side).toPoint()};
  }
};

TEST_F(OnStage, TheWindowOpensWithoutWarnings) {
  EXPECT_EQ(stage().serverCount(), 5);
  EXPECT_TRUE(quick().isExposed());
}

TEST_F(OnStage, KOverAServerCrashesItAndKAgainRestartsIt) {
  hover(2);
  key(Qt::Key_K);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Down);
  key(Qt::Key_K);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
}

TEST_F(OnStage, KOverNothingArmsTheToolAndAClickStrikes) {
  QTest::mouseMove(&quick(), placeOf(1) + QPoint(0, 120));
  ASSERT_EQ(stage().hoveredServer(), 0);
  key(Qt::Key_K);
  click(placeOf(4));
  EXPECT_EQ(server(4).status, trace::ServerStatus::Down);
  key(Qt::Key_V);
  click(placeOf(3));
  EXPECT_EQ(server(3).status, trace::ServerStatus::Up);
}

TEST_F(OnStage, PFreezesAndResumes) {
  hover(3);
  key(Qt::Key_P);
  EXPECT_EQ(server(3).status, trace::ServerStatus::Paused);
  key(Qt::Key_P);
  EXPECT_EQ(server(3).status, trace::ServerStatus::Up);
}

TEST_F(OnStage, MTakesMotionAwayAndGivesItBack) {
  ASSERT_FALSE(session.cluster().messages().empty());
  const canvas::DrawList moving = stage().scene().list;
  key(Qt::Key_M);
  EXPECT_FALSE(stage().scene().list == moving);
  key(Qt::Key_M);
  EXPECT_TRUE(stage().scene().list == moving);
}

TEST_F(OnStage, ControlPlusMakesTextLargerUpToTwice) {
  key(Qt::Key_Plus, Qt::ControlModifier);
  EXPECT_DOUBLE_EQ(stage().property("textScale").toDouble(), 1.2);
  for (int i = 0; i < 9; ++i) key(Qt::Key_Plus, Qt::ControlModifier);
  EXPECT_DOUBLE_EQ(stage().property("textScale").toDouble(), 2.0);
  for (int i = 0; i < 9; ++i) key(Qt::Key_Minus, Qt::ControlModifier);
  EXPECT_DOUBLE_EQ(stage().property("textScale").toDouble(), 1.0);
}

TEST_F(OnStage, AClickSelectsAndTheInspectorShowsIt) {
  click(placeOf(3));
  EXPECT_EQ(stage().selectedServer(), 3);
  EXPECT_EQ(window.instrument().server()->server(), 3);
  EXPECT_TRUE(window.instrument().server()->title().contains("S3"));
  click(placeOf(3) + QPoint(0, 90));
  EXPECT_EQ(server(3).status, trace::ServerStatus::Up);
}

TEST_F(OnStage, ADoubleClickCrashes) {
  QTest::mouseMove(&quick(), placeOf(5));
  QTest::mouseDClick(&quick(), Qt::LeftButton, {}, placeOf(5));
  session.settle();
  EXPECT_EQ(server(5).status, trace::ServerStatus::Down);
}

TEST_F(OnStage, DraggingMovesAServer) {
  const QPoint before = placeOf(1);
  drag(before, before + QPoint(60, 30));
  EXPECT_EQ(placeOf(1), before + QPoint(60, 30));
  EXPECT_FALSE(session.canUndo());
}

TEST_F(OnStage, CThenDraggingAcrossALinkCutsItAndHHeals) {
  key(Qt::Key_C);
  const QLine line = across(1, 3);
  const QPoint from = stage().mapFromScene(line.p1()).toPoint();
  const QPoint to = stage().mapFromScene(line.p2()).toPoint();
  const QVariantList crossed = stage().linkAt(from.x(), from.y(), to.x(), to.y());
  ASSERT_TRUE(crossed.contains(QVariant(QPointF(1, 3))) ||
              crossed.contains(QVariant(QPoint(1, 3))));
  drag(line.p1(), line.p2());
  EXPECT_TRUE(isCut(1, 3));
  EXPECT_TRUE(isCut(3, 1));
  bool wall = false;
  for (double share = 0.0; share <= 1.0; share += 0.02) {
    const QPointF at = stage().placeOf(1) + (stage().placeOf(3) - stage().placeOf(1)) * share;
    wall |= stage().wallAt(at.x(), at.y()) != QPoint(0, 0);
  }
  EXPECT_TRUE(wall) << "a wall stands where it is cut";
  key(Qt::Key_H);
  EXPECT_FALSE(isCut(1, 3));
  EXPECT_FALSE(isCut(3, 1));
}

TEST_F(OnStage, ShiftCutsOneWay) {
  key(Qt::Key_C);
  const QLine line = across(2, 5);
  drag(line.p1(), line.p2(), Qt::ShiftModifier);
  EXPECT_NE(isCut(2, 5), isCut(5, 2));
}

TEST_F(OnStage, CtrlZTakesBackTheLastGesture) {
  hover(2);
  key(Qt::Key_K);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Down);
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
  EXPECT_EQ(session.branches()->count(), 2);
  key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(session.notice(), "Nothing to undo.");
}

TEST_F(OnStage, ArrowsOnTheStageGoFromServerToServer) {
  stage().forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  const int first = stage().selectedServer();
  ASSERT_GT(first, 0);
  key(Qt::Key_Right);
  EXPECT_EQ(stage().selectedServer(), stage().serverAfter(first, 1));
  key(Qt::Key_Left);
  EXPECT_EQ(stage().selectedServer(), first);
  QTest::mouseMove(&quick(), placeOf(1) + QPoint(0, 120));
  key(Qt::Key_K);
  EXPECT_EQ(server(first).status, trace::ServerStatus::Down) << "K strikes the chosen one";
}

TEST_F(OnStage, LOpensTheLinksAndApplyChangesThem) {
  key(Qt::Key_L);
  QQuickItem* loss = named("Loss in percent");
  ASSERT_NE(loss, nullptr);
  loss->setProperty("text", "25");
  press("Apply");
  EXPECT_EQ(session.cluster().link(idOf(1), idOf(2)).lossPpm, 250'000U);
  EXPECT_EQ(session.cluster().link(idOf(5), idOf(4)).lossPpm, 250'000U);
}

TEST_F(OnStage, WWritesAndTheStripShowsTheOutcome) {
  key(Qt::Key_W);
  type("put x=8");
  key(Qt::Key_Return);
  ASSERT_EQ(session.cluster().operations().size(), 1U);
  runUntil([this] { return session.cluster().operations()[0].finished(); });
  EXPECT_EQ(session.cluster().operations()[0].outcome, trace::Outcome::Ok);
  // A list lays out its rows when the window is next painted.
  ASSERT_TRUE(QTest::qWaitFor([this] { return nameBegins("c1, put x=8, ok, ") != nullptr; }));
}

TEST_F(OnStage, LettersTypedIntoTheComposerAreNoKeys) {
  key(Qt::Key_W);
  const double at = session.time();
  type("get khpt");
  EXPECT_EQ(named("Command to send")->property("text").toString(), "get khpt");
  EXPECT_FALSE(session.canUndo());
  EXPECT_EQ(session.time(), at);
}

TEST_F(OnStage, WhatCannotBeReadIsSaid) {
  key(Qt::Key_W);
  type("hello");
  key(Qt::Key_Return);
  const QQuickItem* field = named("Command to send");
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(descriptionOf(*field), "Write it as put x=8 or get x");
  EXPECT_TRUE(session.cluster().operations().empty());
}

TEST_F(OnStage, EscapeLeavesTheComposer) {
  key(Qt::Key_W);
  ASSERT_TRUE(named("Command to send")->hasActiveFocus());
  key(Qt::Key_Escape);
  EXPECT_FALSE(named("Command to send")->hasActiveFocus());
  key(Qt::Key_Space);
  EXPECT_TRUE(session.playing());
}

}  // namespace
}  // namespace flotilla
