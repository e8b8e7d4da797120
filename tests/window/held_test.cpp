// Leases and watches beside the maps, operated by mouse and keys, over runs of the real engine.
#include <QAccessibleInterface>

#include "tests/window/fit.h"
#include "tests/window/outside_fixture.h"

namespace flotilla {
namespace {

constexpr char kHeld[] =
    "run until leader within 2s\n"
    "grant 7 30s as c1 via leader\n"
    "run until last grant is ok within 2s\n"
    "put lamp on lease 7 as c1 via leader\n"
    "run until last put is ok within 2s\n"
    "keepalive 7 every 5s as c1\n"
    "watch prefix jobs/ via S3 as c2\n"
    "run 100ms\n"
    "put jobs/1 sweep via leader as c3\n"
    "run until last put is ok within 2s\n"
    "put jobs/2 mop via leader as c3\n"
    "run until last put is ok within 2s\n"
    "run 300ms\n";

class Held : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    standStill();
    open(kHeld);
    runUntil([this] { return !session.scriptPlays(); });
    key(Qt::Key_D);
    rest();
  }
  void choose(const QString& part) {
    press(part);
    rest();
  }
  /// The row of the server, as it is said.
  QString row(int server, const QString& title) const {
    const QQuickItem* item = nameBegins(QString("S%1, %2, ").arg(server).arg(title));
    return item ? nameOf(*item) : QString();
  }
  /// "29.4" of "29.4 s left".
  double left(int server) const {
    for (const QString& part : row(server, "lease 7").split(", ")) {
      if (part.endsWith(" s left")) return part.chopped(7).toDouble();
    }
    return -1;
  }
};

