// A talk in the window: start, next, back, blank, hands, and back to everything as it was.
#include <gmock/gmock.h>

#include "app/presenter/sides.h"
#include "tests/window/presenter_fixture.h"

namespace flotilla {
namespace {

using ::testing::ElementsAre;

TEST_F(PresenterInWindow, TheSignInTheTitleBarListsWhatThereIsToPresent) {
  press("Present");
  window.picture();
  EXPECT_NE(named("Cut in two: two leaders"), nullptr);
  EXPECT_NE(named("6  Cut in two: the stale leader"), nullptr);
  press("Cut in two: two leaders");
  catchUp();
  EXPECT_TRUE(talk().active());
  EXPECT_EQ(talk().cues(), 9);
  EXPECT_EQ(session.title(), "Cut in two: two leaders");
}

TEST_F(PresenterInWindow, TheFirstF5AsksWhatToPresentAndTheNextGoesOnWithTheTalk) {
  tap(Qt::Key_F5);
  window.picture();
  EXPECT_NE(named("Cut in two: two leaders"), nullptr);
  press("Cut in two: two leaders");
  catchUp();
  tap(Qt::Key_PageDown);
  tap(Qt::Key_Escape);
  ASSERT_FALSE(talk().active());
  tap(Qt::Key_F5);
  EXPECT_TRUE(talk().active());
  EXPECT_EQ(talk().cue(), 1) << "it goes on where it was left";
  EXPECT_EQ(session.playheadTime(), cue().at);
}

TEST_F(PresenterInWindow, ShowsTheCueOnAFullScreenInTheProjectorsTheme) {
  begin();
  EXPECT_EQ(theme(), 2);
  EXPECT_TRUE(quick().windowStates().testFlag(Qt::WindowFullScreen));
  window.picture();
  EXPECT_NE(named("Cue 1 of 9"), nullptr);
  EXPECT_NE(nameBegins("Five servers, one log."), nullptr);
  EXPECT_NE(named("5 of 5, quorum: writes go on"), nullptr);
  EXPECT_EQ(nameBegins("Scenario: "), nullptr) << "the title bar is away";
  EXPECT_EQ(session.playheadTime(), cue().at);
  EXPECT_FALSE(session.playing());
}

TEST_F(PresenterInWindow, TheKeysOfAClickerLeadThroughTheTalk) {
  begin();
  tap(Qt::Key_PageDown);
  EXPECT_EQ(talk().cue(), 1);
  tap(Qt::Key_Right);
  EXPECT_EQ(talk().cue(), 2);
  tap(Qt::Key_PageUp);
  EXPECT_EQ(talk().cue(), 1);
  tap(Qt::Key_Left);
  EXPECT_EQ(talk().cue(), 0);
  tap(Qt::Key_Left);
  EXPECT_EQ(talk().cue(), 0);
  tap(Qt::Key_7);
  EXPECT_EQ(talk().typed(), "7");
  tap(Qt::Key_Return);
  EXPECT_EQ(talk().cue(), 6);
  EXPECT_EQ(session.playheadTime(), cue().at);
  tap(Qt::Key_Home);
  EXPECT_EQ(talk().cue(), 0);
  EXPECT_EQ(session.playheadTime(), cue().at);
}

TEST_F(PresenterInWindow, BAndFullStopBlankTheScreenAndEscapeShowsItFirst) {
  begin();
  for (const Qt::Key code : {Qt::Key_B, Qt::Key_Period}) {
    tap(code);
    EXPECT_TRUE(talk().blank());
    window.picture();
    EXPECT_NE(nameBegins("Blank screen"), nullptr);
    tap(code);
    EXPECT_FALSE(talk().blank());
  }
  tap(Qt::Key_B);
  tap(Qt::Key_Escape);
  EXPECT_TRUE(talk().active());
  EXPECT_FALSE(talk().blank());
  tap(Qt::Key_Escape);
  EXPECT_FALSE(talk().active());
}

TEST_F(PresenterInWindow, LeavingPutsBackThemeWindowAndPanes) {
  window.setTheme(1);
  const QRect geometry = quick().geometry();
  const auto states = quick().windowStates();
  const QString desk = window.views().desk()->text();
  const QSizeF stageSize = stage().size();
  const double letters = stage().textScale();
  begin();
  tap(Qt::Key_PageDown);
  tap(Qt::Key_K);
  EXPECT_NE(stage().size(), stageSize);
  tap(Qt::Key_Escape);
  EXPECT_TRUE(talk().active()) << "the first Escape puts the tool away";
  tap(Qt::Key_Escape);
  EXPECT_FALSE(talk().active());
  window.picture();
  EXPECT_EQ(theme(), 1);
  EXPECT_EQ(quick().windowStates(), states);
  EXPECT_EQ(quick().geometry(), geometry);
  EXPECT_EQ(window.views().desk()->text(), desk);
  EXPECT_EQ(stage().size(), stageSize);
  EXPECT_EQ(stage().textScale(), letters);
  EXPECT_NE(nameBegins("Scenario: "), nullptr);
  EXPECT_EQ(nameBegins("Cue 2 of 9"), nullptr);
}

TEST_F(PresenterInWindow, ACueComesBackExactlyAfterActingLive) {
  begin();
  std::vector<std::uint64_t> before;
  for (int place = 0; place < talk().cues(); ++place) before.push_back(hashOfCue(place));
  talk().goTo(3);
  catchUp();
  const int branch = session.currentBranch();
  hover(4);
  tap(Qt::Key_K);
  tap(Qt::Key_Space);
  playFrames(20);
  EXPECT_EQ(server(4).status, trace::ServerStatus::Down);
  EXPECT_NE(session.currentBranch(), branch) << "what is done is a branch";
  EXPECT_EQ(session.branches()->count(), 2);
  tap(Qt::Key_Backspace);
  EXPECT_EQ(talk().cue(), 3);
  EXPECT_EQ(session.currentBranch(), branch);
  EXPECT_EQ(hash(), before[3]);
  EXPECT_EQ(server(4).status, trace::ServerStatus::Up);
  for (int place = 0; place < talk().cues(); ++place) {
    EXPECT_EQ(hashOfCue(place), before[static_cast<std::size_t>(place)]) << "cue " << place + 1;
  }
  session.selectBranch(1);
  session.toEnd();
  catchUp();
  EXPECT_EQ(server(4).status, trace::ServerStatus::Down) << "nothing that was done is lost";
}

TEST_F(PresenterInWindow, EvenTheLastCueComesBackAfterActingThere) {
  begin();
  const std::uint64_t before = hashOfCue(8);
  session.crashOrRestart(4);
  session.settle();
  tap(Qt::Key_Space);
  playFrames(40);
  EXPECT_EQ(session.branches()->count(), 2);
  tap(Qt::Key_F5);
  EXPECT_EQ(talk().cue(), 8);
  EXPECT_EQ(hash(), before);
}

TEST_F(PresenterInWindow, PlayingGoesOnToTheNextCueAndStopsThere) {
  begin();
  const std::uint64_t next = hashOfCue(1);
  talk().goTo(0);
  catchUp();
  tap(Qt::Key_Space);
  for (int k = 0; k < 5'000 && talk().cue() == 0; ++k) frame(20.0);
  catchUp();
  EXPECT_EQ(talk().cue(), 1);
  EXPECT_FALSE(session.playing());
  EXPECT_EQ(session.playheadTime(), cue().at);
  EXPECT_EQ(hash(), next);
}

TEST_F(PresenterInWindow, HandsAreCountedAndTheRunDecides) {
  begin();
  talk().goTo(2);
  catchUp();
  EXPECT_EQ(talk().answer(), State::Open);
  for (int k = 0; k < 3; ++k) tap(Qt::Key_1);
  for (int k = 0; k < 5; ++k) tap(Qt::Key_2);
  tap(Qt::Key_2, Qt::ShiftModifier);
  EXPECT_THAT(talk().hands(), ElementsAre(3, 4));
  press("One more hand for choice 1");
  press("One hand less for choice 2");
  EXPECT_THAT(talk().hands(), ElementsAre(4, 3));
  EXPECT_EQ(talk().right(), -1) << "the answer is held back";
  EXPECT_EQ(talk().because(), "");
  tap(Qt::Key_PageDown);
  EXPECT_EQ(talk().answer(), State::Deciding);
  EXPECT_EQ(talk().right(), -1);
  playUntilDecided();
  catchUp();
  EXPECT_EQ(talk().right(), 1);
  EXPECT_TRUE(talk().because().startsWith("S4 asked for votes in a new term"));
  EXPECT_EQ(session.playheadTime(), cue().question->decided);
  window.picture();
  const QQuickItem* right = nameBegins("2: Elect a leader of their own. Hands: 3");
  ASSERT_NE(right, nullptr);
  EXPECT_EQ(descriptionOf(*right), "This is what the run did.");
  tap(Qt::Key_1);
  EXPECT_THAT(talk().hands(), ElementsAre(4, 3)) << "the vote is over";
  tap(Qt::Key_Escape);
}

TEST_F(PresenterInWindow, TheQuorumWordsAreThoseOfEachSide) {
  begin();
  talk().goTo(3);
  catchUp();
  window.picture();
  const QQuickItem* goesOn = named("3 of 5, quorum: writes go on");
  const QQuickItem* waits = named("2 of 5, no quorum: writes wait");
  ASSERT_NE(goesOn, nullptr);
  ASSERT_NE(waits, nullptr);
  EXPECT_LT(goesOn->mapToScene({}).x(), waits->mapToScene({}).x())
      << "as the sides stand on the stage";
}

TEST_F(PresenterInWindow, TheSpeakerCutsAndWritesAsUsual) {
  begin();
  session.cut({1, 2, 1, 3, 1, 4, 1, 5}, false);
  session.settle();
  catchUp();
  EXPECT_TRUE(isCut(1, 2));
  EXPECT_EQ(named("Clients"), nullptr);
  tap(Qt::Key_W);
  window.picture();
  EXPECT_NE(named("Clients"), nullptr);
  type("put b=2");
  EXPECT_FALSE(talk().blank()) << "what is typed stays in the field";
  EXPECT_EQ(talk().cue(), 0);
  tap(Qt::Key_PageDown);
  EXPECT_EQ(talk().cue(), 1) << "but a clicker is heard";
}

TEST_F(PresenterInWindow, NotesAreAWindowThatComesAndGoes) {
  begin();
  EXPECT_FALSE(notes().isVisible());
  tap(Qt::Key_N);
  EXPECT_TRUE(notes().isVisible());
  EXPECT_EQ(notes().title(), "Notes: Cut in two: two leaders - Flotilla");
  typeIn(notes(), Qt::Key_PageDown);
  EXPECT_EQ(talk().cue(), 1) << "a clicker works wherever the keyboard's focus is";
  notes().close();
  catchUp();
  EXPECT_FALSE(notes().isVisible());
  EXPECT_TRUE(talk().active()) << "the talk goes on";
  EXPECT_TRUE(quick().isVisible());
  tap(Qt::Key_N);
  EXPECT_TRUE(notes().isVisible());
}

TEST_F(PresenterInWindow, HandsCanBeTypedInTheNotes) {
  begin();
  talk().goTo(2);
  talk().showNotes(true);
  catchUp();
  QQuickItem* field = nullptr;
  std::vector<QQuickItem*> shown{notes().contentItem()};
  for (std::size_t i = 0; i < shown.size() && !field; ++i) {
    if (nameOf(*shown[i]) == "Hands for choice 2") field = shown[i];
    for (QQuickItem* child : shown[i]->childItems()) shown.push_back(child);
  }
  ASSERT_NE(field, nullptr);
  notes().requestActivate();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&notes()));
  field->forceActiveFocus();
  ASSERT_TRUE(QTest::qWaitFor([&] { return notes().activeFocusItem() == field; }));
  QMetaObject::invokeMethod(field, "selectAll");
  for (const Qt::Key code : {Qt::Key_1, Qt::Key_7, Qt::Key_Return}) typeIn(notes(), code);
  EXPECT_THAT(talk().hands(), ElementsAre(0, 17));
  tap(Qt::Key_2);
  EXPECT_THAT(talk().hands(), ElementsAre(0, 18));
  EXPECT_EQ(field->property("text").toString(), "18") << "it shows what is counted";
}

TEST_F(PresenterInWindow, F5PresentsTheLessonThatIsOpen) {
  window.lessons().start("05-majority-of-what");
  ASSERT_TRUE(window.lessons().isOpen());
  catchUp();
  tap(Qt::Key_F5);
  ASSERT_TRUE(talk().active());
  EXPECT_EQ(talk().title(), "Majority of what?");
  window.picture();
  EXPECT_EQ(named("Lesson: Majority of what?"), nullptr) << "the lesson's pane is away";
  tap(Qt::Key_Escape);
  window.picture();
  EXPECT_NE(named("Lesson: Majority of what?"), nullptr);
  EXPECT_TRUE(window.lessons().aside()) << "another run is shown, and can be left for the lesson";
}

TEST_F(PresenterInWindow, ClosingTheProjectorEndsTheTalkNotTheProgram) {
  begin();
  tap(Qt::Key_N);
  quick().close();
  catchUp();
  EXPECT_TRUE(quick().isVisible());
  EXPECT_FALSE(talk().active());
  EXPECT_FALSE(notes().isVisible());
}

TEST_F(PresenterInWindow, TimeIsThatWhichIsHandedIn) {
  begin();
  talk().tick(10'000'000, "9:00");
  talk().restartClock();
  talk().tick(10'247'000, "9:04");
  EXPECT_EQ(talk().elapsed(), "4:07");
  EXPECT_EQ(talk().clock(), "9:04");
  tap(Qt::Key_R);
  EXPECT_EQ(talk().elapsed(), "0:00");
}

TEST_F(PresenterInWindow, ALessonIsPresentedAsItIs) {
  Q_EMIT talk().lessonAsked("06-cut-in-two");
  catchUp();
  ASSERT_TRUE(talk().active()) << talk().trouble().toStdString();
  EXPECT_EQ(talk().title(), "Cut in two: the stale leader");
  EXPECT_EQ(talk().kicker(), "Five servers agree");
  EXPECT_EQ(session.playheadTime(), cue().at);
  EXPECT_EQ(leader(), 1);
  std::vector<std::uint64_t> before;
  for (int place = 0; place < talk().cues(); ++place) before.push_back(hashOfCue(place));
  for (int place = talk().cues() - 1; place >= 0; --place) {
    EXPECT_EQ(hashOfCue(place), before[static_cast<std::size_t>(place)]);
  }
}

TEST_F(PresenterInWindow, TheBookmarksOfARunArePresentedInAllItsBranches) {
  runToLeader();
  session.bookmark("A leader");
  run(100.0);
  session.bookmark("Later");
  session.seek(session.time() - 50.0);
  session.crashOrRestart(leader());
  session.settle();
  run(80.0);
  session.bookmark("In the branch");
  tap(Qt::Key_F5);
  ASSERT_TRUE(talk().active());
  EXPECT_EQ(talk().cues(), 3);
  std::vector<std::uint64_t> before;
  QStringList heads;
  for (int place = 0; place < talk().cues(); ++place) {
    before.push_back(hashOfCue(place));
    heads << talk().headline();
    EXPECT_EQ(session.playheadTime(), cue().at);
  }
  EXPECT_TRUE(heads.contains("In the branch"));
  session.pauseOrResume(2);
  session.settle();
  for (int place = 0; place < talk().cues(); ++place) {
    EXPECT_EQ(hashOfCue(place), before[static_cast<std::size_t>(place)]);
  }
}

TEST_F(PresenterInWindow, AnotherRunEndsTheTalk) {
  begin();
  open();
  catchUp();
  EXPECT_FALSE(talk().active());
  EXPECT_FALSE(talk().hasTalk());
  EXPECT_EQ(theme(), 0);
}

TEST_F(PresenterInWindow, AMistakeInATalkIsSaidWithFileLineAndColumn) {
  talk().presentTalk("/nowhere/none.cues");
  EXPECT_FALSE(talk().active());
  window.picture();
  EXPECT_NE(named("/nowhere/none.cues cannot be read."), nullptr);
}

}  // namespace
}  // namespace flotilla
