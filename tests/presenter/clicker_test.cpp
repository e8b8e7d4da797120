// What keys mean during a talk.
#include <gtest/gtest.h>

#include <Qt>

#include "app/presenter/clicker.h"

namespace presenter {
namespace {

Key key(int code, int modifiers = 0, std::uint32_t scan = 0) { return {code, modifiers, scan}; }

struct KeyRow {
  int code;
  int modifiers;
  Do what;
};

TEST(Clicker, KnowsTheKeysOfClickersAndKeyboards) {
  const std::vector<KeyRow> rows{{Qt::Key_PageDown, 0, Do::Next},
                                 {Qt::Key_Right, 0, Do::Next},
                                 {Qt::Key_PageUp, 0, Do::Back},
                                 {Qt::Key_Left, 0, Do::Back},
                                 {Qt::Key_Home, 0, Do::First},
                                 {Qt::Key_F5, 0, Do::Again},
                                 {Qt::Key_Backspace, 0, Do::Again},
                                 {Qt::Key_B, 0, Do::Blank},
                                 {Qt::Key_Period, 0, Do::Blank},
                                 {Qt::Key_Escape, 0, Do::Escape},
                                 {Qt::Key_Space, 0, Do::Play},
                                 {Qt::Key_G, 0, Do::List},
                                 {Qt::Key_N, 0, Do::Notes},
                                 {Qt::Key_R, 0, Do::Restart},
                                 {Qt::Key_K, 0, Do::Pass},
                                 {Qt::Key_C, 0, Do::Pass},
                                 {Qt::Key_W, 0, Do::Write},
                                 {Qt::Key_Tab, 0, Do::Pass},
                                 {Qt::Key_Return, 0, Do::Pass},
                                 {Qt::Key_Z, Qt::ControlModifier, Do::Pass},
                                 {Qt::Key_X, 0, Do::Nothing},
                                 {Qt::Key_F2, 0, Do::Nothing},
                                 {Qt::Key_O, Qt::ControlModifier, Do::Nothing},
                                 {Qt::Key_PageDown, Qt::ControlModifier, Do::Nothing}};
  for (const KeyRow& row : rows) {
    Clicker clicker;
    EXPECT_EQ(clicker.press(key(row.code, row.modifiers), Digits::NameACue).what, row.what)
        << std::hex << row.code;
  }
}

TEST(Clicker, DigitsAndEnterNameACue) {
  Clicker clicker;
  EXPECT_EQ(clicker.press(key(Qt::Key_1), Digits::NameACue).what, Do::Typing);
  EXPECT_EQ(clicker.press(key(Qt::Key_2), Digits::NameACue).what, Do::Typing);
  EXPECT_EQ(clicker.typed(), "12");
  EXPECT_EQ(clicker.press(key(Qt::Key_Enter), Digits::NameACue), (Meant{Do::GoTo, 12}));
  EXPECT_EQ(clicker.typed(), "");
}

TEST(Clicker, BackspaceTakesADigitAndAnyOtherKeyForgetsThem) {
  Clicker clicker;
  clicker.press(key(Qt::Key_4), Digits::NameACue);
  clicker.press(key(Qt::Key_7), Digits::NameACue);
  EXPECT_EQ(clicker.press(key(Qt::Key_Backspace), Digits::NameACue).what, Do::Typing);
  EXPECT_EQ(clicker.typed(), "4");
  EXPECT_EQ(clicker.press(key(Qt::Key_PageDown), Digits::NameACue).what, Do::Next);
  EXPECT_EQ(clicker.typed(), "");
  for (int k = 0; k < 9; ++k) clicker.press(key(Qt::Key_9), Digits::NameACue);
  EXPECT_EQ(clicker.typed(), "999");
}

TEST(Clicker, DigitsCountHandsWhileAQuestionIsOpen) {
  Clicker clicker;
  EXPECT_EQ(clicker.press(key(Qt::Key_2), Digits::CountHands), (Meant{Do::Add, 2}));
  EXPECT_EQ(clicker.press(key(Qt::Key_2, Qt::ShiftModifier), Digits::CountHands),
            (Meant{Do::Take, 2}));
  EXPECT_EQ(clicker.press(key(Qt::Key_0), Digits::CountHands).what, Do::Nothing);
  EXPECT_EQ(clicker.typed(), "");
}

// With Shift a key sends what is printed above its digit, and that differs from land to land.
TEST(Clicker, ShiftTakesAHandOnEveryKeyboard) {
  Clicker clicker;
  const Meant take{Do::Take, 2};
  const auto shifted = [&](int code, std::uint32_t scan) {
    return clicker.press(key(code, Qt::ShiftModifier, scan), Digits::CountHands);
  };
  EXPECT_EQ(shifted(Qt::Key_At, 0), take);
  EXPECT_EQ(shifted(Qt::Key_At, 11), take);
  EXPECT_EQ(shifted(Qt::Key_QuoteDbl, 11), take);
  EXPECT_EQ(shifted(Qt::Key_QuoteDbl, 0).what, Do::Nothing);
  EXPECT_EQ(digitOn(key(Qt::Key_ParenLeft, Qt::ShiftModifier, 18)), 9);
  EXPECT_EQ(digitOn(key(Qt::Key_B, 0, 12)), -1) << "without Shift the key says what it is";
}

}  // namespace
}  // namespace presenter