TEST_F(Held, ALeaseRunsDownAtTheLeaderAloneAndIsKeptAlive) {
  choose("Leases 1");
  const QString said = row(leader(), "lease 7");
  EXPECT_TRUE(said.contains("granted for 30 s")) << said.toStdString();
  EXPECT_TRUE(said.contains("kept alive by c1 every 5 s")) << said.toStdString();
  EXPECT_TRUE(said.endsWith("lamp")) << said.toStdString();
  const int other = leader() % 5 + 1;
  EXPECT_TRUE(row(other, "lease 7").contains("the leader counts its time"));
  const double before = left(leader());
  ASSERT_GT(before, 0);
  run(1'000.0);
  rest();
  EXPECT_NEAR(left(leader()), before - 1, 0.15);
  run(4'000.0);
  rest();
  EXPECT_GT(left(leader()), before - 1) << "it was renewed";
}

TEST_F(Held, ANewLeaderGivesALeaseAllItsTimeAgain) {
  choose("Leases 1");
  run(3'000.0);
  const int gone = leader();
  session.crashOrRestart(gone);
  session.settle();
  runUntil([&] { return leader() != 0 && leader() != gone; });
  rest();
  EXPECT_EQ(row(gone, "lease 7"), "");
  EXPECT_GT(left(leader()), 29);
}

TEST_F(Held, AWatchSaysWhoWatchesWhatAndWhatItWasTold) {
  choose("Watches 1");
  const QString said = row(3, "c2");
  EXPECT_TRUE(said.contains("jobs/..., from revision 3, told up to revision 4"))
      << said.toStdString();
  EXPECT_TRUE(said.contains("2 changes")) << said.toStdString();
  EXPECT_TRUE(said.contains("jobs/2, revision ")) << said.toStdString();
  session.crashOrRestart(3);
  session.settle();
  run(50.0);
  rest();
  EXPECT_EQ(row(3, "c2"), "") << "its server stopped";
}

TEST_F(Held, TheyAreThoseOfThePlayhead) {
  choose("Leases 1");
  session.seek(1.0);
  rest();
  EXPECT_EQ(row(leader() == 0 ? 1 : leader(), "lease 7"), "");
  EXPECT_NE(named("No leases. The leader alone counts their time and ends them."), nullptr);
  session.toEnd();
  session.settle();
  rest();
  EXPECT_NE(row(leader(), "lease 7"), "");
}

TEST_F(Held, KeysGoFromPartToPartAndFromRowToRow) {
  QQuickItem* keys = named("Keys");
  ASSERT_NE(keys, nullptr);
  keys->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  key(Qt::Key_Return);
  rest();
  QQuickItem* list = nameBegins("Leases that every server knows of");
  ASSERT_NE(list, nullptr);
  list->forceActiveFocus(Qt::TabFocusReason);
  const QImage before = window.picture();
  key(Qt::Key_Down);
  rest();
  EXPECT_NE(window.picture(), before) << "the row is marked";
  key(Qt::Key_Return);
  EXPECT_EQ(stage().selectedServer(), 2);
}

// Enter acts on what has the focus, and that is seen, there and back.
TEST_F(Held, KeysGoFromARowToItsButtonsAndBack) {
  for (const auto& [part, begins, act, title] :
       {std::tuple{"Leases 1", "Leases that every server knows of", "Revoke lease 7", "7"},
        std::tuple{"Watches 1", "Watches that every server serves", "Cancel c2's watch of jobs/...",
                   "jobs/"}}) {
    choose(part);
    QQuickItem* list = nameBegins(begins);
    ASSERT_NE(list, nullptr) << part;
    const QImage before = window.picture();
    list->forceActiveFocus(Qt::TabFocusReason);
    rest();
    EXPECT_NE(window.picture(), before) << part << ": the list shows that it has the keys";
    window.choose({});
    list->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Enter);
    EXPECT_GT(stage().selectedServer(), 0) << part << ": both Enter keys do the same";
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    const QQuickItem* button = quick().activeFocusItem();
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(nameOf(*button), act);
    EXPECT_TRUE(button->property("visualFocus").toBool());
    key(Qt::Key_Return);
    rest();
    const QQuickItem* field = quick().activeFocusItem();
    ASSERT_NE(field, nullptr);
    EXPECT_NE(field, button) << part << ": its fields are open";
    EXPECT_TRUE(field->property("text").toString().contains(title)) << nameOf(*field).toStdString();
    key(Qt::Key_Escape);
    rest();
    EXPECT_EQ(quick().activeFocusItem(), button) << part;
    EXPECT_TRUE(button->property("visualFocus").toBool()) << part << ": the focus is seen again";
    key(Qt::Key_Tab);
    EXPECT_TRUE(list->hasActiveFocus()) << part;
  }
}

TEST_F(Held, APressOnARowSelectsItsServer) {
  choose("Watches 1");
  const QQuickItem* item = nameBegins("S3, c2, ");
  ASSERT_NE(item, nullptr);
  click(centreOf(*item));
  EXPECT_EQ(stage().selectedServer(), 3);
}

TEST_F(Held, AssistiveToolsFindEachRowInItsList) {
  QAccessible::setActive(true);
  for (const auto& [part, name, begins] :
       {std::tuple{"Leases 1", "Leases that every server knows of", "S1, lease 7, granted for "},
        std::tuple{"Watches 1", "Watches that every server serves", "S3, c2, jobs/..., "}}) {
    choose(part);
    QQuickItem* list = nameBegins(name);
    ASSERT_NE(list, nullptr) << name;
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(list);
    ASSERT_NE(face, nullptr);
    EXPECT_EQ(face->role(), QAccessible::List);
    QStringList rows;
    for (int k = 0; k < face->childCount(); ++k) {
      QAccessibleInterface* row = face->child(k);
      if (row->role() != QAccessible::ListItem) continue;
      rows << row->text(QAccessible::Name);
      ASSERT_NE(row->actionInterface(), nullptr);
      EXPECT_TRUE(row->actionInterface()->actionNames().contains(
          QAccessibleActionInterface::pressAction()));
    }
    ASSERT_FALSE(rows.isEmpty()) << name;
    EXPECT_TRUE(rows.first().startsWith(begins)) << rows.first().toStdString();
  }
}

TEST_F(Held, NothingOverlapsOrIsCutOffInAnySizeOfWindowAndText) {
  for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
    for (const double scale : {1.0, 1.5, 2.0}) {
      quick().resize(size);
      window.setTextScale(scale);
      rest();  // a drawer closes when the window gets smaller
      window.views().desk()->raise(view::Desk::Data);
      rest();
      for (const QString part : {"Leases 1", "Watches 1", "Keys"}) {
        choose(part);
        const QStringList found = misfits(shownItems(), QRectF(QPointF(0, 0), quick().size()));
        EXPECT_TRUE(found.isEmpty())
            << part.toStdString() << " at " << size.width() << ", text times " << scale << "\n"
            << found.join('\n').toStdString();
      }
    }
  }
  window.setTextScale(1.0);
}

class HeldOutside : public ByEtcdctl {
 protected:
  QString at(int server) const { return "--endpoints=" + addressOf(server); }
  bool comes(const QString& beginning) {
    return until([&] {
      window.picture();
      return nameBegins(beginning) != nullptr;
    });
  }
};

TEST_F(HeldOutside, ALeaseIsCalledAsEtcdctlCallsIt) {
  const QString granted = etcdctl({at(2), "lease", "grant", "600"});
  const QString id = granted.section(' ', 1, 1);
  ASSERT_EQ(id.size(), 16) << granted.toStdString();
  etcdctl({at(1), "put", "lamp", "on", "--lease=" + id});
  look(Qt::Key_D);
  press("Leases 1");
  const QString beginning = QString("S%1, lease %2, granted for 600 s, ").arg(leader()).arg(id);
  ASSERT_TRUE(comes(beginning));
  EXPECT_TRUE(nameOf(*nameBegins(beginning)).endsWith("granted to etcd2, lamp"));
  etcdctl({at(3), "lease", "revoke", id});
  EXPECT_TRUE(comes("No leases."));
}

TEST_F(HeldOutside, ALeaseOfEtcdctlIsRevokedByTheButtonThatNamesIt) {
  const QString id = etcdctl({at(2), "lease", "grant", "600"}).section(' ', 1, 1);
  look(Qt::Key_D);
  press("Leases 1");
  ASSERT_TRUE(comes("S1, lease " + id));
  EXPECT_NE(named(QString("Keep lease %1 alive").arg(id)), nullptr);
  press("Revoke lease " + id);
  ASSERT_TRUE(comes("Do it"));
  press("Do it");
  EXPECT_TRUE(comes("No leases."));
}

TEST_F(HeldOutside, AWatchOfEtcdctlIsShownUntilItLeaves) {
  QProcess watching;
  watching.start("etcdctl", {at(3), "watch", "color"});
  look(Qt::Key_D);
  ASSERT_TRUE(until([this] { return nameBegins("Watches 1") != nullptr; }));
  press("Watches 1");
  etcdctl({at(1), "put", "color", "green"});
  ASSERT_TRUE(comes("S3, a program outside, color, from revision 2, told up to revision 2, "));
  watching.kill();
  watching.waitForFinished();
  EXPECT_TRUE(comes("Nobody watches."));
}

}  // namespace
}  // namespace flotilla
