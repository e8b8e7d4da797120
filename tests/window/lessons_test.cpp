// Lessons in the window: list, questions, tasks by hand, reload, and all of it by keyboard.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "tests/window/lesson_fixture.h"

namespace flotilla {
namespace {

using lessons::Page;

class LessonsInWindow : public LessonFixture {
 protected:
  void startFive() { start("05-majority-of-what"); }
  /// Lesson 5 up to its task.
  void toTask() {
    startFive();
    goOn();
    answer(0);
    goOn();
    answer(1);
    goOn();
    ASSERT_EQ(state(), Page::Working);
  }
  void byHand(const std::function<void()>& act, double ms) {
    act();
    session.settle();
    session.setSpeed(1.0);
    session.play();
    const double end = session.time() + ms;
    for (int k = 0; k < 5'000 && session.time() < end && state() == Page::Working; ++k) {
      frame(10.0);
    }
    session.pause();
    session.settle();
  }
};

TEST_F(LessonsInWindow, TheListNamesEachLessonAndOpensIt) {
  key(Qt::Key_F2);
  window.picture();
  EXPECT_NE(named("Lesson 1: The bank account"), nullptr);
  press("Lesson 5: Majority of what?");
  ASSERT_TRUE(lessons().isOpen());
  watch();
  EXPECT_NE(named("Lesson: Majority of what?"), nullptr);
  EXPECT_NE(named("Step 1 of 4"), nullptr);
  EXPECT_EQ(state(), Page::Reading);
  EXPECT_EQ(leader(), 1);
  EXPECT_NE(nameBegins("S1 leads three servers, and x = 1 is committed."), nullptr);
}

// What has no room beside it is behind one button, and nothing is cut off.
TEST_F(LessonsInWindow, InTheSmallestWindowWithTheLargestTextTheRunIsStillOperated) {
  start("05-majority-of-what");
  quick().resize(1024, 700);
  window.setTextScale(2.0);
  for (int k = 0; k < 3; ++k) {
    frame(0.0);
    QCoreApplication::processEvents();
    window.picture();
  }
  const double right = quick().width() - lessons().room();
  for (const char* name : {"Play (Space)", "Run to, step, undo, fork", "Speed 1/"}) {
    const QQuickItem* button = nameBegins(name);
    ASSERT_NE(button, nullptr) << name;
    const QRectF box = button->mapRectToScene({0, 0, button->width(), button->height()});
    EXPECT_GE(box.left(), 0) << name;
    EXPECT_LE(box.right(), right) << name;
  }
  const auto event = session.cluster().lastEvent();
  press("Run to, step, undo, fork");
  press("Step back one event");
  session.settle();
  EXPECT_LT(session.cluster().lastEvent(), event);
  window.setTextScale(1.0);
}

TEST_F(LessonsInWindow, TheButtonInTheTitleBarOpensTheListToo) {
  press("Lessons");
  window.picture();
  EXPECT_NE(nameBegins("Lesson 2: "), nullptr);
}

TEST_F(LessonsInWindow, TheShownRunIsTheOneThatTheLessonJudges) {
  startFive();
  goOn();
  EXPECT_EQ(session.cluster().lastEvent(), lessons().guide().lastEvent());
  EXPECT_EQ(session.playheadTime(), lessons().guide().now());
  EXPECT_EQ(server(3).status, trace::ServerStatus::Down);
  answer(0);
  EXPECT_LE(lessons().guide().lastEvent(), session.trace().lastId());
}

TEST_F(LessonsInWindow, ARightAnswerIsExplainedFromTheRun) {
  startFive();
  goOn();
  EXPECT_EQ(page().choices().size(), 2);
  EXPECT_NE(named("Answer 1: Yes. Two of three are enough."), nullptr);
  answer(0);
  EXPECT_EQ(page().right(), 0);
  EXPECT_TRUE(page().explanation().startsWith("S1 and S2 have it on disk"));
  EXPECT_FALSE(session.playing());
}

TEST_F(LessonsInWindow, AWrongAnswerIsRepliedToAndTheRunDecides) {
  startFive();
  goOn();
  answer(1);
  EXPECT_EQ(page().right(), 0);
  EXPECT_EQ(page().chosen(), 1);
  EXPECT_TRUE(page().explanation().startsWith("It need not be on every server."));
  window.picture();
  const QQuickItem* wrong = nameBegins("Answer 2: ");
  ASSERT_NE(wrong, nullptr);
  EXPECT_EQ(descriptionOf(*wrong), "The run decided otherwise.");
}

TEST_F(LessonsInWindow, AnOpenQuestionHoldsTheRunHoweverItIsPushed) {
  startFive();
  goOn();
  const raft::Instant stands = session.playheadTime();
  session.play();
  for (int k = 0; k < 20; ++k) frame(50.0);
  EXPECT_EQ(session.playheadTime(), stands);
  session.runTo("commit");
  session.settle();
  EXPECT_EQ(session.playheadTime(), stands);
  EXPECT_EQ(state(), Page::Asking);
  session.seek(1.0);
  EXPECT_LT(session.playheadTime(), stands) << "looking back is free";
}

TEST_F(LessonsInWindow, WhyIsHeldBackWhileTheQuestionIsOpen) {
  startFive();
  goOn();
  key(Qt::Key_Q);
  frame(0.0);
  EXPECT_TRUE(window.instrument().why()->question().isEmpty());
  answer(0);
  key(Qt::Key_Q);
  EXPECT_FALSE(window.instrument().why()->question().isEmpty());
}

TEST_F(LessonsInWindow, ALogThatGivesTheAnswerAwayIsCovered) {
  start("07-up-to-date");
  goOn();
  goOn();
  answer(1);
  goOn();
  ASSERT_EQ(state(), Page::Asking);
  window.picture();
  EXPECT_NE(named("Log: held back until you have answered."), nullptr);
  lessons().answer(0, 2);
  window.picture();
  EXPECT_EQ(named("Log: held back until you have answered."), nullptr);
}

TEST_F(LessonsInWindow, TheTaskIsDoneByHandOnTheRealEngine) {
  toTask();
  EXPECT_EQ(page().reached(), (QList<bool>{false, false}));
  byHand([this] { session.crashOrRestart(2); }, 400.0);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Up);
  EXPECT_EQ(page().reached(), (QList<bool>{false, true})) << page().progress().toStdString();
  byHand([this] { session.write("put x=4", 0); }, 3'000.0);
  EXPECT_EQ(state(), Page::Reached) << page().progress().toStdString();
  EXPECT_TRUE(page().done().startsWith("2 of 3 servers run")) << page().done().toStdString();
  EXPECT_FALSE(lessons().aside());
  goOn();
  EXPECT_EQ(state(), Page::Finished);
}

TEST_F(LessonsInWindow, AMisstepIsAnsweredWithWhatReallyHappened) {
  toTask();
  byHand([this] { session.write("put x=4", 1); }, 8'000.0);
  EXPECT_TRUE(page().said().contains("majority")) << page().said().toStdString();
  EXPECT_EQ(state(), Page::Working);
}

TEST_F(LessonsInWindow, WhatWasUndoneDoesNotCount) {
  toTask();
  byHand([this] { session.crashOrRestart(2); }, 200.0);
  ASSERT_TRUE(page().reached()[1]);
  session.undo();
  session.settle();
  frame(0.0);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Down);
  EXPECT_EQ(page().reached(), (QList<bool>{false, false}));
  EXPECT_FALSE(lessons().aside());
}

TEST_F(LessonsInWindow, ActingAfterScrubbingBackStartsABranchThatIsFollowed) {
  toTask();
  const double begin = session.time();
  byHand([this] { session.crashOrRestart(3); }, 400.0);
  session.seek(begin + 100.0);
  session.crashOrRestart(2);
  session.settle();
  EXPECT_GT(session.branches()->count(), 1);
  byHand([] {}, 300.0);
  EXPECT_EQ(page().reached(), (QList<bool>{false, true}));
  EXPECT_FALSE(lessons().aside());
}

TEST_F(LessonsInWindow, ABranchFromBeforeTheStepIsSaidToBeNoneOfTheLesson) {
  toTask();
  session.seek(10.0);
  session.crashOrRestart(2);
  session.settle();
  frame(0.0);
  EXPECT_TRUE(lessons().aside());
  press("Back to the lesson");
  for (int k = 0; k < 10; ++k) frame(10.0);
  EXPECT_FALSE(lessons().aside());
  EXPECT_EQ(state(), Page::Working);
  EXPECT_EQ(session.playheadTime(), lessons().guide().now());
}

TEST_F(LessonsInWindow, AnotherScenarioPutsTheLessonAside) {
  startFive();
  open();
  frame(0.0);
  EXPECT_TRUE(lessons().aside());
  lessons().showAgain();
  for (int k = 0; k < 10; ++k) frame(10.0);
  EXPECT_EQ(session.title(), "Majority of what?");
  EXPECT_FALSE(lessons().aside());
}

TEST_F(LessonsInWindow, HintsGrowAndTheStepCanBeBegunAgain) {
  toTask();
  window.picture();
  press("Hint");
  EXPECT_EQ(page().hints().size(), 1);
  lessons().hint();
  EXPECT_EQ(page().hints().size(), 2);
  EXPECT_EQ(page().hintsLeft(), 0);
  byHand([this] { session.crashOrRestart(2); }, 200.0);
  press("Begin again");
  watch();
  frame(0.0);
  EXPECT_EQ(page().tries(), 2);
  EXPECT_EQ(state(), Page::Working);
  EXPECT_EQ(server(2).status, trace::ServerStatus::Down);
}

TEST_F(LessonsInWindow, BackAndSkipGoFromStepToStep) {
  startFive();
  press("Skip step");
  watch();
  EXPECT_EQ(page().step(), 2);
  EXPECT_EQ(state(), Page::Asking);
  press("Back");
  watch();
  EXPECT_EQ(page().step(), 1);
  EXPECT_EQ(server(3).status, trace::ServerStatus::Up);
}

TEST_F(LessonsInWindow, ATermOpensItsDefinitionWithItsSection) {
  startFive();
  window.picture();
  press("What is: majority");
  window.picture();
  EXPECT_NE(named("Raft 5.2"), nullptr);
}

TEST_F(LessonsInWindow, LeavingGivesTheRoomBack) {
  const QPoint before = placeOf(1);
  startFive();
  window.picture();
  EXPECT_NE(placeOf(1), before);
  press("Leave the lesson");
  window.picture();
  EXPECT_FALSE(lessons().isOpen());
  EXPECT_EQ(quick().property("reserved").toDouble(), 0.0);
}

TEST_F(LessonsInWindow, TheKeyboardAloneLeadsThroughALesson) {
  key(Qt::Key_F2);
  ASSERT_TRUE(QTest::qWaitFor([this] {
    const QQuickItem* held = quick().activeFocusItem();
    return held && nameOf(*held).startsWith("Lesson 1");
  }));
  for (int k = 0; k < 4; ++k) key(Qt::Key_Tab);
  key(Qt::Key_Return);
  ASSERT_TRUE(lessons().isOpen());
  EXPECT_EQ(page().lesson(), "Majority of what?");
  watch();
  key(Qt::Key_Return, Qt::ControlModifier);
  watch();
  ASSERT_EQ(state(), Page::Asking);
  key(Qt::Key_1);
  key(Qt::Key_Return);  // to how sure
  key(Qt::Key_Right);
  key(Qt::Key_Right);
  key(Qt::Key_Return);  // fairly sure
  EXPECT_EQ(nameOf(*quick().activeFocusItem()), "Lock in and run");
  key(Qt::Key_Return);
  EXPECT_EQ(page().chosen(), 0);
  until(Page::Explained);
  key(Qt::Key_Return, Qt::ControlModifier);
  watch();
  EXPECT_EQ(page().step(), 3);
}

TEST_F(LessonsInWindow, ProgressIsKeptAndExported) {
  QTemporaryDir folder;
  lessons().keepRecords(folder.filePath("kept/progress.jsonl"));
  startFive();
  goOn();
  answer(1);
  goOn();
  QFile kept(folder.filePath("kept/progress.jsonl"));
  ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
  const QByteArray lines = kept.readAll();
  EXPECT_TRUE(lines.contains("05-majority-of-what")) << lines.toStdString();
  EXPECT_TRUE(lines.contains("prediction")) << lines.toStdString();
  const QString out = folder.filePath("out.jsonl");
  EXPECT_EQ(lessons().exportProgress(QUrl::fromLocalFile(out)), "");
  QFile exported(out);
  ASSERT_TRUE(exported.open(QIODevice::ReadOnly));
  EXPECT_EQ(exported.readAll(), lines);
}

class Authoring : public LessonsInWindow {
 protected:
  void SetUp() override {
    LessonsInWindow::SetUp();
    const QString shelf = QString(FLOTILLA_SOURCE_DIR) + "/lessons/";
    ASSERT_TRUE(QDir(folder.path()).mkdir("05"));
    const QString from = shelf + "05-majority-of-what/";
    for (const QString name : {"lesson.md", "scenario.txt"}) {
      ASSERT_TRUE(QFile::copy(from + name, folder.filePath("05/" + name)));
    }
    ASSERT_TRUE(QFile::copy(shelf + "glossary.txt", folder.filePath("glossary.txt")));
    lessons().setShelf(folder.path());
    start("05");
  }
  void change(const QByteArray& from, const QByteArray& to) {
    QFile file(folder.filePath("05/lesson.md"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    ASSERT_TRUE(text.contains(from));
    text.replace(from, to);
    file.close();
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
  }
  QTemporaryDir folder;
};

TEST_F(Authoring, AChangedLessonIsReadAgainWhereItWasOpen) {
  goOn();
  change("a client sends x = 2.", "a client wants x to be 2.");
  ASSERT_TRUE(QTest::qWaitFor([this] { return page().text().contains("wants x to be 2"); }));
  EXPECT_EQ(page().step(), 2);
  watch();
  EXPECT_EQ(state(), Page::Asking);
  EXPECT_EQ(lessons().trouble(), "");
}

TEST_F(Authoring, AMistakeIsSaidWithItsLineAndTheLessonStays) {
  change("until: last put is ok within 2s", "until: last put is okay within 2s");
  ASSERT_TRUE(QTest::qWaitFor([this] { return !lessons().trouble().isEmpty(); }));
  EXPECT_TRUE(lessons().trouble().startsWith("lesson.md:")) << lessons().trouble().toStdString();
  EXPECT_NE(named(lessons().trouble()), nullptr);
  EXPECT_EQ(state(), Page::Reading);
  change("until: last put is okay within 2s", "until: last put is ok within 2s");
  ASSERT_TRUE(QTest::qWaitFor([this] { return lessons().trouble().isEmpty(); }));
}

}  // namespace
}  // namespace flotilla
