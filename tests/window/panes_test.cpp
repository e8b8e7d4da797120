// The panes round the stage, operated by mouse and keys: they open, close, move and are linked.
#include <QClipboard>
#include <QGuiApplication>

#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

using view::Desk;

class PanesTest : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    standStill();
    open();
    runToLeader();
    session.write("put x=1", 0);
    session.settle();
    run(150.0);
    session.write("put y=2", 0);
    session.settle();
    run(150.0);
  }
  bool shown(Desk::Pane pane) { return desk().slot(pane)->shown(); }
  Desk& desk() { return *window.views().desk(); }
  view::HistoryView& history() { return *window.views().history(); }
  view::TraceList& events() { return *window.views().events(); }
  canvas::HistoryItem& chart() {
    const QObject* panes = quick().property("panes").value<QObject*>();
    return *panes->property("historyItem").value<canvas::HistoryItem*>();
  }
  void openPane(Qt::Key way) {
    key(way);
    rest();
  }
  QPoint barOf(std::size_t place) {
    return chart().mapToScene(chart().spots().at(place).box.center()).toPoint();
  }
};

TEST_F(PanesTest, AKeyOpensEachAndClosesItAgain) {
  for (const auto& [way, pane] :
       {std::pair{Qt::Key_D, Desk::Data}, std::pair{Qt::Key_Y, Desk::History},
        std::pair{Qt::Key_E, Desk::Trace}, std::pair{Qt::Key_G, Desk::Log},
        std::pair{Qt::Key_I, Desk::Inspector}, std::pair{Qt::Key_N, Desk::Narration}}) {
    const bool before = shown(pane);
    key(way);
    EXPECT_NE(shown(pane), before) << pane;
    key(way);
    EXPECT_EQ(shown(pane), before) << pane;
  }
}

TEST_F(PanesTest, TheViewsMenuAndTheCloseButtonDoTheSame) {
  press("Views");
  QTest::qWait(0);  // only handles events: the menu has its places then
  press("Client history");
  key(Qt::Key_Escape);
  rest();
  ASSERT_TRUE(shown(Desk::History));
  press("Close Client history");
  EXPECT_FALSE(shown(Desk::History));
}

TEST_F(PanesTest, ABorderIsDraggedAndTheStageFollows) {
  const double stageBefore = stage().height();
  const QQuickItem* border = named("Height of the panes below");
  ASSERT_NE(border, nullptr);
  const QPoint from = centreOf(*border);
  drag(from, from - QPoint(0, 60));
  rest();
  EXPECT_NEAR(stage().height(), stageBefore - 60, 3);
}

TEST_F(PanesTest, ABorderMovesByArrowsToo) {
  const double before = desk().side().width();
  QQuickItem* border = named("Width of the panes at the side");
  ASSERT_NE(border, nullptr);
  border->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Left);
  EXPECT_GT(desk().side().width(), before);
}

TEST_F(PanesTest, AClosedPaneComputesNothing) {
  EXPECT_EQ(events().rowCount(), 0);
  EXPECT_TRUE(history().history().operations().empty());
  openPane(Qt::Key_E);
  EXPECT_EQ(events().rowCount(), static_cast<int>(session.trace().lastId().value));
}

