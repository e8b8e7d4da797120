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

}  // namespace
}  // namespace flotilla
