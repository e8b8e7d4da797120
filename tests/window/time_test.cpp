// Playing, stepping, speed, the tape and its forks.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class OverTime : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    open();
    run(400.0);
  }
  QPoint onTape(double ms) const {
    return tape().mapToScene(QPointF(tape().xOf(ms), tape().height() / 2)).toPoint();
  }
};

TEST_F(OverTime, SpacePlaysAndPauses) {
  key(Qt::Key_Space);
  EXPECT_TRUE(session.playing());
  key(Qt::Key_Space);
  EXPECT_FALSE(session.playing());
  press("Play");
  EXPECT_TRUE(session.playing());
  press("Pause (Space)");
  EXPECT_FALSE(session.playing());
}

TEST_F(OverTime, ArrowsStep) {
  const double at = session.time();
  key(Qt::Key_Right);
  EXPECT_GT(session.time(), at);
  const double later = session.time();
  key(Qt::Key_Left);
  EXPECT_LT(session.time(), later);
  press("Step back");
  EXPECT_LT(session.time(), later);
  key(Qt::Key_Home);
  EXPECT_EQ(session.time(), 0.0);
  key(Qt::Key_End);
  EXPECT_EQ(session.time(), session.endTime());
}

TEST_F(OverTime, BracketsChangeTheSpeed) {
  session.setSpeed(0.2);
  key(Qt::Key_BracketLeft);
  EXPECT_EQ(session.speed(), 0.1);
  key(Qt::Key_BracketRight);
  EXPECT_EQ(session.speed(), 0.2);
}

TEST_F(OverTime, TheSpeedSliderChangesTheSpeed) {
  const auto items = shownItems();
  const auto found = std::find_if(items.begin(), items.end(), [](const QQuickItem* item) {
    return item->inherits("QQuickSlider") && nameOf(*item) == "Speed";
  });
  ASSERT_NE(found, items.end());
  const QQuickItem* slider = *found;
  session.setSpeed(0.2);
  const QPoint middle = centreOf(*slider);
  click(middle + QPoint(static_cast<int>(slider->width() / 3), 0));
  EXPECT_LT(session.speed(), 0.05);
}

TEST_F(OverTime, RunToButtonsAndNumbersRunThere) {
  session.seek(0.0);
  press("Election");
  const double election = session.time();
  EXPECT_GT(election, 0.0);
  key(Qt::Key_2);
  EXPECT_GT(session.time(), election);
  press("Leader change");
  EXPECT_NE(leader(), 0);
  session.write("put x=1", 0);
  session.settle();
  press("Commit");
  EXPECT_GE(session.cluster().committed().value, 1U);
  EXPECT_EQ(session.notice(), "");
}

// A press aimed before the clock gets another figure still meets its button.
TEST_F(OverTime, TheTransportStandsStillWhileTheClockGrows) {
  window.picture();
  const QPoint before = centreOf(*named("Vote"));
  run(1000.0);
  ASSERT_GT(session.time(), 1000.0);
  window.picture();
  EXPECT_EQ(centreOf(*named("Vote")), before);
}

TEST_F(OverTime, MPlaysEventByEvent) {
  key(Qt::Key_M);
  session.setSpeed(0.1);
  key(Qt::Key_Space);
  ASSERT_TRUE(session.playing());
  int jumps = 0;
  for (int k = 0; k < 200; ++k) {
    const double at = session.time();
    const canvas::DrawList drawn = stage().scene().list;
    frame(4.0);
    jumps += session.time() != at ? 1 : 0;
    EXPECT_TRUE(session.time() != at || stage().scene().list == drawn) << "something slid";
  }
  EXPECT_GT(jumps, 0);
  EXPECT_LT(jumps, 100);
  key(Qt::Key_M);
}

TEST_F(OverTime, DraggingTheTapeScrubsAndActingThereBranches) {
  drag(onTape(350.0), onTape(120.0));
  EXPECT_NEAR(session.time(), 120.0, 2.0);
  EXPECT_FALSE(session.atEnd());
  hover(2);
  key(Qt::Key_K);
  ASSERT_EQ(session.branches()->count(), 2);
  EXPECT_EQ(session.currentBranch(), 1);
  EXPECT_NEAR(session.time(), 120.0, 2.0);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Down);
}

TEST_F(OverTime, AClickOnAForkSelectsIt) {
  session.seek(120.0);
  hover(2);
  key(Qt::Key_K);
  run(100.0);
  ASSERT_EQ(session.currentBranch(), 1);
  const double x = tape().xOf(300.0);
  double y = 0;
  while (y < tape().height() && tape().branchAt(x, y) < 0) y += 1;
  ASSERT_LT(y, tape().height()) << "the other future is on the tape";
  click(tape().mapToScene(QPointF(x, y + 1)).toPoint());
  EXPECT_EQ(session.currentBranch(), 0);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
}

TEST_F(OverTime, FForksHere) {
  session.seek(200.0);
  key(Qt::Key_F);
  EXPECT_EQ(session.branches()->count(), 2);
  press("Fork here");
  EXPECT_EQ(session.branches()->count(), 3);
}

TEST_F(OverTime, TGoesThroughTheThemes) {
  QSet<int> seen;
  for (int k = 0; k < 3; ++k) {
    seen << stage().property("theme").toInt();
    key(Qt::Key_T);
  }
  EXPECT_EQ(seen.size(), 3);
  EXPECT_EQ(stage().property("theme").toInt(), 0);
}

TEST_F(OverTime, QuestionMarkShowsTheKeysAndEscapeHidesThem) {
  key(Qt::Key_Question);
  ASSERT_NE(nameBegins("Space: "), nullptr);
  key(Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([this] { return nameBegins("Space: ") == nullptr; }));
}

TEST_F(OverTime, TheTitleOpensTheScenariosAndOneClickPlaysOne) {
  press("Scenario: text");
  press("Cut in two");
  EXPECT_EQ(session.notice(), "");
  EXPECT_TRUE(session.playing());
  EXPECT_NE(session.title(), "text");
  EXPECT_LT(session.time(), 100.0);
}

TEST_F(OverTime, NewClustersAreMadeFromTheMenu) {
  press("Scenario: text");
  press("9");
  press("Start");
  EXPECT_EQ(session.serverCount(), 9);
  frame(16.0);
  EXPECT_EQ(stage().serverCount(), 9);
}

TEST_F(OverTime, TheWorldsAreOneClickApart) {
  press("Live");
  EXPECT_EQ(session.world(), session::Session::Live);
  session.setSpeed(1.0);
  EXPECT_TRUE(QTest::qWaitFor(
      [this] {
        session.frame(16.0);
        return leader() != 0;
      },
      60'000));
  hover(2);
  key(Qt::Key_K);
  EXPECT_TRUE(QTest::qWaitFor([this] {
    session.frame(16.0);
    return server(2).status == trace::ServerStatus::Down;
  }));
  key(Qt::Key_F);
  EXPECT_FALSE(session.notice().isEmpty()) << "what cannot be done is said";
  press("Lab");
  session.settle();
  EXPECT_EQ(session.world(), session::Session::Lab);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
}

}  // namespace
}  // namespace flotilla
