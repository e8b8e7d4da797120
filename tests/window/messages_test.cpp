// Messages under way, by mouse and by keyboard.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Messages : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
    runUntil([this] { return halfway() != 0; });
    message = halfway();
  }
  /// A message that is drawn clear of servers; 0: none.
  int halfway() const {
    for (const canvas::MessageSpot& spot : stage().scene().messages) {
      const double share = spot.message.shareAt(session.playheadTime());
      const auto id = static_cast<int>(spot.message.id.value);
      const bool alone = stage().messageAt(spot.at.x(), spot.at.y()) == spot.message.id.value;
      if (share > 0.35 && share < 0.65 && alone) return id;
    }
    return 0;
  }
  QPoint place() const { return stage().mapToScene(stage().placeOfMessage(message)).toPoint(); }
  const trace::MessageView* now() const {
    return session.cluster().message(trace::MessageId{static_cast<std::uint64_t>(message)});
  }
  bool isHeld() const { return now() != nullptr && now()->deliverAt == raft::kNever; }

  /// The menu is open, and its first line has the keyboard's focus.
  bool menuListens(const QString& line) const {
    return QTest::qWaitFor([&] {
      const QQuickItem* focus = quick().activeFocusItem();
      return focus != nullptr && nameOf(*focus) == line;
    });
  }

  int message{0};
};

TEST_F(Messages, TheRightButtonOpensTheMenuAndHolds) {
  QTest::mouseMove(&quick(), place());
  QTest::mouseClick(&quick(), Qt::RightButton, {}, place());
  press("Hold it");
  session.settle();
  EXPECT_TRUE(isHeld());
  EXPECT_TRUE(session.undoText().startsWith("Undo: hold "));
  const QPoint stood = place();
  run(100.0);
  ASSERT_TRUE(isHeld());
  EXPECT_EQ(place(), stood);
  const QPointF inside = stage().mapFromScene(stood);
  EXPECT_TRUE(stage().describe(inside.x(), inside.y()).contains("held"));
  EXPECT_TRUE(window.instrument().message()->status().contains("held"));
}

TEST_F(Messages, TheInspectorsButtonsDropDelayAndDuplicate) {
  click(place());
  ASSERT_EQ(window.instrument().message()->message(), message);
  const std::size_t before = session.cluster().messages().size();
  press("Duplicate");
  EXPECT_EQ(session.cluster().messages().size(), before + 1);
  const trace::Instant due = now()->deliverAt;
  press("+100 ms");
  EXPECT_EQ(now()->deliverAt, due + std::chrono::milliseconds(100));
  press("Drop");
  EXPECT_EQ(now(), nullptr);
  EXPECT_EQ(named("Drop"), nullptr) << "nothing is offered for what is gone";
}

TEST_F(Messages, PageDownChoosesAMessageAndReturnOpensItsMenu) {
  stage().forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_PageDown);
  const int first = window.instrument().message()->message();
  ASSERT_GT(first, 0);
  key(Qt::Key_PageDown);
  EXPECT_EQ(window.instrument().message()->message(), stage().messageAfter(first, 1));
  key(Qt::Key_PageUp);
  ASSERT_EQ(window.instrument().message()->message(), first);
  message = first;
  key(Qt::Key_Return);
  ASSERT_TRUE(menuListens("Hold it"));
  key(Qt::Key_Return);
  EXPECT_TRUE(isHeld());
  key(Qt::Key_S);
  ASSERT_TRUE(menuListens("Release it"));
  key(Qt::Key_Return);
  EXPECT_FALSE(isHeld());
}

TEST_F(Messages, SOverAMessageOpensItsMenuAndArrowsGoThroughIt) {
  QTest::mouseMove(&quick(), place() + QPoint(1, 1));
  QTest::mouseMove(&quick(), place());
  ASSERT_EQ(stage().hoveredMessage(), message);
  key(Qt::Key_S);
  ASSERT_TRUE(menuListens("Hold it"));
  key(Qt::Key_Down);
  key(Qt::Key_Return);
  EXPECT_EQ(now(), nullptr) << "the second line drops it";
  EXPECT_TRUE(session.undoText().startsWith("Undo: drop "));
}

TEST_F(Messages, InThePastAnActMakesABranch) {
  const double at = session.time();
  run(150.0);
  session.seek(at);
  session.settle();
  ASSERT_EQ(session.branches()->count(), 1);
  click(place());
  press("Hold");
  EXPECT_EQ(session.branches()->count(), 2);
  EXPECT_TRUE(isHeld());
}

}  // namespace
}  // namespace flotilla
