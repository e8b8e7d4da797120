// "Why?" about what is so now, asked in the window: by mouse, by keys, from every pane.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class AskWhy : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
    run(300.0);
  }
  view::Why& why() { return *window.instrument().why(); }
  bool asks(const QString& words) { return why().question().contains(words); }
  /// The shown text.
  bool shows(const QString& words) {
    const auto items = shownItems();
    return std::any_of(items.begin(), items.end(), [&](const QQuickItem* item) {
      return item->property("text").toString().contains(words);
    });
  }
  /// One that waits.
  void pressARequest() {
    ASSERT_EQ(session.write("put x 1", leader()), "");
    session.settle();
    run(5.0);
    show();
    press("c1, put x=1");
    show();
  }
  void show() {
    session.frame(0.0);
    QCoreApplication::processEvents();
  }
};

TEST_F(AskWhy, TheInspectorAsksForARoleATermACommitAndALog) {
  click(placeOf(leader()));
  const QString name = QString("S%1").arg(leader());
  show();
  press("Why is " + name + " what it is");
  show();
  EXPECT_TRUE(asks("lead term")) << why().question().toStdString();
  EXPECT_TRUE(shows("It won the votes of"));
  press("Why is " + name + " in this term");
  show();
  EXPECT_TRUE(asks("in term")) << why().question().toStdString();
  press("Why is this the commitIndex");
  EXPECT_TRUE(asks("commitIndex of")) << why().question().toStdString();
  press("Why does the log of " + name);
  EXPECT_TRUE(asks("the log of")) << why().question().toStdString();
}

TEST_F(AskWhy, AChainsEventIsPressedAndThePlayheadGoesThere) {
  key(Qt::Key_Q);
  show();
  ASSERT_TRUE(asks("lead term")) << why().question().toStdString();
  ASSERT_GT(why().steps()->count(), 0);
  const QString step = why().steps()->cell(0, "text").toString();
  const auto event = why().steps()->cell(0, "event").toULongLong();
  const double wanted =
      static_cast<double>(session.trace().at(trace::EventId{event}).at.time_since_epoch().count()) /
      1e6;
  press(step);
  EXPECT_NEAR(session.time(), wanted, 0.001);
}

// The answer is of the playhead: before the election nobody led.
TEST_F(AskWhy, TheAnswerFollowsThePlayhead) {
  press(window.instrument().quorum()->words());
  show();
  ASSERT_TRUE(asks("lead term")) << why().question().toStdString();
  session.seek(10.0);
  show();
  EXPECT_TRUE(asks("no leader")) << why().question().toStdString();
  EXPECT_TRUE(shows("timer runs out next"));
}

TEST_F(AskWhy, ALogCellIsChosenByKeysAndAnsweredAndTheHealChangesIt) {
  session.cut({leader(), leader() % 5 + 1, leader(), (leader() + 1) % 5 + 1, leader(),
               (leader() + 2) % 5 + 1, leader(), (leader() + 3) % 5 + 1},
              false);
  session.settle();
  ASSERT_EQ(session.write("put x 1", leader()), "");
  session.settle();
  run(30.0);
  QQuickItem* log = nameBegins("Log of every server");
  ASSERT_NE(log, nullptr);
  log->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right, Qt::ShiftModifier);
  for (int row = 1; row < leader(); ++row) key(Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_TRUE(descriptionOf(*log).contains("not committed")) << descriptionOf(*log).toStdString();
  key(Qt::Key_Return);
  show();
  EXPECT_TRUE(asks("not committed?")) << why().question().toStdString();
  EXPECT_TRUE(shows("1 of 5, quorum 3"));
  EXPECT_TRUE(shows("is cut off from"));
  session.heal();
  session.settle();
  run(1500.0);
  show();
  EXPECT_FALSE(asks("not committed?")) << why().question().toStdString();
}

TEST_F(AskWhy, ARequestIsPressedAndSaysWhyItWaitsAndIsDone) {
  pressARequest();
  EXPECT_TRUE(asks("Why does put x=1 wait?")) << why().question().toStdString();
  run(400.0);
  show();
  EXPECT_TRUE(asks("Why is put x=1 done?")) << why().question().toStdString();
}

// The first request of another run is another one.
TEST_F(AskWhy, ARequestIsChosenNoLongerWhenAnotherRunIsOpened) {
  pressARequest();
  ASSERT_TRUE(asks("Why does put x=1 wait?")) << why().question().toStdString();
  ASSERT_GT(stage().selectedCall(), 0);
  open();
  EXPECT_EQ(why().question(), "");
  EXPECT_EQ(stage().selectedCall(), 0);
}

TEST_F(AskWhy, TheChainIsLitOnTheStageUntilTheAnswerIsClosed) {
  show();
  const std::size_t plain = stage().scene().list.items().size();
  key(Qt::Key_Q);
  show();
  EXPECT_GT(stage().scene().list.items().size(), plain);
  key(Qt::Key_Escape);
  show();
  EXPECT_EQ(why().question(), "");
  EXPECT_EQ(stage().scene().list.items().size(), plain);
}

TEST_F(AskWhy, TheAnswerStandsBesideTheServerItIsAboutAtEverySize) {
  for (const auto& [size, scale] :
       {std::pair{QSize(1440, 900), 1.0}, std::pair{QSize(1024, 700), 1.0},
        std::pair{QSize(1440, 900), 2.0}, std::pair{QSize(1024, 700), 2.0}}) {
    quick().resize(size);
    window.setTextScale(scale);
    for (int id = 1; id <= 5; ++id) {
      why().askServer(id, "role");
      for (int k = 0; k < 3; ++k) {
        show();
        window.picture();  // a sheet is placed with the frame
      }
      const QQuickItem* closer = named("Close");
      ASSERT_NE(closer, nullptr);
      // The closer's line, the lines, what scrolls, and the sheet's edges about that.
      const QQuickItem* lines = closer->parentItem()->parentItem();
      QRectF sheet = lines->mapRectToScene({0, 0, lines->width(), lines->height()});
      sheet = sheet.adjusted(-12, -quick().height(), 12, quick().height());
      const QPointF place = stage().mapToScene(stage().placeOf(id));
      const QPointF reach(stage().radius(), stage().radius());
      EXPECT_FALSE(sheet.intersects(QRectF(place - reach, place + reach)))
          << "S" << id << " at " << size.width() << ", text times " << scale << ": it stands from "
          << sheet.left() << " to " << sheet.right();
      key(Qt::Key_Escape);
      show();
    }
  }
}

TEST_F(AskWhy, AnEventOfTheNarrationAndAStateAreNotAskedAtOnce) {
  key(Qt::Key_Q);
  show();
  ASSERT_NE(why().question(), "");
  why().setEvent(static_cast<int>(session.trace().lastId().value));
  EXPECT_EQ(why().question(), "");
}

}  // namespace
}  // namespace flotilla
