// What a key means during a talk. Clickers send PageDown, PageUp, F5, Escape, and B or a full stop.
// Thread rule: a value. Invariant: digits are kept only until a key that is none.
#pragma once

#include <cstdint>
#include <string>

namespace presenter {

/// Do::Pass: the key means what it always means. Do::Nothing: it means nothing here.
enum class Do : std::uint8_t {
  Pass,
  Nothing,
  Next,
  Back,
  First,
  Again,  ///< the cue that is shown, as it was
  Blank,
  Escape,
  Play,
  GoTo,    ///< to cue `number`, from 1
  Typing,  ///< a further digit of a cue's number
  Add,     ///< a hand for choice `number`, from 1
  Take,
  List,
  Notes,
  Write,   ///< as a client
  Restart  ///< the time that has gone by counts from now on
};
struct Meant {
  Do what{Do::Nothing};
  int number{0};
  friend bool operator==(const Meant&, const Meant&) = default;
};

struct Key {
  int code{0};       ///< Qt::Key
  int modifiers{0};  ///< Qt::KeyboardModifiers
  /// As the keyboard sends it: digits keep theirs whatever Shift makes of them. 0: not known.
  std::uint32_t scanCode{0};
};

/// Whether digits count hands or name a cue.
enum class Digits : std::uint8_t { NameACue, CountHands };

class Clicker {
 public:
  Meant press(const Key& key, Digits digits);
  /// The digits typed so far.
  const std::string& typed() const { return typed_; }
  void clear() { typed_.clear(); }

 private:
  Meant digit(int digit, const Key& key, Digits digits);
  Meant enter();

  std::string typed_;
};

/// The digit on the key, whatever Shift makes of it; -1: it is none.
int digitOn(const Key& key);

}  // namespace presenter
