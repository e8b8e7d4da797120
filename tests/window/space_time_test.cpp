// The space-time pane by mouse and by keys: one playhead, one selection, one hover.
#include "app/canvas/space_time_item.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class InSpaceTime : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    open();
    runToLeader();
    run(120.0);
    key(Qt::Key_X);
    QTest::qWait(0);  // only handles events: the pane has its size then
    window.show();
    ASSERT_TRUE(diagram().isVisible());
    ASSERT_FALSE(diagram().scene().arrows.empty());
  }
  canvas::SpaceTimeItem& diagram() const {
    const QObject* panes = quick().property("panes").value<QObject*>();
    return *panes->property("spaceTimeItem").value<canvas::SpaceTimeItem*>();
  }
  void showWhole() {
    diagram().showAll();
    window.show();
    ASSERT_FALSE(diagram().scene().marks.empty());
  }
  QPoint onScreen(QPointF place) const { return diagram().mapToScene(place).toPoint(); }
  void point(QPointF place) {
    QTest::mouseMove(&quick(), onScreen(place) + QPoint(2, 2));
    QTest::mouseMove(&quick(), onScreen(place));
  }
};

TEST_F(InSpaceTime, PointingAtAMessageNamesItAndLightsItOnTheStage) {
  const canvas::ArrowSpot spot = diagram().scene().arrows.front();
  for (double share = 0.1; share < 1 && diagram().pointedMessage() == 0; share += 0.1) {
    point(spot.line.pointAt(share));
  }
  EXPECT_NE(diagram().pointedMessage(), 0);
  EXPECT_EQ(stage().hoveredMessage(), diagram().pointedMessage());
  EXPECT_TRUE(diagram().says().contains("from S")) << diagram().says().toStdString();
}

TEST_F(InSpaceTime, ANameSelectsItsServerEverywhere) {
  point(diagram().placeOf(2));
  EXPECT_EQ(stage().hoveredServer(), 2);
  click(onScreen(diagram().placeOf(2)));
  EXPECT_EQ(stage().selectedServer(), 2);
  EXPECT_EQ(diagram().selectedServer(), 2);
}

TEST_F(InSpaceTime, AClickOnAMarkGoesThere) {
  showWhole();
  const canvas::MarkSpot mark = diagram().scene().marks.front();
  const auto at = static_cast<double>(mark.mark.at.time_since_epoch().count()) / 1e6;
  click(onScreen(mark.box.center()));
  EXPECT_NEAR(session.time(), at, 1e-3);
}

TEST_F(InSpaceTime, KeysGoFromEventToEventAndThere) {
  diagram().forceActiveFocus();
  const double before = session.time();
  key(Qt::Key_Up);
  const int first = diagram().current();
  EXPECT_NE(first, 0);
  EXPECT_FALSE(descriptionOf(diagram()).isEmpty());
  key(Qt::Key_Up);
  EXPECT_LT(diagram().current(), first);
  EXPECT_EQ(session.time(), before) << "only Enter moves the playhead";
  key(Qt::Key_Return);
  EXPECT_LT(session.time(), before);
}

TEST_F(InSpaceTime, WheelAndKeysZoomFromTheWholeRunToAMillisecond) {
  diagram().forceActiveFocus();
  key(Qt::Key_0);
  EXPECT_EQ(diagram().windowFrom(), 0.0);
  EXPECT_GE(diagram().windowTo(), session.endTime());
  for (int i = 0; i < 60; ++i) key(Qt::Key_Plus);
  EXPECT_NEAR(diagram().windowTo() - diagram().windowFrom(), 1.0, 1e-6);
  key(Qt::Key_End);
  EXPECT_TRUE(diagram().follow());
}

TEST_F(InSpaceTime, ChipsFilterAndTheSearchFinds) {
  EXPECT_EQ(diagram().traffic() & 1, 1);
  press("Votes");
  EXPECT_EQ(diagram().traffic() & 1, 0);
  press("Heartbeats");
  EXPECT_EQ(diagram().beats(), 1);
  press("Search the events' sentences");
  const QString sentence = window.instrument().feed()->cell(0, "sentence").toString();
  type(sentence.left(6));
  window.show();
  EXPECT_GT(diagram().found(), 0);
  key(Qt::Key_Return);
  EXPECT_NE(diagram().current(), 0);
}

TEST_F(InSpaceTime, WhyLightsTheChainOfCauses) {
  showWhole();
  const canvas::DrawList before = diagram().scene().list;
  window.instrument().why()->setEvent(
      static_cast<int>(diagram().inWindow().marks.back().event.value));
  window.show();
  EXPECT_GT(window.instrument().why()->steps()->count(), 0);
  EXPECT_FALSE(diagram().scene().list == before);
  window.instrument().why()->close();
  window.show();
  EXPECT_EQ(diagram().scene().list, before);
}

}  // namespace
}  // namespace flotilla
