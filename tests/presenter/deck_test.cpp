// Where a talk is: cues, blank, questions, hands, time.
#include <gtest/gtest.h>

#include "app/presenter/deck.h"
#include "app/presenter/pace.h"

namespace presenter {
namespace {

Instant at(int ms) { return Instant(std::chrono::milliseconds(ms)); }

Cue cueAt(int ms) {
  Cue cue;
  cue.headline = "Cue";
  cue.at = at(ms);
  return cue;
}

/// Four cues; the second asks, and is decided at 250 ms.
Deck deckOfFour() {
  Talk talk;
  talk.cues = {cueAt(100), cueAt(200), cueAt(300), cueAt(400)};
  talk.cues[1].question = Question{"What?", {"A", "B"}, at(250), 1, "Because."};
  return Deck(talk);
}

TEST(Deck, GoesOnAndBackWithinTheTalk) {
  Deck deck = deckOfFour();
  EXPECT_EQ(deck.back(), Then::Nothing);
  EXPECT_EQ(deck.place(), 0u);
  EXPECT_EQ(deck.goTo(3), Then::Show);
  EXPECT_EQ(deck.goOn(), Then::Nothing);
  EXPECT_EQ(deck.place(), 3u);
  EXPECT_EQ(deck.next(), nullptr);
  EXPECT_EQ(deck.back(), Then::Show);
  EXPECT_EQ(deck.place(), 2u);
  EXPECT_EQ(deck.first(), Then::Show);
  EXPECT_EQ(deck.place(), 0u);
  EXPECT_EQ(deck.goTo(4), Then::Nothing);
  EXPECT_EQ(deck.place(), 0u);
}

TEST(Deck, AnOpenQuestionIsDecidedBeforeTheTalkGoesOn) {
  Deck deck = deckOfFour();
  EXPECT_EQ(deck.goOn(), Then::Show);
  EXPECT_EQ(deck.answer(), Answer::Open);
  EXPECT_EQ(deck.stopAt(), at(300));
  EXPECT_EQ(deck.goOn(), Then::Decide);
  EXPECT_EQ(deck.answer(), Answer::Deciding);
  EXPECT_EQ(deck.stopAt(), at(250));
  deck.arrive();
  EXPECT_EQ(deck.answer(), Answer::Decided);
  EXPECT_EQ(deck.place(), 1u);
  EXPECT_EQ(deck.goOn(), Then::Show);
  EXPECT_EQ(deck.place(), 2u);
}

TEST(Deck, WhoIsImpatientSeesTheDecisionAtOnce) {
  Deck deck = deckOfFour();
  deck.goTo(1);
  deck.goOn();
  EXPECT_EQ(deck.goOn(), Then::Jump);
  EXPECT_EQ(deck.answer(), Answer::Decided);
}

TEST(Deck, BackFromADecisionAsksAnewAndKeepsTheHands) {
  Deck deck = deckOfFour();
  deck.goTo(1);
  deck.add(0, 3);
  deck.goOn();
  deck.arrive();
  EXPECT_EQ(deck.back(), Then::Show);
  EXPECT_EQ(deck.place(), 1u);
  EXPECT_EQ(deck.answer(), Answer::Open);
  EXPECT_EQ(deck.hands().counts(), (std::vector<int>{3, 0}));
  EXPECT_EQ(deck.back(), Then::Show);
  EXPECT_EQ(deck.place(), 0u);
}

TEST(Deck, PlayingDecidesAnOpenQuestionAndNothingElse) {
  Deck deck = deckOfFour();
  EXPECT_EQ(deck.play(), Then::Nothing);
  deck.goTo(1);
  EXPECT_EQ(deck.play(), Then::Decide);
  EXPECT_EQ(deck.play(), Then::Nothing);
}

TEST(Deck, PlayingStopsAtTheNextCueAndShowsIt) {
  Deck deck = deckOfFour();
  EXPECT_EQ(deck.stopAt(), at(200));
  deck.arrive();
  EXPECT_EQ(deck.place(), 1u);
  EXPECT_EQ(deck.answer(), Answer::Open);
  deck.goTo(3);
  EXPECT_EQ(deck.stopAt(), std::nullopt);
}

TEST(Deck, EscapeShowsABlankScreenBeforeItLeaves) {
  Deck deck = deckOfFour();
  deck.blankOrNot();
  EXPECT_TRUE(deck.blank());
  EXPECT_EQ(deck.escape(), Then::Nothing);
  EXPECT_FALSE(deck.blank());
  EXPECT_EQ(deck.escape(), Then::Leave);
}

TEST(Deck, GoingOnEndsABlankScreen) {
  for (const int way : {0, 1, 2}) {
    Deck deck = deckOfFour();
    deck.blankOrNot();
    if (way == 0) deck.goOn();
    if (way == 1) deck.back();
    if (way == 2) deck.goTo(2);
    EXPECT_FALSE(deck.blank()) << way;
  }
}

TEST(Hands, AreNeverFewerThanNoneOrMoreThanCanBe) {
  Hands hands(2);
  hands.add(0, -1);
  hands.add(1, 3);
  hands.add(1, -1);
  hands.set(0, kHandsMost + 5);
  hands.add(7, 1);
  EXPECT_EQ(hands.counts(), (std::vector<int>{kHandsMost, 2}));
  hands.set(0, 6);
  EXPECT_EQ(hands.total(), 8);
  EXPECT_DOUBLE_EQ(hands.share(0), 0.75);
  hands.clear();
  EXPECT_EQ(hands.total(), 0);
  EXPECT_DOUBLE_EQ(hands.share(0), 0.0);
}

TEST(Pace, CountsFromTheResetByTheTimeItIsGiven) {
  Pace pace;
  pace.restart(5'000);
  pace.tick(65'000);
  EXPECT_EQ(pace.elapsedMs(), 60'000);
  pace.tick(64'000);
  EXPECT_EQ(pace.elapsedMs(), 60'000) << "time does not run back";
  pace.restart(70'000);
  EXPECT_EQ(pace.elapsedMs(), 0);
  pace.tick(71'500);
  EXPECT_EQ(pace.elapsedMs(), 1'500);
}

TEST(Pace, IsWrittenAsAClockIsRead) {
  EXPECT_EQ(clockText(0), "0:00");
  EXPECT_EQ(clockText(59'999), "0:59");
  EXPECT_EQ(clockText(247'000), "4:07");
  EXPECT_EQ(clockText(3'750'000), "1:02:30");
  EXPECT_EQ(clockText(-5), "0:00");
}

}  // namespace
}  // namespace presenter
