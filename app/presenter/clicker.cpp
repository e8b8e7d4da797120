#include "app/presenter/clicker.h"

#include <Qt>

#include <array>
#include <optional>

namespace presenter {
namespace {

/// More digits name no cue.
constexpr std::size_t kDigitsMost = 3;
/// The row of digits, as X11 and Wayland number keys: 1 to 9, then 0.
constexpr std::uint32_t kScanOfOne = 10;
constexpr std::uint32_t kScanOfZero = 19;

struct Row {
  int code;
  Do what;
};
constexpr std::array kAlone{
    Row{Qt::Key_PageDown, Do::Next},   Row{Qt::Key_Right, Do::Next},
    Row{Qt::Key_MediaNext, Do::Next},  Row{Qt::Key_PageUp, Do::Back},
    Row{Qt::Key_Left, Do::Back},       Row{Qt::Key_MediaPrevious, Do::Back},
    Row{Qt::Key_Home, Do::First},      Row{Qt::Key_F5, Do::Again},
    Row{Qt::Key_Backspace, Do::Again}, Row{Qt::Key_B, Do::Blank},
    Row{Qt::Key_Period, Do::Blank},    Row{Qt::Key_Escape, Do::Escape},
    Row{Qt::Key_Space, Do::Play},      Row{Qt::Key_G, Do::List},
    Row{Qt::Key_N, Do::Notes},         Row{Qt::Key_R, Do::Restart},
    Row{Qt::Key_W, Do::Write},
};
// What a speaker does on the stage, and how it looks.
constexpr std::array kUsual{
    Qt::Key_K,    Qt::Key_P,       Qt::Key_C,        Qt::Key_H,     Qt::Key_V,
    Qt::Key_Z,    Qt::Key_T,       Qt::Key_M,        Qt::Key_Tab,   Qt::Key_Backtab,
    Qt::Key_Up,   Qt::Key_Down,    Qt::Key_Question, Qt::Key_Shift, Qt::Key_BracketLeft,
    Qt::Key_Plus, Qt::Key_Minus,   Qt::Key_Equal,    Qt::Key_Menu,  Qt::Key_BracketRight,
    Qt::Key_Alt,  Qt::Key_Control,
};
constexpr std::array kWithCtrl{Qt::Key_Z, Qt::Key_B, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus};

template <class Keys>
bool isIn(const Keys& keys, int code) {
  for (const auto key : keys) {
    if (key == code) return true;
  }
  return false;
}

}  // namespace

int digitOn(const Key& key) {
  if (key.code >= Qt::Key_0 && key.code <= Qt::Key_9) return key.code - Qt::Key_0;
  if ((key.modifiers & Qt::ShiftModifier) == 0) return -1;
  if (key.scanCode >= kScanOfOne && key.scanCode < kScanOfZero) {
    return static_cast<int>(key.scanCode - kScanOfOne) + 1;
  }
  if (key.scanCode != 0) return -1;
  // No number of the key is known: as on an American keyboard.
  constexpr std::array kShifted{Qt::Key_Exclam,    Qt::Key_At,       Qt::Key_NumberSign,
                                Qt::Key_Dollar,    Qt::Key_Percent,  Qt::Key_AsciiCircum,
                                Qt::Key_Ampersand, Qt::Key_Asterisk, Qt::Key_ParenLeft};
  for (std::size_t i = 0; i < kShifted.size(); ++i) {
    if (kShifted[i] == key.code) return static_cast<int>(i) + 1;
  }
  return -1;
}

Meant Clicker::press(const Key& key, Digits digits) {
  constexpr int kChords = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
  if ((key.modifiers & kChords) != 0) {
    const bool usual = isIn(kWithCtrl, key.code) || isIn(kUsual, key.code);
    return {usual ? Do::Pass : Do::Nothing, 0};
  }
  if (const int on = digitOn(key); on >= 0) return digit(on, key, digits);
  if (key.code == Qt::Key_Return || key.code == Qt::Key_Enter) return enter();
  if (key.code == Qt::Key_Backspace && !typed_.empty()) {
    typed_.pop_back();
    return {Do::Typing, 0};
  }
  typed_.clear();
  for (const Row& row : kAlone) {
    if (row.code == key.code) return {row.what, 0};
  }
  return {isIn(kUsual, key.code) ? Do::Pass : Do::Nothing, 0};
}

Meant Clicker::digit(int digit, const Key& key, Digits digits) {
  if (digits == Digits::CountHands) {
    const bool takes = (key.modifiers & Qt::ShiftModifier) != 0;
    return digit == 0 ? Meant{} : Meant{takes ? Do::Take : Do::Add, digit};
  }
  if (typed_.size() < kDigitsMost) typed_ += static_cast<char>('0' + digit);
  return {Do::Typing, 0};
}

// Without a number Enter is for what has the keyboard's focus.
Meant Clicker::enter() {
  if (typed_.empty()) return {Do::Pass, 0};
  int number = 0;
  for (const char c : typed_) number = 10 * number + (c - '0');
  typed_.clear();
  return {Do::GoTo, number};
}

}  // namespace presenter
