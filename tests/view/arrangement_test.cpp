// Where the panes are: beside each other while they fit, under tabs when they do not.
#include <gtest/gtest.h>

#include <QSignalSpy>

#include "app/view/desk.h"

namespace view {
namespace {

Room roomOf(double width, double height, double scale = 1) {
  Room room;
  room.window = {width, height};
  room.scale = scale;
  room.compact = width < 1280 * scale || height < 820 * scale;
  room.low = height < 620 * scale || width < 760 * scale;
  room.top = 48 * scale;
  room.head = (room.compact ? 40 : 48) * scale;
  room.foot = (room.compact ? 36 : 44) * scale;
  room.bottom = (room.compact ? 110 : 124) * scale;
  room.inspectorWish = 400 * scale;
  return room;
}

Arrangement with(std::initializer_list<Pane> panes) {
  Arrangement chosen;
  chosen.open.fill(false);
  for (const Pane pane : panes) chosen.open[static_cast<std::size_t>(pane)] = true;
  return chosen;
}

std::vector<Room> allRooms() {
  std::vector<Room> rooms;
  for (const double scale : {1.0, 1.5, 2.0}) {
    rooms.push_back(roomOf(1024, 700, scale));
    rooms.push_back(roomOf(1440, 900, scale));
    rooms.push_back(roomOf(1920, 1080, scale));
  }
  return rooms;
}

TEST(Arrangement, ADockSharesItsLengthAmongItsPanesWithoutGapOrOverlap) {
  const Room room = roomOf(1440, 900);
  const Places places = placesOf(with({Pane::Log, Pane::History}), room);
  const QRectF log = places.of(Pane::Log).box;
  const QRectF history = places.of(Pane::History).box;
  EXPECT_EQ(log.left(), 0);
  EXPECT_EQ(history.left(), log.right());
  EXPECT_EQ(history.right(), 1440);
  EXPECT_EQ(places.of(Pane::Log).tabs, std::vector{Pane::Log});
}

TEST(Arrangement, PanesThatDoNotFitComeUnderTabs) {
  const Room room = roomOf(1440, 900);
  Arrangement chosen = with({Pane::Inspector, Pane::Log, Pane::History, Pane::Trace});
  chosen.side = 560;
  chosen.front[1] = Pane::Trace;
  const Places places = placesOf(chosen, room);
  EXPECT_EQ(places.of(Pane::Trace).tabs, (std::vector{Pane::Log, Pane::History, Pane::Trace}));
  EXPECT_TRUE(places.of(Pane::Log).box.isEmpty());
  EXPECT_EQ(places.of(Pane::Trace).box, places.below);
}

TEST(Arrangement, NothingLiesOutsideOrOverAnotherInAnyWindow) {
  for (const Room& room : allRooms()) {
    Arrangement chosen =
        with({Pane::Inspector, Pane::Narration, Pane::Data, Pane::Log, Pane::History, Pane::Trace});
    chosen.drawer = true;
    const Places places = placesOf(chosen, room);
    const QRectF whole(QPointF(0, 0), room.window);
    EXPECT_GE(places.stage, 0);
    for (const Pane pane : kPanes) {
      const QRectF box = places.of(pane).box;
      if (box.isEmpty()) continue;
      EXPECT_TRUE(whole.contains(box)) << idOf(pane) << " at " << room.scale;
      EXPECT_LE(box.bottom(), room.window.height() - room.bottom);
      for (const Pane other : kPanes) {
        if (other == pane || dockOf(other) != dockOf(pane)) continue;
        EXPECT_FALSE(box.intersects(places.of(other).box)) << idOf(pane) << idOf(other);
      }
    }
  }
}

TEST(Arrangement, TheStageKeepsItsLeastHowEverHighTheDockIsDragged) {
  const Room room = roomOf(1440, 900);
  Arrangement chosen;
  chosen.below = 5'000;
  EXPECT_GE(placesOf(chosen, room).stage, 168);
}

TEST(Arrangement, AClosedDockLeavesItsRoomToTheStage) {
  const Room room = roomOf(1440, 900);
  const Places places = placesOf(with({}), room);
  EXPECT_EQ(places.main, 1440);
  EXPECT_EQ(places.stage, 900 - room.top - room.head - room.foot - room.bottom);
}

TEST(Arrangement, AWindowTooLowShowsTheStageOrTheDockWhole) {
  const Room room = roomOf(1024, 700, 2);
  Arrangement chosen = with({Pane::Log});
  Places places = placesOf(chosen, room);
  const double rest = places.stage;
  EXPECT_TRUE(places.of(Pane::Log).box.isEmpty());
  EXPECT_GT(rest, 0);
  chosen.unfolded = true;
  places = placesOf(chosen, room);
  EXPECT_EQ(places.stage, 0);
  EXPECT_EQ(places.of(Pane::Log).box.height(), rest);
}

TEST(Arrangement, ABorderMovesBothPanesAndStopsAtTheirLeast) {
  const Room room = roomOf(1920, 1080);
  Arrangement chosen = with({Pane::Log, Pane::History});
  const double before = placesOf(chosen, room).of(Pane::Log).box.width();
  moveBorder(chosen, placesOf(chosen, room), room, Pane::Log, 100);
  EXPECT_NEAR(placesOf(chosen, room).of(Pane::Log).box.width(), before + 100, 1);
  moveBorder(chosen, placesOf(chosen, room), room, Pane::Log, 9'000);
  EXPECT_NEAR(placesOf(chosen, room).of(Pane::History).box.width(), leastOf(Pane::History), 1);
}

TEST(Arrangement, ItsTextBringsItBack) {
  Arrangement chosen = with({Pane::Data, Pane::History});
  chosen.side = 401;
  chosen.below = 222;
  chosen.front = {Pane::Data, Pane::History};
  chosen.extent[static_cast<std::size_t>(Pane::History)] = 512;
  Arrangement read;
  readInto(read, textOf(chosen));
  EXPECT_EQ(read, chosen);
}

TEST(Arrangement, TextThatCannotBeReadLeavesItAsItIs) {
  for (const QString text : {"", "log", "log=", "log=1", "log=a,b", "log=-1,0", "front=99,0",
                             "what=1,2", "log=1,2,3", "=,", "side=99999999999,0"}) {
    Arrangement read;
    readInto(read, text);
    EXPECT_EQ(read, Arrangement{}) << text.toStdString();
  }
}

class DeskOf : public ::testing::Test {
 protected:
  void give(const Room& room) {
    desk.setWindow(room.window);
    desk.setScale(room.scale);
    desk.setCompact(room.compact);
    desk.setLow(room.low);
    desk.setTop(room.top);
    desk.setHead(room.head);
    desk.setFoot(room.foot);
    desk.setBottom(room.bottom);
  }
  Desk desk;
};

TEST_F(DeskOf, AKeyOpensAPaneAndClosesItAgain) {
  give(roomOf(1440, 900));
  QSignalSpy asked(&desk, &Desk::asked);
  desk.toggle(Desk::History);
  EXPECT_TRUE(desk.slot(Desk::History)->shown());
  EXPECT_EQ(asked.count(), 1);
  desk.toggle(Desk::History);
  EXPECT_FALSE(desk.slot(Desk::History)->shown());
}

TEST_F(DeskOf, AKeyBringsAPaneUnderATabToTheFrontFirst) {
  give(roomOf(1024, 700));
  desk.toggle(Desk::History);
  desk.toggle(Desk::Trace);
  ASSERT_FALSE(desk.slot(Desk::History)->shown());
  desk.toggle(Desk::History);
  EXPECT_TRUE(desk.slot(Desk::History)->shown());
}

TEST_F(DeskOf, TheSideIsADrawerInASmallWindow) {
  give(roomOf(1024, 700));
  EXPECT_FALSE(desk.slot(Desk::Inspector)->shown());
  desk.toggle(Desk::Narration);
  EXPECT_TRUE(desk.drawer());
  EXPECT_EQ(desk.slot(Desk::Narration)->tabs(), (QVariantList{0, 1, 2}));
  desk.standDown();
  EXPECT_FALSE(desk.drawer());
  EXPECT_EQ(desk.main(), 1024);
}

TEST_F(DeskOf, ABorderPushedTooFarComesBackAtOnce) {
  give(roomOf(1440, 900));
  desk.moveSide(10'000);
  const double widest = desk.side().width();
  desk.moveSide(-10);
  EXPECT_EQ(desk.side().width(), widest - 10);
}

}  // namespace
}  // namespace view