// A line costs as much as a small picture; only those that are seen are made.
TEST_F(PanesTest, EventsThatPassUnseenMakeNoLines) {
  openPane(Qt::Key_E);
  const QQuickItem* list = nameBegins("Events: ");
  ASSERT_NE(list, nullptr);
  const auto lines = [&] {
    return list->property("contentItem").value<QQuickItem*>()->childItems().size();
  };
  const auto before = lines();
  const int events = this->events().rowCount();
  session.setSpeed(session::Playhead::kFastest);
  session.play();
  frame(2'000.0);
  session.pause();
  rest();
  EXPECT_GT(this->events().rowCount(), events + 150);
  EXPECT_LT(lines(), before + 50);
  const QString newest = this->events()
                             .data(this->events().index(this->events().current()), Qt::UserRole + 1)
                             .toString();
  EXPECT_NE(nameBegins(newest + " ms, "), nullptr) << newest.toStdString();
}

TEST_F(PanesTest, AnOperationIsChosenByMouseAndByArrows) {
  openPane(Qt::Key_Y);
  ASSERT_EQ(chart().spots().size(), 2U);
  click(barOf(1));
  const int first = history().chosen();
  EXPECT_NE(first, 0);
  chart().forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  EXPECT_NE(history().chosen(), first);
  EXPECT_TRUE(descriptionOf(chart()).contains("put y=2"));
  key(Qt::Key_Return);
  EXPECT_LT(session.time(), session.endTime());
  EXPECT_EQ(static_cast<int>(session.cluster().lastEvent().value),
            history().callOf(history().chosen()));
}

TEST_F(PanesTest, TheHistoryIsJudgedUpToThePlayhead) {
  openPane(Qt::Key_Y);
  EXPECT_EQ(history().ruling(), view::HistoryView::Fine);
  session.seek(1.0);
  rest();
  EXPECT_EQ(history().ruling(), view::HistoryView::Nothing);
}

TEST_F(PanesTest, AKeyOfTheDataLightsItsOperations) {
  openPane(Qt::Key_Y);
  openPane(Qt::Key_D);
  QQuickItem* row = nameBegins("y. S1: ");
  ASSERT_NE(row, nullptr);
  click(centreOf(*row) - QPoint(static_cast<int>(row->width() / 2) - 20, 0));
  EXPECT_EQ(history().key(), "y");
}

// As Kubernetes names them: they begin alike.
TEST_F(PanesTest, ALongKeyIsReadByPointingAtIt) {
  const QString name = "registry/pods/default/the-first-of-many";
  session.write("put " + name + "=1", 0);
  session.settle();
  run(300.0);
  openPane(Qt::Key_D);
  const QQuickItem* row = nameBegins(name + ". S1: ");
  ASSERT_NE(row, nullptr);
  QTest::mouseMove(&quick(), row->mapToScene({20, row->height() / 2}).toPoint());
  const auto isSaid = [&] {
    const auto items = shownItems();
    return std::any_of(items.begin(), items.end(), [&](const QQuickItem* item) {
      return item->inherits("QQuickPopupItem") && item->isVisible() &&
             std::any_of(item->childItems().begin(), item->childItems().end(),
                         [&](const QQuickItem* of) { return of->property("text") == name; });
    });
  };
  EXPECT_TRUE(QTest::qWaitFor(isSaid));
}

TEST_F(PanesTest, DataShowsWhatReplicasHeldAtThePlayhead) {
  openPane(Qt::Key_D);
  EXPECT_EQ(window.views().data()->rowCount(), 2);
  session.seek(1.0);
  rest();
  EXPECT_EQ(window.views().data()->rowCount(), 0);
}

TEST_F(PanesTest, APressedEventIsWhereThePlayheadGoes) {
  openPane(Qt::Key_E);
  QQuickItem* list = nameBegins("Events: ");
  ASSERT_NE(list, nullptr);
  click(list->mapToScene(QPointF(200, 30)).toPoint());
  rest();
  const int here = static_cast<int>(session.cluster().lastEvent().value);
  ASSERT_GT(here, 1);
  EXPECT_EQ(events().eventAt(events().current()), here);
  EXPECT_LT(session.time(), session.endTime());
  list->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Up);
  rest();
  EXPECT_LT(static_cast<int>(session.cluster().lastEvent().value), here);
}

TEST_F(PanesTest, EventsAreSearchedByTypingAndCopied) {
  openPane(Qt::Key_E);
  press("Search events");
  type("RequestVote");
  rest();
  const int found = events().rowCount();
  EXPECT_GT(found, 0);
  EXPECT_LT(found, static_cast<int>(session.trace().lastId().value));
  press("Copy");
  const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
  EXPECT_EQ(lines.size(), found);
  EXPECT_TRUE(lines.first().contains("RequestVote"));
}

TEST_F(PanesTest, InASmallWindowTheSideIsADrawerWithTabs) {
  quick().resize(1024, 700);
  rest();
  EXPECT_FALSE(shown(Desk::Inspector));
  openPane(Qt::Key_N);
  EXPECT_TRUE(shown(Desk::Narration));
  press("Data");
  rest();
  EXPECT_TRUE(shown(Desk::Data));
  EXPECT_FALSE(shown(Desk::Narration));
  key(Qt::Key_Escape);
  EXPECT_FALSE(shown(Desk::Data));
}

TEST_F(PanesTest, TheArrangementComesBackFromItsText) {
  key(Qt::Key_D);
  key(Qt::Key_G);
  const QString text = desk().text();
  Desk other;
  other.restore(text);
  EXPECT_EQ(other.text(), text);
}

}  // namespace
}  // namespace flotilla
