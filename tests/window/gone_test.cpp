// A run whose older events are no longer in memory, looked at everywhere: every view, at times that
// are gone and at times that are not, with the pointer and with the keys.
#include <random>

#include "app/gui_soak.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Gone : public WindowFixture {
 protected:
  static constexpr std::size_t kBudget = std::size_t{6} * 1024 * 1024;
  static constexpr int kPanes = 8;

  void play(double until) {
    int frames = 0;
    while (session.time() < until && ++frames < 5'000) {
      clients.frame();
      turnViews(window, frames);
      session.frame(100.0);
      session.settle();
      if (frames % 20 == 0) window.picture();
    }
  }
  double someTime() { return std::uniform_real_distribution<>(0, session.endTime())(chance); }
  int within(double from, double to) {
    return std::uniform_int_distribution<>(static_cast<int>(from), static_cast<int>(to))(chance);
  }
  /// Somewhere in the pane, under its tabs.
  QPoint spotOf(int pane) {
    const QRectF box = window.views().desk()->slot(pane)->box();
    return {within(box.left(), box.right() - 1), within(box.top() + 60, box.bottom() - 1)};
  }
  /// Points at a view and at the stage, chooses something there and asks why.
  void touch(int pane) {
    for (int k = 0; k < 6; ++k) {
      QTest::mouseMove(&quick(), spotOf(pane));
      QTest::mouseMove(&quick(), {within(100, 800), within(100, 500)});
    }
    click(spotOf(pane));
    key(Qt::Key_Q);
    window.picture();
    key(Qt::Key_Escape);
    key(Qt::Key_Escape);
  }

  SoakClients clients{session};
  std::mt19937 chance{5};
};

TEST_F(Gone, EveryViewAtEveryTimeStands) {
  standStill();
  session.setMemoryBudget(kBudget);
  openForSoak(window, {.seed = 4});
  for (int round = 0; round < 3; ++round) {
    play(session.endTime() + 40'000);
    session.pause();
    ASSERT_GT(session.trace().droppedThrough().value, 10'000u);
    for (int look = 0; look < 60; ++look) {
      window.views().desk()->raise(look % kPanes);
      session.seek(someTime());
      session.frame(0.0);
      window.picture();
      touch(look % kPanes);
    }
    session.play();
  }
  EXPECT_EQ(violationsOf(session), 0u);
}

}  // namespace
}  // namespace flotilla
