// The fault-tolerance explorer in the window: pages, by mouse and by keyboard.
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

using explorer::Explorer;

class ExplorerInWindow : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
  }
  Explorer& explorer() { return window.explorer(); }
  /// What is so called in the explorer: it lies over the rest.
  void pressOnTop(const QString& name) {
    window.picture();
    QQuickItem* top = nullptr;
    for (QQuickItem* item : shownItems()) {
      if (nameOf(*item) == name) top = item;
    }
    ASSERT_NE(top, nullptr) << name.toStdString();
    click(centreOf(*top));
  }
};

TEST_F(ExplorerInWindow, AButtonAndAKeyOpenItAndEscapeLeavesIt) {
  press("Explorer");
  EXPECT_TRUE(explorer().isOpen());
  window.picture();
  EXPECT_NE(nameBegins("How many servers, and how many may fail?"), nullptr);
  key(Qt::Key_Escape);
  EXPECT_FALSE(explorer().isOpen());
  key(Qt::Key_F4);
  EXPECT_TRUE(explorer().isOpen());
  pressOnTop("Stage");
  EXPECT_FALSE(explorer().isOpen());
}

TEST_F(ExplorerInWindow, EachPageOpensByItsTab) {
  key(Qt::Key_F4);
  const QStringList tabs{"Fault table", "Availability", "Price", "Timeouts", "Reads"};
  for (int page = 0; page < tabs.size(); ++page) {
    pressOnTop(tabs[page]);
    EXPECT_EQ(explorer().page(), page);
    window.picture();
  }
}

TEST_F(ExplorerInWindow, KeysOfTheStageRestWhileItIsOpen) {
  runToLeader();
  key(Qt::Key_F4);
  const bool playing = session.playing();
  key(Qt::Key_Space);
  EXPECT_EQ(session.playing(), playing);
  key(Qt::Key_K);
  EXPECT_FALSE(session.canUndo());
}

class CellsInWindow : public ExplorerInWindow {
 protected:
  void SetUp() override {
    ExplorerInWindow::SetUp();
    key(Qt::Key_F4);
    window.picture();
  }
  explorer::Staging& staging() { return *explorer().staging(); }
  /// Clicks the square and waits until it was tried.
  void clickCell(int servers, int down) {
    const QString words = explorer().table()->claim(servers, down);
    window.picture();
    const QQuickItem* cell = named(words);
    ASSERT_NE(cell, nullptr) << words.toStdString();
    click(centreOf(*cell));
    window.settle();
    ASSERT_EQ(staging().servers(), servers);
    ASSERT_EQ(staging().down(), down);
  }
};

TEST_F(CellsInWindow, AClickedCellIsStagedAndTriedWithItsTrueOutcome) {
  struct Case {
    int servers;
    int down;
    bool works;
  };
  for (const Case& it : {Case{1, 0, true}, Case{1, 1, false}, Case{2, 1, false}, Case{4, 1, true},
                         Case{4, 2, false}, Case{5, 2, true}, Case{6, 3, false}}) {
    clickCell(it.servers, it.down);
    EXPECT_EQ(staging().wrote(), it.works) << it.servers << ", " << it.down;
    const QString written = it.works ? "Write: committed at index " : "Write: ";
    EXPECT_NE(nameBegins(written), nullptr);
    EXPECT_NE(named(staging().title()), nullptr);
    EXPECT_EQ(nameBegins("Read: x = after") != nullptr, it.works);
  }
}

TEST_F(CellsInWindow, ArrowsGoFromCellToCellAndReturnStages) {
  for (const Qt::Key step : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Return}) key(step);
  window.settle();
  EXPECT_EQ(staging().title(), "4 servers, 2 down");
  EXPECT_FALSE(staging().wrote());
  key(Qt::Key_Left);
  key(Qt::Key_Return);
  window.settle();
  EXPECT_EQ(staging().title(), "4 servers, 1 down");
  EXPECT_TRUE(staging().wrote());
}

TEST_F(CellsInWindow, APatternThatIsClickedIsTried) {
  clickCell(4, 2);
  press("S1 S2 down");
  window.settle();
  EXPECT_EQ(staging().stand().down, 0b0011U);
  EXPECT_FALSE(staging().wrote());
  press("Restart S1");
  window.settle();
  EXPECT_TRUE(staging().wrote());
}

TEST_F(CellsInWindow, TheStagedRunOpensInTheLabAndTheOldOneIsKept) {
  key(Qt::Key_F4);
  run(500);
  const double before = session.time();
  const QString title = session.title();
  key(Qt::Key_F4);
  clickCell(4, 2);
  press("Open in Lab");
  for (int k = 0; k < 200 && session.title() == title; ++k) frame(10.0);
  EXPECT_FALSE(explorer().isOpen());
  EXPECT_EQ(session.title(), "4 servers, 2 down");
  for (int k = 0; k < 20; ++k) frame(10.0);
  EXPECT_EQ(session.serverCount(), 4);
  EXPECT_EQ(server(3).status, trace::ServerStatus::Down);
  EXPECT_EQ(server(4).status, trace::ServerStatus::Down);
  EXPECT_EQ(session.cluster().committed(), staging().result().view.committed());
  EXPECT_EQ(explorer().keptRun(), title);
  key(Qt::Key_F4);
  press("Back to your run");
  for (int k = 0; k < 20; ++k) frame(10.0);
  EXPECT_EQ(session.title(), title);
  EXPECT_EQ(session.serverCount(), 5);
  EXPECT_NEAR(session.time(), before, 1.0);
}

