// Every control is reached by Tab, has a name, and does something.
#include <QAccessibleInterface>

#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Controls : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    open();
    runToLeader();
    session.crashOrRestart(2);
    session.settle();
    run(50.0);
    click(placeOf(1));
  }
  static bool takesTab(const QQuickItem& item) {
    return item.isVisible() && item.isEnabled() && item.activeFocusOnTab();
  }
  std::set<QQuickItem*> reachedByTab() {
    std::set<QQuickItem*> reached;
    stage().forceActiveFocus(Qt::TabFocusReason);
    for (int k = 0; k < 500 && reached.insert(quick().activeFocusItem()).second; ++k) {
      QTest::keyClick(&quick(), Qt::Key_Tab);
    }
    return reached;
  }
  static bool isPressable(const QQuickItem& item) {
    return item.inherits("QQuickAbstractButton") && item.isEnabled();
  }
  static bool isChosen(QQuickItem& item) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&item);
    return face && face->state().checked;
  }
  /// All that a press could change.
  QString state() {
    int shown = 0;
    for (const QQuickItem* item : shownItems()) shown += item->width() > 0 ? 1 : 0;
    const QObject* tools = acts().property("tools").value<QObject*>();
    const QObject* focus = quick().activeFocusItem();
    return QString("%1 %2 %3 %4 %5 %6 %7 %8 %9 %10 %11 %12")
        .arg(session.time())
        .arg(session.playing())
        .arg(session.speed())
        .arg(session.world())
        .arg(session.branches()->count())
        .arg(session.currentBranch())
        .arg(session.undoText(), session.notice(), session.running())
        .arg(stage().property("theme").toInt())
        .arg(tools->property("armed").toInt())
        .arg(shown)
        .append(QString::number(reinterpret_cast<quintptr>(focus)))
        .append(QString::number(window.instrument().server()->server()))
        .append(QString::number(session.trace().lastId().value));
  }
};

TEST_F(Controls, TabReachesEveryControlAndComesRound) {
  const std::set<QQuickItem*> reached = reachedByTab();
  ASSERT_LT(reached.size(), 500U);
  for (QQuickItem* item : shownItems()) {
    if (!takesTab(*item)) continue;
    // A list hands the focus on to its current row.
    const bool isReached = std::any_of(reached.begin(), reached.end(), [&](QQuickItem* other) {
      return other == item || item->isAncestorOf(other);
    });
    EXPECT_TRUE(isReached) << nameOf(*item).toStdString() << " (" << item->metaObject()->className()
                           << ")";
  }
}

TEST_F(Controls, EveryControlHasAName) {
  for (QQuickItem* item : reachedByTab()) {
    EXPECT_FALSE(nameOf(*item).isEmpty()) << item->metaObject()->className();
  }
  for (QQuickItem* item : shownItems()) {
    if (isPressable(*item)) {
      EXPECT_FALSE(nameOf(*item).isEmpty()) << item->metaObject()->className();
    }
  }
}

TEST_F(Controls, TheImportantOnesAreThere) {
  QStringList names;
  for (QQuickItem* item : reachedByTab()) names << nameOf(*item);
  for (const QString wanted : {"Stage",
                               "Log of every server",
                               "Command to send",
                               "Send",
                               "Speed",
                               "Play",
                               "Step back",
                               "Step forward",
                               "Election",
                               "Commit",
                               "Undo",
                               "Fork here",
                               "Lab",
                               "Live",
                               "Share",
                               "Keys",
                               "Scenario",
                               "Select",
                               "Cut",
                               "Heal",
                               "Write"}) {
    const bool has = std::any_of(names.begin(), names.end(),
                                 [&](const QString& name) { return name.startsWith(wanted); });
    EXPECT_TRUE(has) << wanted.toStdString();
  }
}

// What is chosen already may stay as it is; everything else answers.
TEST_F(Controls, NoneDoesNothing) {
  QStringList names;
  for (QQuickItem* item : shownItems()) {
    if (isPressable(*item) && !isChosen(*item)) names << nameOf(*item);
  }
  ASSERT_GT(names.size(), 15);
  for (const QString& name : names) {
    QQuickItem* item = named(name);
    if (!item || !isPressable(*item)) continue;
    session.dismissNotice();
    const QPoint at = centreOf(*item);
    QTest::mouseMove(&quick(), at);
    QTest::mouseMove(&quick(), at + QPoint(1, 1));  // a tooltip is not what a press does
    const QString before = state();
    click(at + QPoint(1, 1));
    EXPECT_NE(state(), before) << name.toStdString();
    key(Qt::Key_Escape);
    if (session.world() == session::Session::Live) {
      session.switchWorld(session::Session::Lab);
      session.settle();
      run(400.0);
    }
    session.pause();
    session.settle();
    click(placeOf(1));
  }
}

}  // namespace
}  // namespace flotilla
