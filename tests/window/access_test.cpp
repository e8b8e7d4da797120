// What the window says to who does not see it, and to who has no mouse.
#include <QAccessibleInterface>
#include <QImage>
#include <QSignalSpy>

#include "qml/Flotilla/Style/announcer.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

QStringList& alerts() {
  static QStringList said;
  return said;
}

void hear(QAccessibleEvent* event) {
  if (event->type() != QAccessible::Alert) return;
  QAccessibleInterface* face = event->accessibleInterface();
  alerts() << (face ? face->text(QAccessible::Name) : QString());
}

class Access : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    QAccessible::setActive(true);
    open();
    runToLeader();
    run(200.0);
    show();
  }
  void TearDown() override {
    QAccessible::installUpdateHandler(nullptr);
    WindowFixture::TearDown();
  }
  void show() {
    session.frame(0.0);
    QCoreApplication::processEvents();
  }
  void openAllPanes() {
    for (const int pane : {0, 1, 2, 3, 4, 5, 6}) window.views().desk()->raise(pane);
    show();
  }
  static QAccessible::Role roleOf(const QQuickItem& item) {
    QAccessibleInterface* face =
        QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(&item));
    return face ? face->role() : QAccessible::NoRole;
  }
  static std::string about(const QQuickItem& item) {
    return std::string(item.metaObject()->className()) + " \"" + nameOf(item).toStdString() + "\"";
  }
  /// The sequences of the window's Keymap.
  QStringList keymap() const {
    for (const QQuickItem* item : shownItems()) {
      const QVariant sequences = item->property("sequences");
      if (sequences.isValid()) return sequences.toStringList();
    }
    return {};
  }
  /// Everything named below the item, as assistive tools see it.
  static QStringList namesBelow(QAccessibleInterface* face) {
    QStringList names;
    for (int k = 0; face && k < face->childCount(); ++k) {
      QAccessibleInterface* child = face->child(k);
      if (!child) continue;
      names << child->text(QAccessible::Name);
      names << namesBelow(child);
    }
    return names;
  }
};

TEST_F(Access, WhatTakesFocusOrAPressHasANameAndARole) {
  openAllPanes();
  click(placeOf(leader()));
  std::size_t checked = 0;
  for (const QQuickItem* item : shownItems()) {
    const bool takes = item->activeFocusOnTab() || item->inherits("QQuickAbstractButton");
    if (!takes || !item->isEnabled() || item->width() <= 0) continue;
    ++checked;
    EXPECT_FALSE(nameOf(*item).isEmpty()) << about(*item);
    EXPECT_NE(roleOf(*item), QAccessible::NoRole) << about(*item);
    EXPECT_NE(roleOf(*item), QAccessible::Client) << about(*item);
  }
  EXPECT_GT(checked, 40u);
}

TEST_F(Access, TheStageHasAChildForEachServerThatSaysItsState) {
  QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&stage());
  ASSERT_NE(face, nullptr);
  const auto said = [&](int server) {
    const QStringList names = namesBelow(face).filter(QString("S%1, ").arg(server));
    return names.isEmpty() ? QString() : names.first();
  };
  for (int server = 1; server <= 5; ++server) {
    const QString role = server == leader() ? "leader" : "follower";
    const QString wanted = QString("S%1, %2, term %3, ")
                               .arg(server)
                               .arg(role)
                               .arg(this->server(server).currentTerm.value);
    EXPECT_TRUE(said(server).startsWith(wanted)) << said(server).toStdString();
    EXPECT_TRUE(said(server).endsWith(" committed")) << said(server).toStdString();
  }
  const int gone = leader();
  session.crashOrRestart(gone);
  session.settle();
  run(20.0);
  show();
  EXPECT_TRUE(said(gone).contains("stopped")) << said(gone).toStdString();
}

TEST_F(Access, AServersChildLiesWhereItIsPaintedAndCanBePressed) {
  const QQuickItem* child = nameBegins("S2, ");
  ASSERT_NE(child, nullptr);
  EXPECT_LT((centreOf(*child) - placeOf(2)).manhattanLength(), 3);
  QAccessibleInterface* face =
      QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(child));
  ASSERT_NE(face, nullptr);
  ASSERT_NE(face->actionInterface(), nullptr);
  face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  EXPECT_EQ(stage().selectedServer(), 2);
}