TEST_F(CellsInWindow, VerifyingSaysHowManyWereRunAndCanBeCancelled) {
  press("Verify on the engine");
  window.settle();
  EXPECT_NE(nameBegins("90 patterns run in "), nullptr);
  EXPECT_NE(named("4 servers, 2 down: no quorum; the engine agrees"), nullptr);
  press("Verify each of");
  // Of a machine that is busy nothing may have been tried yet.
  const explorer::Proof& proof = *explorer().table()->proof();
  ASSERT_TRUE(QTest::qWaitFor([&] { return proof.progress() > 0; }));
  press("Cancel");
  window.settle();
  EXPECT_LT(proof.result().run, 1'022U);
  EXPECT_NE(nameBegins("Stopped: "), nullptr);
}

class SiteInWindow : public ExplorerInWindow {
 protected:
  void SetUp() override {
    ExplorerInWindow::SetUp();
    explorer().setPage(Explorer::Availability);
    key(Qt::Key_F4);
    window.picture();
  }
  std::string layout() { return planning::layoutOf(explorer().site()->site()); }
};

TEST_F(SiteInWindow, AServerIsDraggedToAnotherRackAndIntoAZone) {
  const QQuickItem* server = named("S1, voter, in Rack 1 of Zone A");
  const QQuickItem* rack = named("Rack 3 of Zone C, 1 server");
  ASSERT_NE(server, nullptr);
  ASSERT_NE(rack, nullptr);
  const QString before = explorer().site()->computed();
  drag(centreOf(*server), centreOf(*rack));
  EXPECT_EQ(layout(), "[{}] [{S2}] [{S1 S3}]");
  window.picture();
  server = named("S1, voter, in Rack 3 of Zone C");
  ASSERT_NE(server, nullptr);
  EXPECT_NE(explorer().site()->computed(), before);
  drag(centreOf(*server), centreOf(*named("Zone B, 1 rack, 1 server")));
  EXPECT_EQ(layout(), "[{}] [S1 {S2}] [{S3}]");
}

TEST_F(SiteInWindow, ARackIsDraggedToAnotherZoneWithItsServers) {
  const QQuickItem* rack = named("Rack 1 of Zone A, 1 server");
  const QQuickItem* zone = named("Zone B, 1 rack, 1 server");
  ASSERT_NE(rack, nullptr);
  ASSERT_NE(zone, nullptr);
  drag(centreOf(*rack), centreOf(*zone));
  EXPECT_EQ(layout(), "[] [{S1} {S2}] [{S3}]");
  window.picture();
  EXPECT_NE(named("S1, voter, in Rack 1 of Zone B"), nullptr);
}

TEST_F(SiteInWindow, ArrowsMoveTheChosenServerAndItKeepsTheKeyboard) {
  named("S2, voter, in Rack 2 of Zone B")->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  EXPECT_EQ(layout(), "[{S1}] [{}] [S2 {S3}]");
  for (int k = 0; k < 5; ++k) key(Qt::Key_Left);
  EXPECT_EQ(layout(), "[S2 {S1}] [{}] [{S3}]");
  key(Qt::Key_Return);
  EXPECT_NE(named("S2, learner, in Zone A"), nullptr);
  key(Qt::Key_Delete);
  EXPECT_EQ(explorer().site()->plan()->serverCount(), 2);
}

TEST_F(SiteInWindow, TheKeyboardMovesNamesAndRemovesPlaces) {
  named("Rack 1 of Zone A, 1 server")->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Right);
  EXPECT_EQ(layout(), "[] [{S1} {S2}] [{S3}]");
  key(Qt::Key_Return);
  type("cellar");
  key(Qt::Key_Return);
  EXPECT_NE(named("cellar of Zone B, 1 server"), nullptr);
  key(Qt::Key_Delete);
  EXPECT_EQ(layout(), "[] [S1 {S2}] [{S3}]");
  named("Zone C, 1 rack, 1 server")->forceActiveFocus(Qt::TabFocusReason);
  key(Qt::Key_Return);
  type("x");
  key(Qt::Key_Escape);
  EXPECT_TRUE(explorer().isOpen());
  EXPECT_NE(named("Zone C, 1 rack, 1 server"), nullptr) << "Escape leaves the name";
  key(Qt::Key_Delete);
  EXPECT_EQ(layout(), "[] [S1 {S2}] {S3}");
}

TEST_F(SiteInWindow, ButtonsAddPlacesAndPresetsSpreadTheServers) {
  for (int k = 0; k < 2; ++k) click(centreOf(*named("Zone")));
  window.picture();
  EXPECT_EQ(layout(), "[{S1}] [{S2}] [{S3}] [] []");
  press("One rack more in Zone D");
  press("One server more in Rack 4");
  EXPECT_EQ(layout(), "[{S1}] [{S2}] [{S3}] [{S4}] []");
  press("Three racks");
  EXPECT_EQ(layout(), "[{S1 S4} {S2} {S3}]");
}

TEST_F(SiteInWindow, TheSimulationStandsBesideTheClosedForm) {
  press("Simulate");
  window.settle();
  EXPECT_NE(nameBegins("Computed: up "), nullptr);
  EXPECT_NE(nameBegins("Simulated: down "), nullptr);
}

}  // namespace
}  // namespace flotilla
