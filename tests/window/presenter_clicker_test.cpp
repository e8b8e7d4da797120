// Random keys and clicks on a talk: nothing breaks, and every cue comes back as it was.
#include "tests/window/presenter_fixture.h"

namespace flotilla {
namespace {

/// The same numbers for the same seed, on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 1) {}
  int below(int end) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(end));
  }

 private:
  std::uint64_t state_;
};

struct Press {
  Qt::Key code;
  Qt::KeyboardModifiers modifiers;
};

class RandomClicker : public PresenterInWindow, public ::testing::WithParamInterface<int> {
 protected:
  void SetUp() override {
    PresenterInWindow::SetUp();
    begin();
    cues_ = talk().cues();
    for (int place = 0; place < cues_; ++place) hashes_.push_back(hashOfCue(place));
    talk().leave();
    catchUp();
    window.picture();
    geometry_ = quick().geometry();
    desk_ = window.views().desk()->text();
    stageWidth_ = stage().width();
    letters_ = stage().textScale();
    talk().resume();
    catchUp();
  }

  void anyKey(Dice& dice) {
    static const std::vector<Press> presses{
        {Qt::Key_PageDown, {}},    {Qt::Key_PageDown, {}},
        {Qt::Key_PageDown, {}},    {Qt::Key_PageUp, {}},
        {Qt::Key_Right, {}},       {Qt::Key_Left, {}},
        {Qt::Key_B, {}},           {Qt::Key_Period, {}},
        {Qt::Key_Space, {}},       {Qt::Key_Space, {}},
        {Qt::Key_Home, {}},        {Qt::Key_Escape, {}},
        {Qt::Key_F5, {}},          {Qt::Key_Backspace, {}},
        {Qt::Key_N, {}},           {Qt::Key_G, {}},
        {Qt::Key_K, {}},           {Qt::Key_P, {}},
        {Qt::Key_C, {}},           {Qt::Key_H, {}},
        {Qt::Key_V, {}},           {Qt::Key_T, {}},
        {Qt::Key_Tab, {}},         {Qt::Key_Up, {}},
        {Qt::Key_Return, {}},      {Qt::Key_R, {}},
        {Qt::Key_X, {}},           {Qt::Key_Z, Qt::ControlModifier},
        {Qt::Key_BracketRight, {}}};
    const int pick = dice.below(static_cast<int>(presses.size()) + 8);
    if (pick < static_cast<int>(presses.size())) {
      const Press& press = presses[static_cast<std::size_t>(pick)];
      key(press.code, press.modifiers);
    } else {
      const auto digit = static_cast<Qt::Key>(Qt::Key_0 + dice.below(10));
      key(digit, dice.below(3) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
    }
  }
  void anyAct(Dice& dice) {
    const int kind = dice.below(10);
    if (kind == 0) {
      QTest::mouseClick(&quick(), Qt::LeftButton, {},
                        {dice.below(quick().width()), dice.below(quick().height())});
    } else if (kind == 1) {
      session.crashOrRestart(1 + dice.below(5));
    } else if (kind == 2 && notes().isVisible()) {
      QTest::keyClick(&notes(), dice.below(2) == 0 ? Qt::Key_PageDown : Qt::Key_PageUp);
    } else {
      anyKey(dice);
    }
    for (int k = dice.below(4); k >= 0; --k) frame(dice.below(3) * 15.0);
  }

  void expectSound() {
    ASSERT_TRUE(quick().isVisible());
    ASSERT_EQ(talk().cues(), cues_);
    ASSERT_GE(talk().cue(), 0);
    ASSERT_LT(talk().cue(), cues_);
    if (!talk().active()) return expectPutBack();
    ASSERT_TRUE(quick().windowStates().testFlag(Qt::WindowFullScreen));
    ASSERT_EQ(nameBegins("Blank screen") != nullptr, talk().blank());
    ASSERT_EQ(notes().isVisible(), talk().notesShown());
    for (const int hands : talk().hands()) ASSERT_GE(hands, 0);
    if (talk().answer() != State::Decided) {
      ASSERT_EQ(talk().right(), -1);
    }
  }
  void expectPutBack() {
    ASSERT_FALSE(talk().blank());
    ASSERT_FALSE(notes().isVisible());
    ASSERT_EQ(theme(), 0);
    ASSERT_EQ(quick().geometry(), geometry_);
    ASSERT_EQ(quick().windowStates(), Qt::WindowNoState);
    ASSERT_EQ(window.views().desk()->text(), desk_);
    window.picture();
    // Its height is less by a row of the tape for each branch that was begun.
    ASSERT_EQ(stage().width(), stageWidth_);
    ASSERT_EQ(stage().textScale(), letters_);
    ASSERT_NE(nameBegins("Scenario: "), nullptr);
    talk().resume();
  }
  /// Any cue, as if it had been named.
  void expectExact(int place) {
    ASSERT_EQ(hashOfCue(place), hashes_[static_cast<std::size_t>(place)]) << "cue " << place + 1;
    ASSERT_EQ(session.playheadTime(), cue().at);
  }

 private:
  int cues_{0};
  std::vector<std::uint64_t> hashes_;
  QRect geometry_;
  QString desk_;
  double stageWidth_{0};
  double letters_{0};
};

TEST_P(RandomClicker, BreaksNothingAndEveryCueComesBackAsItWas) {
  Dice dice(static_cast<std::uint64_t>(GetParam()));
  constexpr int kActs = 300;
  constexpr int kBetweenChecks = 6;
  for (int act = 0; act < kActs; ++act) {
    SCOPED_TRACE("seed " + std::to_string(GetParam()) + ", act " + std::to_string(act));
    anyAct(dice);
    ASSERT_NO_FATAL_FAILURE(expectSound());
    if (act % kBetweenChecks == 0) {
      ASSERT_NO_FATAL_FAILURE(expectExact(dice.below(talk().cues())));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomClicker, ::testing::Values(1, 2, 3, 4, 5));

}  // namespace
}  // namespace flotilla