// Each painted item says what it shows, and says something else when it shows something else.
TEST_F(Access, PaintedItemsDescribeWhatTheyShowNow) {
  const std::vector<std::pair<int, QString>> painted{{view::Desk::Log, "Stage:"},
                                                     {view::Desk::Log, "Log of every server"},
                                                     {view::Desk::Log, "Term tape"},
                                                     {view::Desk::History, "Operations of clients"},
                                                     {view::Desk::SpaceTime, "Space-time: arrows"}};
  const auto description = [&](int pane, const QString& name) {
    window.views().desk()->raise(pane);
    show();
    window.settle();
    const QQuickItem* item = nameBegins(name);
    EXPECT_NE(item, nullptr) << name.toStdString();
    return item ? descriptionOf(*item) : QString();
  };
  std::vector<QString> before;
  for (const auto& [pane, name] : painted) before.push_back(description(pane, name));
  ASSERT_EQ(session.write("put x 1", 0), "");
  session.settle();
  run(300.0);
  session.crashOrRestart(leader());
  session.settle();
  run(60.0);
  for (std::size_t k = 0; k < painted.size(); ++k) {
    const QString now = description(painted[k].first, painted[k].second);
    EXPECT_FALSE(now.isEmpty()) << painted[k].second.toStdString();
    EXPECT_NE(now, before[k]) << painted[k].second.toStdString();
  }
}

// Qt 6.4 has no announcements: an alert on an item whose name is the sentence. Where the platform
// listens to nobody, the name is all that can be asked for.
TEST_F(Access, EventsAreAnnouncedAsTheyHappen) {
  style::Announcer* announcer = nullptr;
  for (QQuickItem* item : shownItems()) {
    if (!announcer) announcer = qobject_cast<style::Announcer*>(item);
  }
  ASSERT_NE(announcer, nullptr);
  EXPECT_EQ(roleOf(*announcer), QAccessible::AlertMessage);
  alerts().clear();
  QAccessible::installUpdateHandler(hear);
  QSignalSpy said(announcer, &style::Announcer::wordsChanged);
  const int gone = leader();
  session.crashOrRestart(gone);
  session.settle();
  run(20.0);
  show();
  EXPECT_GE(said.count(), 1);
  EXPECT_TRUE(nameOf(*announcer).contains(QString("S%1").arg(gone)));
  EXPECT_EQ(nameOf(*announcer), window.instrument().caption()->text());
  if (QAccessible::isActive()) {
    ASSERT_FALSE(alerts().isEmpty());
    EXPECT_EQ(alerts().last(), nameOf(*announcer));
  }
}

// The picture round the focus changes when the focus goes on: it was seen.
TEST_F(Access, FocusIsSeenAtEveryStopOfTheTabKey) {
  click(placeOf(leader()));
  stage().forceActiveFocus(Qt::TabFocusReason);
  std::set<QQuickItem*> reached;
  for (int k = 0; k < 300; ++k) {
    QQuickItem* item = quick().activeFocusItem();
    ASSERT_NE(item, nullptr);
    if (!reached.insert(item).second) break;
    show();
    const QImage with = window.picture();
    QTest::keyClick(&quick(), Qt::Key_Tab);
    show();
    const QImage without = window.picture();
    const QRectF box(item->mapToScene({-6, -6}), QSizeF(item->width() + 12, item->height() + 12));
    const QRect area = box.toAlignedRect().intersected(with.rect());
    EXPECT_NE(with.copy(area), without.copy(area)) << about(*item);
  }
  EXPECT_GT(reached.size(), 30u);
}

// Every key of the window is on the sheet that "?" shows.
TEST_F(Access, TheSheetOfKeysNamesEveryKey) {
  key(Qt::Key_Question);
  show();
  QStringList shown;
  for (const QQuickItem* item : shownItems()) {
    const QString name = nameOf(*item);
    if (roleOf(*item) == QAccessible::ListItem && name.contains(": ")) {
      shown << name.section(": ", 0, 0).split(' ') << name.section(": ", 0, 0);
    }
  }
  const QStringList keys = keymap();
  ASSERT_GT(keys.size(), 25);
  for (const QString& sequence : keys) {
    QString on = sequence;
    if (on == "Escape") on = "Esc";
    if (on == "Left") on = "←";
    if (on == "Right") on = "→";
    EXPECT_TRUE(shown.contains(on)) << on.toStdString();
  }
}

}  // namespace
}  // namespace flotilla
