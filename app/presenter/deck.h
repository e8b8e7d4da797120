// Where a talk is: the cue, the blank screen, the open question with its hands. It tells what is to
// be done with the run; it does nothing itself.
// Thread rule: a value. Invariants: place() < talk().cues.size(); coming to a cue opens its
// question anew and keeps the hands that were counted.
#pragma once

#include "app/presenter/cue.h"
#include "app/presenter/hands.h"

namespace presenter {

/// Of the cue's question.
enum class Answer : std::uint8_t { None, Open, Deciding, Decided };

/// What is to be done with the run.
enum class Then : std::uint8_t {
  Nothing,
  Show,    ///< stand where the cue stands
  Decide,  ///< stand there, and play until the question is decided
  Jump,    ///< stand where the question is decided
  Leave
};

class Deck {
 public:
  /// REQUIRES: talk.cues is not empty.
  explicit Deck(Talk talk);

  const Talk& talk() const { return talk_; }
  std::size_t place() const { return place_; }
  std::size_t size() const { return talk_.cues.size(); }
  const Cue& now() const { return talk_.cues[place_]; }
  const Cue* next() const { return place_ + 1 < size() ? &talk_.cues[place_ + 1] : nullptr; }
  bool blank() const { return blank_; }
  Answer answer() const { return answer_; }
  const Hands& hands() const { return hands_[place_]; }

  /// An open question is decided first; asked once more, at once.
  Then goOn();
  /// From a question that is decided: back to where it was asked.
  Then back();
  Then first() { return goTo(0); }
  /// A cue that is not there changes nothing.
  Then goTo(std::size_t place);
  /// The cue that is shown, as it was.
  Then again() { return goTo(place_); }
  void blankOrNot() { blank_ = !blank_; }
  /// First the blank screen goes, then the talk is left.
  Then escape();
  /// Play was pressed: an open question is decided, all else plays on.
  Then play();

  /// While the talk's own run is played: where it stops by itself; nullopt: nowhere.
  std::optional<Instant> stopAt() const;
  /// It has come there.
  void arrive();

  void add(std::size_t choice, int hands) { hands_[place_].add(choice, hands); }
  void count(std::size_t choice, int hands) { hands_[place_].set(choice, hands); }
  /// Hands can be counted as long as the answer is open.
  bool counts() const { return answer_ == Answer::Open; }

 private:
  void come(std::size_t place);

  Talk talk_;
  std::size_t place_{0};
  bool blank_{false};
  Answer answer_{Answer::None};
  std::vector<Hands> hands_;  ///< of each cue
};

}  // namespace presenter
