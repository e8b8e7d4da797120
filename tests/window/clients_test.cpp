// All that clients can do is offered: beside the strip of their calls, and in the data pane.
#include <QAccessibleInterface>

#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class ClientsInWindow : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    standStill();
    open();
    runToLeader();
    run(200.0);
    rest();
  }
  QQuickItem* held() const { return quick().activeFocusItem(); }
  void opened(const QString& name) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return named(name) != nullptr; })) << name.toStdString();
    rest();
  }
  /// The field, not the words above it.
  QQuickItem* fieldNamed(const QString& name) const {
    for (QQuickItem* item : shownItems()) {
      if (nameOf(*item) == name && item->property("cursorPosition").isValid()) return item;
    }
    return nullptr;
  }
  void fill(const QString& field, const QString& text) {
    QQuickItem* item = fieldNamed(field);
    ASSERT_NE(item, nullptr) << field.toStdString();
    item->forceActiveFocus(Qt::TabFocusReason);
    QMetaObject::invokeMethod(item, "selectAll");
    type(text);
  }
  void doIt() {
    press("Do it");
    run(300.0);
    rest();
  }
  void showData(const QString& part) {
    if (!window.views().desk()->open()[view::Desk::Data]) key(Qt::Key_D);
    rest();
    for (QQuickItem* item : shownItems()) {
      if (nameOf(*item) == part || nameOf(*item).startsWith(part + " ")) {
        click(centreOf(*item));
        rest();
        return;
      }
    }
    FAIL() << part.toStdString();
  }
};

TEST_F(ClientsInWindow, TheButtonBesideTheComposerOffersAllThatClientsCanDo) {
  press("All that clients can do");
  opened("Watch a key …");
  for (const char* const act :
       {"Write a key …", "Create a key, as a lock …", "Write behind a lock's token …",
        "Transaction …", "Compact …", "Grant a lease …", "Keep a lease alive …", "Revoke a lease …",
        "Cancel a watch …", "Pause a client …", "Back up a store …", "Restore the cluster …"}) {
    QQuickItem* row = named(act);
    ASSERT_NE(row, nullptr) << act;
    EXPECT_FALSE(descriptionOf(*row).isEmpty()) << act;
  }
}

TEST_F(ClientsInWindow, ALeaseIsGrantedByKeyboardAlone) {
  key(Qt::Key_W, Qt::ShiftModifier);
  opened("Grant a lease …");
  for (int k = 0; k < 60 && nameOf(*held()) != "Grant a lease …"; ++k) {
    QTest::keyClick(&quick(), Qt::Key_Down);
  }
  ASSERT_EQ(nameOf(*held()), "Grant a lease …");
  key(Qt::Key_Return);
  opened("Lease");
  EXPECT_EQ(nameOf(*held()), "Lease");
  QTest::keyClick(&quick(), Qt::Key_Tab);
  ASSERT_EQ(nameOf(*held()), "Time to live");
  QMetaObject::invokeMethod(held(), "selectAll");
  type("60s");
  EXPECT_NE(named("As a line of a scenario: grant 1 60s as c1"), nullptr);
  key(Qt::Key_Return);
  run(300.0);
  ASSERT_EQ(server(1).leases.size(), 1u);
  EXPECT_EQ(server(1).leases[0].ttl, std::chrono::seconds(60));
  EXPECT_EQ(named("Do it"), nullptr) << "it is closed";
}

TEST_F(ClientsInWindow, WhatDoesNotFitStaysOpenAndSaysWhy) {
  key(Qt::Key_W, Qt::ShiftModifier);
  opened("Grant a lease …");
  press("Grant a lease …");
  opened("Time to live");
  fill("Time to live", "soon");
  doIt();
  EXPECT_NE(named("Do it"), nullptr);
  EXPECT_NE(nameBegins("'soon' does not fit"), nullptr);
  EXPECT_TRUE(server(1).leases.empty());
}

TEST_F(ClientsInWindow, TheListOfLeasesGrantsKeepsAndRevokes) {
  showData("Leases");
  press("Grant a lease …");
  opened("Lease");
  fill("Lease", "7");
  fill("Time to live", "60s");
  doIt();
  ASSERT_EQ(server(1).leases.size(), 1u);
  press("Keep lease 7 alive");
  opened("Every");
  EXPECT_NE(named("As a line of a scenario: keepalive 7 every 3s as c1"), nullptr);
  doIt();
  EXPECT_EQ(session.cluster().keepers().size(), 1u);
  press("Revoke lease 7");
  opened("Do it");
  doIt();
  EXPECT_TRUE(server(1).leases.empty());
}

TEST_F(ClientsInWindow, TheButtonThatOpenedAFormHasTheFocusAgain) {
  showData("Leases");
  QQuickItem* button = named("Grant a lease …");
  ASSERT_NE(button, nullptr);
  button->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Space);
  opened("Time to live");
  key(Qt::Key_Return);
  rest();
  EXPECT_EQ(held(), button);
  // Also by way of the list of all of them.
  QQuickItem* more = named("All that clients can do");
  ASSERT_NE(more, nullptr);
  more->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Space);
  opened("Watch a key …");
  press("Grant a lease …");
  opened("Time to live");
  key(Qt::Key_Escape);
  rest();
  EXPECT_EQ(held(), more);
}

TEST_F(ClientsInWindow, TheListOfWatchesWatchesAndCancels) {
  showData("Watches");
  press("Watch keys that begin alike …");
  opened("Keys begin with");
  fill("Client", "c2");
  doIt();
  ASSERT_EQ(session.cluster().watches().size(), 1u);
  EXPECT_EQ(session.cluster().watches()[0].client, 2u);
  press("Cancel c2's watch of jobs/...");
  opened("Do it");
  EXPECT_NE(named("As a line of a scenario: cancel prefix \"jobs/\" as c2"), nullptr);
  doIt();
  EXPECT_TRUE(session.cluster().watches().empty());
}

}  // namespace
}  // namespace flotilla
