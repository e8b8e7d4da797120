#include "app/presenter/deck.h"

namespace presenter {

Deck::Deck(Talk talk) : talk_(std::move(talk)) {
  for (const Cue& cue : talk_.cues) {
    hands_.emplace_back(cue.question ? cue.question->choices.size() : 0);
  }
  come(0);
}

void Deck::come(std::size_t place) {
  place_ = place;
  answer_ = now().question ? Answer::Open : Answer::None;
}

Then Deck::goOn() {
  blank_ = false;
  switch (answer_) {
    case Answer::Open:
      answer_ = Answer::Deciding;
      return Then::Decide;
    case Answer::Deciding:
      answer_ = Answer::Decided;
      return Then::Jump;
    case Answer::None:
    case Answer::Decided:
      break;
  }
  if (!next()) return Then::Nothing;
  return goTo(place_ + 1);
}

Then Deck::back() {
  if (answer_ == Answer::Deciding || answer_ == Answer::Decided) return again();
  if (place_ == 0) {
    blank_ = false;
    return Then::Nothing;
  }
  return goTo(place_ - 1);
}

Then Deck::goTo(std::size_t place) {
  if (place >= size()) return Then::Nothing;
  blank_ = false;
  come(place);
  return Then::Show;
}

Then Deck::escape() {
  if (!blank_) return Then::Leave;
  blank_ = false;
  return Then::Nothing;
}

Then Deck::play() {
  if (answer_ != Answer::Open) return Then::Nothing;
  answer_ = Answer::Deciding;
  blank_ = false;
  return Then::Decide;
}

std::optional<Instant> Deck::stopAt() const {
  if (answer_ == Answer::Deciding) return now().question->decided;
  const Cue* following = next();
  const Instant from = answer_ == Answer::Decided ? now().question->decided : now().at;
  if (!following || following->branch != now().branch || following->at <= from) {
    return std::nullopt;
  }
  return following->at;
}

void Deck::arrive() {
  if (answer_ == Answer::Deciding) {
    answer_ = Answer::Decided;
  } else if (next()) {
    come(place_ + 1);
  }
}

}  // namespace presenter
